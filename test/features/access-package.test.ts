import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonalTable } from '#main/kit/personal-data.ts';
import { heldAbout } from '#main/exports/held.ts';
import { givenColumns, isReached, unaccounted, withheldColumns } from '#main/exports/withheld.ts';
import type { SqlValue, WriteDb } from '#main/kit/sql.ts';
import { personalTables } from '#main/personal-data.ts';
import { canaryWord } from '#test/kit/canaries.ts';
import { inside } from '#test/kit/inside.ts';
import { plant, type Planted } from '#test/kit/redacting.ts';
import { openTestVault, type TestVault } from '#test/kit/vault.ts';
import { readZip, type ReadZip } from '#test/kit/zip.ts';

let vault: TestVault;
let planted: Planted;
/** Before and after words were planted. */
let before: ReadZip;
let zip: ReadZip;
/** By `table.column`. */
let canaries: ReadonlyMap<string, string>;

beforeAll(async () => {
  vault = await openTestVault();
  planted = await plant(vault);
  await addRest();
  before = await exported('before.zip');
  canaries = await inside(vault, (db) => plantEverywhere(db, seqOf(db)));
  zip = await exported('package.zip');
});
afterAll(() => vault.close());

async function exported(name: string): Promise<ReadZip> {
  const path = join(vault.folder, 'files', name);
  const { accountId } = planted;
  const { passphrase } = await vault.client.exports.account({ accountId, file: vault.ticket(path) });
  return readZip(path, passphrase ?? '');
}

const seqOf = (db: WriteDb): number =>
  db.one<{ seq: number }>('SELECT seq FROM account WHERE id = ?', planted.accountId).seq;

/** What a planted person has not got: a tag, an archiving, a redaction that came to nothing. */
async function addRest(): Promise<void> {
  const { client } = vault;
  const accountIds = [planted.accountId];
  await client.tags.apply({ accountIds, add: ['vip'], remove: [] });
  const plan = await client.redaction.plan({ accountIds, scope: { kind: 'account' } });
  const { id } = await client.redaction.propose({
    accountIds,
    scope: { kind: 'account' },
    basis: { reason: 'other' },
    planHash: plan.hash,
    passOverOpenWork: true,
  });
  await client.redaction.decline({ id });
  await client.retention.archive({ accountIds, reason: 'left us' });
}

/** Puts a word of its own into a row of the account for every declared column that a package must hold. */
function plantEverywhere(db: WriteDb, seq: number): Map<string, string> {
  const done = new Map<string, string>();
  for (const table of personalTables.filter(isReached)) {
    const where = table.concerns ?? table.ofAccount;
    const of: [string, ...SqlValue[]] =
      where === undefined
        ? ["row_text LIKE '%' || ? || '%'", planted.person.email]
        : [where.replace('?', String(seq))];
    for (const column of givenColumns(table)) {
      const name = `${table.table}.${column}`;
      const [condition, ...values] = of;
      const key = keyOf(db, table.table);
      const row = db.maybe<Record<string, SqlValue>>(
        `SELECT ${key.join(', ')}, "${column}" AS cell FROM "${table.table}" WHERE ${condition} LIMIT 1`,
        ...values,
      );
      if (!row) throw new Error(`${name}: the account has no row in which a word could be planted`);
      const word = canaryWord();
      db.run(
        `UPDATE "${table.table}" SET "${column}" = ? WHERE ${key.map((one) => `${one} = ?`).join(' AND ')}`,
        withWord(row['cell'] ?? null, word),
        ...key.map((one) => row[one] ?? null),
      );
      done.set(name, word);
    }
  }
  return done;
}

const keyOf = (db: WriteDb, table: string): string[] =>
  db
    .all<{ name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', table)
    .map(({ name }) => name);

/** The cell with a word in it, of the same form: JSON stays JSON, and the first text in it is made longer. */
function withWord(cell: SqlValue, word: string): string {
  if (typeof cell !== 'string' || cell === '') return word;
  if (!/^[[{"]/.test(cell)) return `${cell} ${word}`;
  const put = { done: false };
  const json: unknown = JSON.parse(cell, (_key, value: unknown) => {
    if (put.done || typeof value !== 'string') return value;
    put.done = true;
    return `${value} ${word}`;
  });
  if (put.done) return JSON.stringify(json);
  return JSON.stringify(Array.isArray(json) ? [word] : { planted: word });
}

/** Columns whose word is not in a text. */
const missingFrom = (text: string): string[] =>
  [...canaries].flatMap(([column, word]) =>
    text.toLowerCase().includes(word.toLowerCase()) ? [] : [column],
  );

describe('an access package', () => {
  test('holds a word planted in every column that is declared personal, kept or a mention', () => {
    const texts = [...zip.entries].map(([name, bytes]) =>
      name.startsWith('documents/') ? '' : bytes.toString(),
    );
    expect(canaries.size).toBeGreaterThan(35);
    expect(missingFrom(texts.join('\n'))).toEqual([]);
  });

  test('tells of a column that is declared and does not come into it', async () => {
    const forgetful = personalTables.map((table): PersonalTable => {
      if (table.table !== 'inquiry') return table;
      const { attributes: _attributes, ...columns } = table.columns;
      return { ...table, columns };
    });
    const held = await inside(vault, (db) => heldAbout(db, seqOf(db), forgetful));
    expect(missingFrom(JSON.stringify(held))).toEqual(['inquiry.attributes']);
  });

  test('either reaches every declared column or names it as left out, and a new one is not overlooked', () => {
    expect(unaccounted(personalTables)).toEqual([]);
    const added: PersonalTable = { table: 'diary', columns: { seq: 'plain', secret: { cleared: "''" } } };
    expect(unaccounted([...personalTables, added])).toEqual(['diary.secret']);
  });

  test('leaves out only what is declared', () => {
    const declared = new Set(
      personalTables.flatMap(({ table, columns }) =>
        Object.entries(columns).flatMap(([column, kind]) => (kind === 'plain' ? [] : [`${table}.${column}`])),
      ),
    );
    expect([...withheldColumns].filter((column) => !declared.has(column))).toEqual([]);
  });

  test('says on its page what is in it and what was left out, and counts texts of others without showing them', () => {
    const page = before.entries.get('index.html')?.toString() ?? '';
    for (const name of ['data.json', 'history.json', 'records.json', 'documents/'])
      expect(page).toContain(name);
    for (const text of ['Texts about legal holds', 'Search words', 'Numbers of accounts'])
      expect(page).toContain(text);
    expect(page).toMatch(
      /speak of this person<\/td><td>[1-9] places?\. They belong to the accounts of others/,
    );
    expect([...before.entries.values()].join('\n')).not.toContain('seen together with');
  });

  test('holds a refused row of a file that names the person', () => {
    const records = zip.entries.get('records.json')?.toString() ?? '';
    expect(JSON.parse(records)).toMatchObject({
      tables: expect.arrayContaining([expect.objectContaining({ table: 'import_reject' })]) as unknown,
    });
  });
});
