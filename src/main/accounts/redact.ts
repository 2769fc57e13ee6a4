/** Taking values out of an account for good: the row, its index words, its history stay consistent. */
import type { AccountField } from '#contracts/accounts.ts';
import { emptyPerson } from '#contracts/person.ts';
import type { WriteDb } from '../kit/sql.ts';
import { headlineOf, parseFields, personOf } from './rules/stored.ts';
import { searchText } from './rules/search-text.ts';
import { loadAccount } from './store.ts';

/** Empties an account but for its reference id, under which it is still found and collects new information. */
export function clearAccount(db: WriteDb, seq: number, now: string): void {
  const row = loadAccount(db, { seq });
  const search = searchText(emptyPerson(), row.reference_id, null);
  unindex(db, seq, row.search);
  db.run(
    `UPDATE account SET name = '', birthdate = NULL, city = NULL, country_code = NULL, fields = '{}', search = ?, salt = NULL,
       version = version + 1, updated_at = ?, redacted_at = ?, seen_at = ? WHERE seq = ?`,
    search,
    now,
    now,
    // What a document said before this moment is not heard again.
    now,
    seq,
  );
  index(db, seq, search);
}

/** Takes single fields out of an account. */
export function clearAccountFields(
  db: WriteDb,
  seq: number,
  fields: readonly AccountField[],
  now: string,
): void {
  const row = loadAccount(db, { seq });
  const stored = parseFields(row.fields);
  for (const field of fields) Reflect.deleteProperty(stored, field);
  const headline = headlineOf(stored);
  const display = stored['display-name']?.[0]?.v;
  const search = searchText(
    personOf(stored).person,
    row.reference_id,
    typeof display === 'string' ? display : null,
  );
  unindex(db, seq, row.search);
  db.run(
    `UPDATE account SET name = ?, birthdate = ?, city = ?, country_code = ?, fields = ?, search = ?,
       version = version + 1, updated_at = ? WHERE seq = ?`,
    headline.name,
    headline.birthdate,
    headline.city,
    headline.countryCode,
    JSON.stringify(stored),
    search,
    now,
    seq,
  );
  index(db, seq, search);
}

/** From here on no commitment to what files brought can be tested, whatever else is left of the account. */
export function forgetSalt(db: WriteDb, seq: number): void {
  db.run('UPDATE account SET salt = NULL WHERE seq = ?', seq);
}

/** The index is told exactly the words it holds: others would leave the old ones in it. */
function unindex(db: WriteDb, seq: number, search: string): void {
  db.run("INSERT INTO account_fts (account_fts, rowid, search) VALUES ('delete', ?, ?)", seq, search);
}

function index(db: WriteDb, seq: number, search: string): void {
  db.run('INSERT INTO account_fts (rowid, search) VALUES (?, ?)', seq, search);
}
