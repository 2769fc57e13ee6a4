/** Redaction of chosen fields: their values go from every row of the account, the rest of each row stays. */
import type { AccountField } from '#contracts/accounts.ts';
import type { Comparison, Person, PersonField } from '#contracts/person.ts';
import type { Resolution } from '#contracts/inquiries.ts';
import { clearAccountFields, parseFields } from '../accounts/index.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { leaves } from './values.ts';

/** Rows that hold whole JSON objects beside the chosen fields, where a value may be repeated under any key. */
const looselyHeld = [
  { table: 'inquiry', column: 'attributes', of: 'account_seq = ?' },
  { table: 'inquiry', column: 'custom', of: 'account_seq = ?' },
  { table: 'related', column: 'attributes', of: 'account_seq = ?' },
  { table: 'related', column: 'relationships', of: 'account_seq = ?' },
] as const;

/** Every text that the chosen fields held: now, before, and in inquiries. */
export function chosenValues(db: ReadDb, accountSeq: number, fields: readonly AccountField[]): Set<string> {
  const found = new Set<string>();
  const take = (value: unknown): void => {
    for (const text of leaves(value)) if (text !== '') found.add(text);
  };
  const stored = parseFields(
    db.one<{ fields: string }>('SELECT fields FROM account WHERE seq = ?', accountSeq).fields,
  );
  for (const field of fields) take((stored[field] ?? []).map((entry) => entry.v));
  for (const part of db.each<{ field: string; before: string | null; after: string | null }>(
    'SELECT field, before, after FROM change_field WHERE account_seq = ?',
    accountSeq,
  )) {
    // A field's name is the account's own word: any of the wanted ones.
    if (!fields.includes(part.field)) continue;
    for (const json of [part.before, part.after]) {
      if (json !== null) take((JSON.parse(json) as { v: unknown }[]).map((entry) => entry.v));
    }
  }
  for (const row of db.each<{ person: string; custom: string }>(
    'SELECT person, custom FROM inquiry WHERE account_seq = ?',
    accountSeq,
  )) {
    const person = JSON.parse(row.person) as Partial<Record<string, unknown>>;
    const custom = JSON.parse(row.custom) as Partial<Record<string, unknown>>;
    for (const field of fields) take(field.startsWith('custom:') ? custom[field.slice(7)] : person[field]);
  }
  return found;
}

/** Takes the chosen fields out of every row of an account. */
export function clearChosen(
  db: WriteDb,
  accountSeq: number,
  fields: readonly AccountField[],
  now: string,
): void {
  const values = chosenValues(db, accountSeq, fields);
  const chosen = new Set<string>(fields);
  clearAccountFields(db, accountSeq, fields, now);
  db.run(
    `UPDATE change_field SET before = NULL, after = NULL
     WHERE account_seq = ? AND field IN (SELECT value FROM json_each(?))`,
    accountSeq,
    JSON.stringify(fields),
  );
  for (const row of db.all<{ seq: number; person: string }>(
    'SELECT seq, person FROM inquiry WHERE account_seq = ?',
    accountSeq,
  )) {
    const person = JSON.parse(row.person) as Person;
    for (const field of Object.keys(person) as PersonField[]) if (chosen.has(field)) person[field] = [];
    db.run('UPDATE inquiry SET person = ? WHERE seq = ?', JSON.stringify(person), row.seq);
  }
  for (const { table, column, of } of looselyHeld) {
    for (const row of db.all<{ seq: number; text: string }>(
      `SELECT seq, ${column} AS text FROM ${table} WHERE ${of}`,
      accountSeq,
    )) {
      const next = JSON.stringify(without(JSON.parse(row.text), values));
      if (next !== row.text) db.run(`UPDATE ${table} SET ${column} = ? WHERE seq = ?`, next, row.seq);
    }
  }
  clearDecisions(db, accountSeq, chosen, values);
  clearFreeText(db, accountSeq, values);
}

/** A comparison keeps its rows about other fields; a sentence that repeats a redacted value is emptied. */
function clearDecisions(
  db: WriteDb,
  accountSeq: number,
  chosen: ReadonlySet<string>,
  values: ReadonlySet<string>,
): void {
  const ofAccount = 'inquiry_seq IN (SELECT seq FROM inquiry WHERE account_seq = ?)';
  for (const row of db.all<{ seq: number; comparison: string; resolutions: string; note: string }>(
    `SELECT seq, comparison, resolutions, note FROM decision WHERE ${ofAccount}`,
    accountSeq,
  )) {
    const comparison = JSON.parse(row.comparison) as Comparison;
    const resolutions = JSON.parse(row.resolutions) as Resolution[];
    const kept = without(
      { ...comparison, fields: comparison.fields.filter(({ field }) => !chosen.has(field)) },
      values,
    );
    const judged = without(
      resolutions.filter(({ field }) => !chosen.has(field)),
      values,
    );
    db.run(
      'UPDATE decision SET comparison = ?, resolutions = ?, note = ? WHERE seq = ?',
      JSON.stringify(kept),
      JSON.stringify(judged),
      textWithout(row.note, values),
      row.seq,
    );
  }
  db.run(`DELETE FROM draft WHERE ${ofAccount}`, accountSeq);
}

function clearFreeText(db: WriteDb, accountSeq: number, values: ReadonlySet<string>): void {
  const texts = [
    { table: 'inquiry', key: 'seq', column: 'note', of: 'account_seq = ?' },
    { table: 'change', key: 'seq', column: 'reason', of: 'account_seq = ?' },
    {
      table: 'source',
      key: 'id',
      column: 'reason',
      of: "kind = 'edit' AND id IN (SELECT source_id FROM change WHERE account_seq = ?)",
    },
    { table: 'document', key: 'seq', column: 'file_name', of: 'account_seq = ?' },
  ];
  for (const { table, key, column, of } of texts) {
    for (const row of db.all<{ key: number; text: string | null }>(
      `SELECT ${key} AS key, ${column} AS text FROM ${table} WHERE ${of}`,
      accountSeq,
    )) {
      const next = row.text === null ? null : textWithout(row.text, values);
      if (next !== row.text) db.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, next, row.key);
    }
  }
}

/** Shorter values inside a longer text are left: "Li" is in half of all words. */
const leastWithin = 5;

function textWithout(text: string, values: ReadonlySet<string>): string {
  if (values.has(text)) return '';
  let rest = text;
  for (const value of values) if (value.length >= leastWithin) rest = rest.replaceAll(value, '[redacted]');
  return rest;
}

/** The same JSON with every text that is, or contains, one of the values blanked. */
function without(value: unknown, values: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return textWithout(value, values);
  if (typeof value === 'number') return values.has(String(value)) ? null : value;
  if (Array.isArray(value)) return value.map((one) => without(one, values));
  if (value === null || typeof value !== 'object') return value;
  // Keys may be anybody's words: built through entries, `__proto__` stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, values)]));
}
