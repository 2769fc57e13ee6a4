/** What a redaction has to take away, as values: for the search of mentions before, and for the proof after. */
import type { RedactionScope } from '#contracts/redaction.ts';
import { nameText, type IdentificationNumber, type Person, type PersonName } from '#contracts/person.ts';
import { parseFields, pastPersons, personOf } from '../accounts/index.ts';
import type { PersonalColumn, PersonalTable } from '../kit/personal-data.ts';
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import { personalTables } from '../personal-data.ts';

/** Columns of a table that are personal, with what they become. */
export function clearedColumns(table: PersonalTable): [name: string, cleared: string][] {
  return Object.entries(table.columns).flatMap(([name, kind]) =>
    typeof kind === 'string' ? [] : [[name, kind.cleared] as [string, string]],
  );
}

/** The first instant after a day, as rows tell it. */
export function afterDay(day: string): string {
  const next = new Date(`${day}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString();
}

/** Tables that a scope reaches, with the condition for the rows of one account. */
export function reached(scope: RedactionScope): { table: PersonalTable; where: string; more: SqlValue[] }[] {
  return personalTables.flatMap((table) => {
    if (table.ofAccount === undefined) return [];
    const own = { table, where: `(${table.ofAccount})`, more: [] };
    switch (scope.kind) {
      case 'account':
        return [own];
      case 'documents':
        return table.table === 'document' || table.table === 'account_key' ? [own] : [];
      case 'until':
        if (table.table === 'account_key') return [own];
        return table.at === undefined
          ? []
          : [{ table, where: `(${table.ofAccount}) AND ${table.at} < ?`, more: [afterDay(scope.day)] }];
      case 'fields':
        // Chosen fields lie within rows, not in rows of their own: `chosen-fields.ts` knows where.
        return table.table === 'account_key' ? [own] : [];
    }
  });
}

/** Every text in a cell: of JSON all strings and numbers, of anything else the text itself. */
export function textsOf(cell: unknown): string[] {
  if (typeof cell === 'number') return [String(cell)];
  if (typeof cell !== 'string' || cell === '') return [];
  if (!/^[[{"]/.test(cell)) return [cell];
  try {
    return leaves(JSON.parse(cell));
  } catch {
    return [cell];
  }
}

/** Every string and number in a JSON value, with the parts of longer texts left whole. */
export function leaves(value: unknown): string[] {
  const found: string[] = [];
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    if (typeof next === 'string') found.push(next);
    else if (typeof next === 'number') found.push(String(next));
    else if (next !== null && typeof next === 'object') waiting.push(...(Object.values(next) as unknown[]));
  }
  return found;
}

/** Everything that a scope takes away from one account, each value once. */
export function valuesOf(db: ReadDb, accountSeq: number, scope: RedactionScope): Set<string> {
  const found = new Set<string>();
  for (const { table, where, more } of reached(scope)) {
    const columns = clearedColumns(table).map(([name]) => name);
    const texts = columns.filter((name) => name !== 'wrapped');
    if (texts.length === 0) continue;
    const statement = `SELECT ${texts.join(', ')} FROM ${table.table} WHERE ${where}`;
    for (const row of db.each<Record<string, unknown>>(statement, accountSeq, ...more)) {
      for (const [name, cell] of Object.entries(row)) {
        for (const text of name === 'search' ? indexWords(cell) : textsOf(cell)) found.add(text);
      }
    }
  }
  found.add(db.one<{ salt: string | null }>('SELECT salt FROM account WHERE seq = ?', accountSeq).salt ?? '');
  found.delete('');
  return found;
}

/** The words of the search index are terms of their own; those of the reference id (`zqr`) stay with it. */
function indexWords(cell: unknown): string[] {
  return typeof cell === 'string' ? cell.split(' ').filter((word) => !word.startsWith('zqr')) : [];
}

/** The person as the account has it, had it before, and as each inquiry has it. */
function personsOf(db: ReadDb, accountSeq: number): Person[] {
  const { fields } = db.one<{ fields: string }>('SELECT fields FROM account WHERE seq = ?', accountSeq);
  const inquiries = db.all<{ person: string }>(
    'SELECT person FROM inquiry WHERE account_seq = ?',
    accountSeq,
  );
  return [
    personOf(parseFields(fields)).person,
    ...pastPersons(db, accountSeq),
    ...inquiries.map(({ person }) => JSON.parse(person) as Person),
  ];
}

/** Identification numbers of this person, earlier ones too. */
export function numbersOf(db: ReadDb, accountSeq: number): string[] {
  return personsOf(db, accountSeq).flatMap(({ identification }) =>
    identification.map(({ number }) => number),
  );
}

/** How people would write of this person: full names, e-mails, phones, numbers, now and before. For finding mentions. */
export function telltalesOf(db: ReadDb, accountSeq: number): string[] {
  const account = db.one<{ name: string; reference_id: string | null }>(
    'SELECT name, reference_id FROM account WHERE seq = ?',
    accountSeq,
  );
  const found = new Set<string>();
  if (account.name.includes(' ')) found.add(account.name);
  if (account.reference_id !== null) found.add(account.reference_id);
  for (const person of personsOf(db, accountSeq)) for (const text of spokenOf(person)) found.add(text);
  return [...found].filter((text) => [...text].length >= 5);
}

function spokenOf(person: Person): string[] {
  return [
    ...person.name.flatMap(spokenName),
    ...person.email,
    ...person.phone,
    ...person.identification.map(({ number }: IdentificationNumber) => number),
  ];
}

function spokenName(name: PersonName): string[] {
  const { first, last, native } = name;
  const both = first && last ? [`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`] : [];
  return [nameText(name), native ?? '', ...both].filter(
    (text) => /\s/.test(text) || /[^\x00-\u024f]/.test(text),
  );
}

/** Every row of every table, as the proof looks through them. `_owner` is the seq of the account a row belongs to. */
export function everyTable(): {
  /** Line of the dry run, or the table where it has none. */
  readonly store: string;
  readonly statement: string;
  readonly columns: readonly { readonly name: string; readonly cleared: string | null }[];
}[] {
  const tables = personalTables.map((table) => {
    const names = Object.keys(table.columns);
    return {
      store: table.store ?? table.table,
      statement: `SELECT ${names.map((name) => `"${name}"`).join(', ')}, ${table.owner ?? 'NULL'} AS _owner FROM "${table.table}"`,
      columns: names.map((name) => ({ name, cleared: clearedTo(table.columns[name]) })),
    };
  });
  // The words of the tables themselves, `birthdate` and the like, stand in the database too.
  const schema = { name: 'sql', cleared: null };
  return [
    ...tables,
    { store: 'schema', statement: 'SELECT sql, NULL AS _owner FROM sqlite_schema', columns: [schema] },
  ];
}

/** The text of a personal column that is cleared; null for a column that is not personal. */
function clearedTo(column: PersonalColumn | undefined): string | null {
  return typeof column === 'object' ? column.cleared.replace(/^'|'$/g, '') : null;
}
