/**
 * The proof: the database built anew under a new key, then searched for every value that was to go, by the verifier,
 * which shares no code with the store. Runs in a thread of its own while no other connection is open.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProofReport } from '#contracts/redaction.ts';
import { newMatcher, searchFolder, windowsOf, type Needle } from '../../verify/index.ts';
import { nowInstant } from '../kit/clock.ts';
import { openDb, type ReadDb } from '../kit/sql.ts';
import {
  checkpointWhole,
  keyFits,
  openConnection,
  rebuildDatabase,
  REBUILT_FILE,
  valuesKey,
} from '../vault/index.ts';
import { isClean } from './certificate.ts';
import { foundFiles } from './found-files.ts';
import { needlesPath, openNeedles } from './needles.ts';
import { documentProof } from './proof-documents.ts';
import { everyTable } from './values.ts';

/** What the thread is given. Keys are wiped by the caller. */
export interface ProofJob {
  readonly vaultFolder: string;
  readonly logs: string;
  readonly pageKey: Buffer;
  readonly nextKey: Buffer;
  /** Opens the accounts' keys, and they the sealed documents. */
  readonly ringKey: Buffer;
}

/** One redaction's report; `clean` when nothing was found and nothing was missing. */
export interface Proof {
  readonly id: string;
  readonly clean: boolean;
  readonly report: ProofReport;
}

/** Told how far it is. */
export type ProofProgress = (phase: string, done: number, total: number | null) => void;

interface Pending {
  readonly id: string;
  readonly scope: string;
  readonly values: readonly string[] | null;
  readonly accounts: ReadonlySet<number>;
}

/**
 * Proves all redactions that are cleared. When all are clean, their reports lie in the rebuilt database, which may then
 * take the old one's place.
 *
 * @throws AppError 'disk-full', 'busy', 'vault-damaged'
 */
export function proveRedactions(job: ProofJob, progress: ProofProgress): Proof[] {
  const startedAt = nowInstant();
  const pending = pendingRedactions(job);
  rebuildDatabase(job.vaultFolder, job.pageKey, job.nextKey, (phase) => {
    progress(phase, 0, null);
  });
  const rebuilt = join(job.vaultFolder, REBUILT_FILE);
  const connection = openConnection(rebuilt, job.nextKey, 'writer');
  const db = openDb(connection);
  try {
    progress('scan', 0, null);
    const sound = checkWhole(db);
    const documentsDeleted = deleteOrphans(db, job.vaultFolder);
    const freePages = db.one<{ freelist_count: number }>('PRAGMA freelist_count').freelist_count;
    const windows = newWindows(pending);
    const judged = judgeLive(db, pending, windows, progress);
    const unshared = windows.needles.filter(({ id }) => !judged.shared.has(id));
    const documents = documentProof(db, job.ringKey, pending, windows.redactionOf);
    checkpointWhole(connection);
    const search = searchFolder({
      folder: job.vaultFolder,
      pageKey: job.nextKey,
      needles: unshared,
      extra: [job.logs],
      documents: documents.request,
      database: REBUILT_FILE,
    });
    const proofs = pending.map(({ id, values }): Proof => {
      const own = (needle: number): boolean => windows.redactionOf(needle) === id;
      const hits = search.hits.filter(({ needleId }) => own(needleId));
      const foundIn: Record<string, number> = {};
      const count = (place: string): void => void (foundIn[place] = (foundIn[place] ?? 0) + 1);
      for (const { place } of hits) count(place);
      for (const store of [...(judged.left.get(id) ?? []), ...documents.leftOf(id)]) count(store);
      if (values === null) count('values-missing');
      if (!sound) count('database-not-sound');
      const found = Object.values(foundIn).reduce((sum, times) => sum + times, 0) + search.hitsLeftOff;
      const all = values ?? [];
      const report: ProofReport = {
        values: all.length,
        windows: windows.needles.filter(({ id: needle }) => own(needle)).length,
        shortValues: all.filter((value) => windowsOf(value).length === 0).length,
        sharedValues: sharedValues(windows, judged.shared, own),
        pages: search.pages + search.frames,
        damagedPages: search.macFailures,
        files: search.files,
        bytes: search.bytes,
        found,
        foundIn,
        ...foundFiles(hits, search.hits, all),
        freePages,
        logBytes: statSync(`${rebuilt}-wal`, { throwIfNoEntry: false })?.size ?? 0,
        oldKeyOpens: keyFits(rebuilt, job.pageKey),
        documentsDeleted,
        ...documents.reportOf(id, search.documents),
        startedAt,
        endedAt: nowInstant(),
      };
      return { id, clean: isClean(report), report };
    });
    if (proofs.every(({ clean }) => clean)) {
      for (const { id, report } of proofs) {
        db.run('UPDATE redaction SET report = ? WHERE id = ?', JSON.stringify(report), id);
      }
      checkpointWhole(connection);
    }
    return proofs;
  } finally {
    connection.close();
  }
}

/** Removes the sealed values once their key is destroyed. */
export function forgetValues(vaultFolder: string, ids: readonly string[]): void {
  for (const id of ids) rmSync(needlesPath(vaultFolder, id), { force: true });
}

function pendingRedactions(job: ProofJob): Pending[] {
  const connection = openConnection(join(job.vaultFolder, 'vault.db'), job.pageKey, 'reader');
  const key = valuesKey(job.pageKey);
  try {
    const db = openDb(connection);
    return db
      .all<{ seq: number; id: string; scope: string }>(
        "SELECT seq, id, scope FROM redaction WHERE state IN ('cleared', 'incomplete') ORDER BY seq",
      )
      .map(({ seq, id, scope }) => ({
        id,
        scope: (JSON.parse(scope) as { kind: string }).kind,
        values: openNeedles(job.vaultFolder, id, key),
        accounts: new Set(
          db
            .all<{ account_seq: number }>(
              'SELECT account_seq FROM redaction_account WHERE redaction_seq = ?',
              seq,
            )
            .map((row) => row.account_seq),
        ),
      }));
  } finally {
    key.fill(0);
    connection.close();
  }
}

/** The database is whole, and the search index holds exactly the words of the rows: no word of an erased one. */
function checkWhole(db: ReadDb & { exec(sql: string): void }): boolean {
  const answer = db.maybe<{ integrity_check: string }>('PRAGMA integrity_check(1)');
  if (answer?.integrity_check !== 'ok') return false;
  try {
    db.exec("INSERT INTO account_fts (account_fts, rank) VALUES ('integrity-check', 1)");
    return true;
  } catch {
    return false;
  }
}

/** Deletes sealed files that no document names: those of redacted ones among them. Answers how many. */
function deleteOrphans(db: ReadDb, vaultFolder: string): number {
  const named = new Set(
    db.all<{ blob: string }>('SELECT blob FROM document WHERE blob IS NOT NULL').map(({ blob }) => blob),
  );
  let deleted = 0;
  const folder = join(vaultFolder, 'documents');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (named.has(path.slice(folder.length + 1).replaceAll('\\', '/'))) continue;
    rmSync(path, { force: true });
    deleted += 1;
  }
  return deleted;
}

const collectedCharacters = 128 * 1024;

/** Gathers cells into large texts: many small searches cost far more than a few large ones. */
function newCollector(search: (bytes: Uint8Array) => void): { add(cell: unknown): void; flush(): void } {
  let parts: string[] = [];
  let length = 0;
  const flush = (): void => {
    search(Buffer.from(parts.join('\n'), 'utf8'));
    parts = [];
    length = 0;
  };
  return {
    add: (cell) => {
      // Nothing shorter than the shortest window can hold one.
      if (typeof cell !== 'string' || cell.length < 2) return;
      parts.push(cell);
      length += cell.length;
      if (length > collectedCharacters) flush();
    },
    flush,
  };
}

/** The index words of a redacted account: only those of its reference id. */
function isReferenceOnly(words: string): boolean {
  return words.split(' ').every((word) => word.startsWith('zqr'));
}

interface Windows {
  readonly needles: readonly Needle[];
  /** Needle number → value number. */
  readonly valueOf: readonly number[];
  redactionOf(needleId: number): string;
}

/** One needle a window; which redaction it is of is told by its number. */
function newWindows(pending: readonly Pending[]): Windows {
  const needles: Needle[] = [];
  const ends: number[] = [];
  const valueOf: number[] = [];
  let number = 0;
  for (const { values } of pending) {
    for (const value of values ?? []) {
      number += 1;
      for (const bytes of windowsOf(value)) {
        needles.push({ id: needles.length, bytes });
        valueOf.push(number);
      }
    }
    ends.push(needles.length);
  }
  return {
    needles,
    valueOf,
    redactionOf: (needleId) => pending[ends.findIndex((end) => needleId < end)]?.id ?? '',
  };
}

/** Values of which no window is left to look for, because others hold every one of them too. */
function sharedValues(
  { needles, valueOf }: Windows,
  shared: ReadonlySet<number>,
  own: (needle: number) => boolean,
): number {
  const [all, telling] = [new Set<number>(), new Set<number>()];
  for (const { id } of needles) {
    const value = valueOf[id];
    if (value === undefined || !own(id)) continue;
    all.add(value);
    if (!shared.has(id)) telling.add(value);
  }
  return all.size - telling.size;
}

/**
 * Looks through every row of the rebuilt database. A window that other rows hold too is shared: it cannot tell anything.
 * One that a personal column of a redacted account still holds was left behind.
 */
function judgeLive(
  db: ReadDb,
  pending: readonly Pending[],
  windows: Windows,
  progress: ProofProgress,
): { shared: Set<number>; left: Map<string, string[]> } {
  const matcher = newMatcher(windows.needles);
  const shared = new Set<number>();
  const left = new Map<string, string[]>();
  const accountsOf = new Map(pending.map(({ id, accounts }) => [id, accounts]));
  const whole = new Set(pending.filter(({ scope }) => scope === 'account').map(({ id }) => id));
  const redacted = new Set(pending.flatMap(({ accounts }) => [...accounts]));
  // Thousands of addresses end alike: what is found is kept once for all of them.
  const kinds = new Set<number>();
  const others = newCollector((bytes) => {
    matcher.search(bytes, (kind) => void kinds.add(kind));
  });
  let rows = 0;
  for (const { statement, columns, store } of everyTable()) {
    for (const row of db.each<Record<string, unknown>>(statement)) {
      rows += 1;
      if (rows % 50_000 === 0) progress('scan', rows, null);
      const owner = typeof row['_owner'] === 'number' ? row['_owner'] : null;
      if (owner === null || !redacted.has(owner)) {
        for (const { name } of columns) others.add(row[name]);
        continue;
      }
      for (const { name, cleared } of columns) {
        const cell = row[name];
        if (typeof cell !== 'string') continue;
        // What a cleared cell itself says, and the reference id's words in the index, are nobody's values.
        const kept = cleared === null || cell === cleared || (name === 'search' && isReferenceOnly(cell));
        matcher.search(Buffer.from(cell, 'utf8'), (kind) => {
          for (const needle of kinds.has(kind) ? [] : matcher.idsOf(kind)) {
            const redaction = windows.redactionOf(needle);
            const own = accountsOf.get(redaction)?.has(owner) === true;
            if (own && !kept && whole.has(redaction)) {
              left.set(redaction, [...(left.get(redaction) ?? []), store]);
            } else shared.add(needle);
          }
        });
      }
    }
  }
  others.flush();
  for (const kind of kinds) for (const needle of matcher.idsOf(kind)) shared.add(needle);
  return { shared, left };
}
