/** The anchor of the import: the same file, read and parsed, into one unencrypted table with the reference id's index. */
import { createReadStream, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse';
import { peakMemory } from './parts/processes.ts';

const [csv = '', file = '', batch = '2000'] = process.argv.slice(2);
for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
const from = performance.now();
const used = process.cpuUsage();
const database = new DatabaseSync(file);
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE account (seq INTEGER PRIMARY KEY, reference_id TEXT NOT NULL UNIQUE, first TEXT, middle TEXT, last TEXT, birthdate TEXT,
    email TEXT, phone TEXT, city TEXT, passport TEXT) STRICT`);
const insert = database.prepare(
  'INSERT INTO account (reference_id, first, middle, last, birthdate, email, phone, city, passport) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
);
let rows = 0;
database.exec('BEGIN');
for await (const row of createReadStream(csv, { highWaterMark: 1 << 18 }).pipe(parse({ from_line: 2 }))) {
  // csv-parse answers lists of texts unless told otherwise.
  insert.run(...(row as string[]));
  if (++rows % Number(batch) === 0) database.exec('COMMIT; BEGIN');
}
database.exec('COMMIT');
database.close();
const { user, system } = process.cpuUsage(used);
process.stdout.write(
  JSON.stringify({
    rows,
    wall: performance.now() - from,
    processor: (user + system) / 1000,
    peak: peakMemory('self'),
  }),
);
