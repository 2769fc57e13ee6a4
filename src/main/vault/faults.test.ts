import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { AppError } from '#contracts/kit/errors.ts';
import { describe, expect, test } from 'vitest';
import { mapFileError, mapSqliteError, onFiles } from './faults.ts';

/** What a piece of work really throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It threw nothing.');
}

describe('faults of files', () => {
  test('a device that is really full says so', () => {
    const full = openSync('/dev/full', 'w');
    const error = thrownBy(() => writeSync(full, Buffer.alloc(10)));
    closeSync(full);
    expect(mapFileError(error).code).toBe('disk-full');
  });

  test('a missing file, a folder in its place, and a stranger’s error each get a name', () => {
    expect(mapFileError(thrownBy(() => readFileSync('/nowhere/at/all'))).code).toBe('vault-missing');
    expect(
      mapFileError(
        thrownBy(() => readFileSync('/')),
        'reading',
      ),
    ).toMatchObject({
      code: 'file-unreadable',
      params: { reason: 'EISDIR' },
    });
    expect(mapFileError(new Error('a bug')).code).toBe('internal');
  });

  test('a refusal means a read-only folder when writing and an unreadable file when reading', () => {
    const refused = Object.assign(new Error('refused'), { code: 'EACCES' });
    expect(mapFileError(refused, 'writing').code).toBe('read-only');
    expect(mapFileError(refused, 'reading').code).toBe('file-unreadable');
  });

  test('an error of ours passes unchanged, and no path is carried along', () => {
    const ours = new AppError('conflict', { what: 'document' });
    expect(
      thrownBy(() =>
        onFiles(() => {
          throw ours;
        }),
      ),
    ).toBe(ours);
    const error = mapFileError(thrownBy(() => readFileSync('/secret-place/file')));
    expect(JSON.stringify(error.toFailure())).not.toContain('secret-place');
  });
});

describe('faults of the database', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT; INSERT INTO one VALUES (1)');

  test('what the driver really throws gets a code', () => {
    expect(
      mapSqliteError(
        thrownBy(() => database.exec('INSERT INTO one VALUES (1)')),
        'working',
      ).code,
    ).toBe('conflict');
    database.pragma('query_only = ON');
    expect(
      mapSqliteError(
        thrownBy(() => database.exec('DELETE FROM one')),
        'working',
      ).code,
    ).toBe('read-only');
    expect(
      mapSqliteError(
        thrownBy(() => database.exec('SELEKT')),
        'working',
      ).code,
    ).toBe('internal');
    expect(mapSqliteError(new TypeError('a bug'), 'working').code).toBe('internal');
  });

  test.each([
    ['SQLITE_NOTADB', 'opening', 'vault-damaged', 'database-first-page'],
    ['SQLITE_NOTADB', 'working', 'vault-damaged', 'database-page'],
    ['SQLITE_CORRUPT_VTAB', 'working', 'vault-damaged', 'database-page'],
    ['SQLITE_FULL', 'working', 'disk-full', undefined],
    ['SQLITE_IOERR_SHMSIZE', 'opening', 'disk-full', undefined],
    ['SQLITE_READONLY_DIRECTORY', 'working', 'read-only', undefined],
    ['SQLITE_BUSY_SNAPSHOT', 'working', 'busy', undefined],
    ['SQLITE_TOOBIG', 'working', 'too-large', undefined],
    ['SQLITE_INTERRUPT', 'working', 'cancelled', undefined],
  ] as const)('%s while %s is %s', (code, when, expected, cause) => {
    const mapped = mapSqliteError(Object.assign(new Error('driver'), { code }), when);
    expect(mapped.code).toBe(expected);
    expect(mapped.params['cause']).toBe(cause);
  });
});
