import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, expect, test } from 'vitest';
import { openDb } from '#main/kit/sql.ts';
import { migrate } from '#main/migrations/index.ts';
import { mentionPlaces } from '#main/kit/mention-places.ts';
import { personalTables } from '#main/personal-data.ts';

const database = new Database(':memory:');
migrate(openDb(database));
afterAll(() => {
  database.close();
});

/** Tables of our own; the parts of a search index hold words of the table they index and are rebuilt with it. */
const live = database
  .prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
       AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS virtual WHERE virtual.sql LIKE 'CREATE VIRTUAL%'
         AND sqlite_schema.name LIKE virtual.name || '!_%' ESCAPE '!')`,
  )
  .pluck()
  .all() as string[];
const columnsOf = (table: string): { name: string; notnull: number }[] =>
  database.prepare('SELECT name, "notnull" FROM pragma_table_info(?)').all(table) as never;

test.each(live)(
  'every column of "%s" is declared in a personal-data.ts, and none that is not there',
  (table) => {
    const declared = personalTables.find((one) => one.table === table);
    expect(
      Object.keys(declared?.columns ?? {}).sort(),
      `name each column of ${table} in personal-data.ts of its room, and list the room in src/main/personal-data.ts`,
    ).toEqual(
      columnsOf(table)
        .map(({ name }) => name)
        .sort(),
    );
  },
);

test('every column declared as a mention is looked into by the search for mentions', () => {
  const searched = Object.values(mentionPlaces).map(({ table, column }) => `${table}.${column}`);
  const declared = personalTables.flatMap(({ table, columns }) =>
    Object.entries(columns).flatMap(([column, kind]) => (kind === 'mention' ? [`${table}.${column}`] : [])),
  );
  // The folded name of a tag is written anew with the name.
  expect(declared.filter((one) => one !== 'tag.folded' && !searched.includes(one))).toEqual([]);
});

test('no table is declared twice, or without being there', () => {
  expect(personalTables.map(({ table }) => table).sort()).toEqual([...live].sort());
});

test.each(personalTables.map((table) => [table.table, table] as const))(
  'what is said of the rows of "%s" is SQL that runs, and what is personal has an owner or is looked through',
  (name, { ofAccount, owner, at, columns, store }) => {
    if (ofAccount !== undefined) {
      expect(() => database.prepare(`SELECT 1 FROM "${name}" WHERE ${ofAccount}`).all(1)).not.toThrow();
    }
    for (const expression of [owner, at]) {
      if (expression !== undefined)
        expect(() => database.prepare(`SELECT ${expression} FROM "${name}"`)).not.toThrow();
    }
    for (const [column, kind] of Object.entries(columns)) {
      if (typeof kind === 'string') continue;
      expect(store, `${name}.${column} is personal: under which line of the dry run?`).toBeDefined();
      const notNull = columnsOf(name).find((one) => one.name === column)?.notnull;
      if (notNull) expect(kind.cleared).not.toBe('NULL');
    }
  },
);
