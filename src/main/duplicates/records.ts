/** What linking is told of an account. */
import { parseFields, personOf } from '../accounts/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import type { LinkRow } from '../matching/index.ts';
import { inLists } from '../withdrawn/index.ts';

/** An account as it is read for linking. */
export interface StoredRecord {
  readonly seq: number;
  readonly fields: string;
}

const perPortion = 2000;
const listed = `fields <> '{}'${inLists('account.seq')}`;

/** The account as a row of linking; the first value of each field counts. The id is the account's number. */
export function linkRowOf({ seq, fields }: StoredRecord): LinkRow {
  const { person } = personOf(parseFields(fields));
  const name = person.name[0] ?? {};
  const address = person.address[0] ?? {};
  const said = {
    first: name.first,
    middle: name.middle,
    last: name.last,
    full: name.full ?? (name.first === undefined && name.last === undefined ? name.native : undefined),
    birthdate: person.birthdate[0],
    gender: person.gender[0],
    nationality: person.nationality[0],
    street1: address.street1,
    street2: address.street2,
    city: address.city,
    subdivision: address.subdivision,
    postalCode: address.postalCode,
    phone: person.phone[0],
    email: person.email[0],
    identification: person.identification[0]?.number,
  };
  const row: Record<string, string> = {};
  for (const [field, text] of Object.entries(said)) if (text !== undefined) row[field] = text;
  return { ...row, id: String(seq) };
}

/** How many accounts are compared. */
export function countRecords(db: ReadDb): number {
  return db.one<{ n: number }>(`SELECT count(*) AS n FROM account WHERE ${listed}`).n;
}

/** All accounts that are in lists and hold anything, in portions. */
export function* recordPortions(db: ReadDb, look: (done: number) => void): Generator<LinkRow[]> {
  let after = 0;
  for (let done = 0; ;) {
    const rows = db.all<StoredRecord>(
      `SELECT seq, fields FROM account WHERE seq > ? AND ${listed} ORDER BY seq LIMIT ${String(perPortion)}`,
      after,
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
    done += rows.length;
    look(done);
    yield rows.map(linkRowOf);
  }
}
