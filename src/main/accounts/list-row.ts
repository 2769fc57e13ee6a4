/** One row of a list of accounts. */
import type { AccountRow } from '#contracts/accounts.ts';
import type { ReadDb } from '../kit/sql.ts';
import { tagsOf } from '../tags/index.ts';

/** The columns of `account` that a list shows, as `listColumns` reads them. */
export interface ListRow {
  seq: number;
  id: string;
  reference_id: string | null;
  name: string;
  status: string;
  type: string;
  birthdate: string | null;
  city: string | null;
  country_code: string | null;
  updated_at: string;
}

export const listColumns =
  'account.seq, account.id, account.reference_id, account.name, account.status, account.type, account.birthdate, ' +
  'account.city, account.country_code, account.updated_at';

/** The row as a window sees it, with its tags and inquiries. */
export function rowOf(db: ReadDb, row: ListRow): AccountRow {
  const inquiries = db.one<{ n: number; waiting: number | null }>(
    "SELECT count(*) AS n, sum(state = 'waiting') AS waiting FROM inquiry WHERE account_seq = ?",
    row.seq,
  );
  return {
    id: row.id,
    referenceId: row.reference_id,
    name: row.name,
    status: row.status,
    type: row.type,
    birthdate: row.birthdate,
    city: row.city,
    countryCode: row.country_code,
    tags: tagsOf(db, row.seq),
    inquiries: inquiries.n,
    waiting: inquiries.waiting ?? 0,
    updatedAt: row.updated_at,
  };
}
