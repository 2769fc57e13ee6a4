/**
 * Looks for needles everywhere in a vault's folder: in decrypted pages and frames, in what sealed files hold, and in the
 * raw bytes of all others.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { newMatcher, type Matcher } from './matcher.ts';
import type { Needle } from './needles.ts';
import { blocksOf, decryptBlocks, decryptPages, decryptWal, saltOf, USABLE_BYTES } from './pages.ts';
import { openDatabase } from './database.ts';
import type { Hit } from './hits.ts';
import { searchDocuments, type DocumentRequest, type Documents } from './documents.ts';
import { chainedText } from './windows.ts';

/** What a search has looked at and found. */
export interface Search {
  readonly pages: number;
  readonly frames: number;
  /** Places where one page's content goes on in another, searched across. */
  readonly seams: number;
  readonly macFailures: number;
  /** Files whose raw bytes were searched. */
  readonly files: number;
  readonly bytes: number;
  /** What became of sealed files; null when nothing was given that opens them. */
  readonly documents: Documents | null;
  readonly hits: readonly Hit[];
  /** More were found than are listed. */
  readonly hitsLeftOff: number;
  /** Ids of all needles that were found, also of those that are not listed. */
  readonly foundIds: ReadonlySet<number>;
}

/** What to search, and for what. */
export interface SearchRequest {
  readonly folder: string;
  readonly pageKey: Buffer;
  readonly needles: readonly Needle[];
  /** Files and folders beside it: temporary ones, logs, caches. One that is not there is passed over. */
  readonly extra?: readonly string[];
  /** The database of the folder, when it is not `vault.db`: one that is being made. */
  readonly database?: string;
  /** Opens sealed files. Without it they are searched as they lie there, in which nothing is found. */
  readonly documents?: DocumentRequest;
  /** A raw volume, or its image, that is decrypted block by block. */
  readonly volume?: string;
}

const mostHits = 10_000;
const rawBytes = 4 * 1024 * 1024;

interface Tally {
  pages: number;
  frames: number;
  seams: number;
  macFailures: number;
  files: number;
  bytes: number;
  documents: Documents | null;
  hits: Hit[];
  hitsLeftOff: number;
  /** What was found, by the matcher's numbers. */
  kinds: Set<number>;
}

/**
 * Searches a vault's folder: every page of the database, every frame of its log (also behind its valid end), the seams
 * between overflow pages, and the raw bytes of every file; then `extra` and `volume`. Memory stays constant.
 */
export function searchFolder(request: SearchRequest): Search {
  const { folder, pageKey, needles } = request;
  const matcher = newMatcher(needles);
  const longest = needles.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  const tally: Tally = {
    pages: 0,
    frames: 0,
    seams: 0,
    macFailures: 0,
    files: 0,
    bytes: 0,
    documents: null,
    hits: [],
    hitsLeftOff: 0,
    kinds: new Set(),
  };
  const noting = { tally, matcher };
  const database = join(folder, request.database ?? 'vault.db');
  if (existsSync(database)) searchDatabase(noting, folder, database, pageKey);
  // Pages and frames have been searched already; and to open the lock would end it, in the process that holds it.
  const passed = new Set([database, `${database}-wal`, join(folder, 'vault.lock')]);
  const files = [folder, ...(request.extra ?? [])].map(filesAt);
  const opened = searchSealed(noting, request, files[0] ?? [], database);
  files.flat().forEach((path, at) => {
    if (passed.has(path)) return;
    const name = path.startsWith(folder) ? relative(folder, path) : path;
    // A file's name may tell as much as its content.
    matcher.search(Buffer.from(name), noter(noting, { place: 'file-name', file: name }));
    tally.files += 1;
    // What is authentic ciphertext from the first byte to the last was searched as what it holds.
    if (opened[at] === 1) tally.bytes += statSync(path).size;
    else searchRaw(noting, longest, path, name);
  });
  if (request.volume !== undefined) searchVolume(noting, request.volume, pageKey, database);
  const { kinds, ...found } = tally;
  return { ...found, foundIds: new Set([...kinds].flatMap((kind) => matcher.idsOf(kind))) };
}

type Note = (kind: number, offset: number) => void;

/** Lists what is found, for each needle that has these bytes. `passOver` may take a hit for its own. */
const noter =
  (
    { tally, matcher }: Noting,
    where: Omit<Hit, 'needleId' | 'offset'>,
    base = 0,
    passOver?: (hit: Hit) => boolean,
  ): Note =>
  (kind, offset) => {
    tally.kinds.add(kind);
    if (tally.hits.length >= mostHits && !passOver) {
      tally.hitsLeftOff += matcher.countOf(kind);
      return;
    }
    for (const needleId of matcher.idsOf(kind)) {
      const hit = { ...where, needleId, offset: base + offset };
      if (passOver?.(hit) === true) continue;
      if (tally.hits.length >= mostHits) tally.hitsLeftOff += 1;
      else tally.hits.push(hit);
    }
  };

/** What every part of a search has to do with. */
interface Noting {
  readonly tally: Tally;
  readonly matcher: Matcher;
}

function searchDatabase(noting: Noting, folder: string, file: string, pageKey: Buffer): void {
  const { tally, matcher } = noting;
  const name = relative(folder, file);
  const pages = Math.floor(statSync(file).size / 4_096);
  const seams: Seam[] = [];
  for (const { page, bytes, intact } of decryptPages(file, pageKey)) {
    tally.pages += 1;
    if (!intact) tally.macFailures += 1;
    matcher.search(bytes, noter(noting, { place: 'database', file: name, page }));
    if (intact) for (const seam of seamsOf(page, bytes, pages)) seams.push(seam);
  }
  searchSeams(noting, name, seams, file, pageKey);
  const wal = `${file}-wal`;
  if (!existsSync(wal)) return;
  for (const { page, bytes, intact } of decryptWal(wal, file, pageKey)) {
    tally.frames += 1;
    if (!intact) tally.macFailures += 1;
    matcher.search(bytes, noter(noting, { place: 'log', file: `${name}-wal`, page }));
  }
}

/** The end of what stands in one page, and the page in which it goes on. */
interface Seam {
  readonly end: Buffer;
  readonly next: number;
}

/** Longer needles are not found across a seam as a whole; their windows are. */
const seamBytes = 64;

/**
 * Where content of this page goes on elsewhere: an overflow page (its first four bytes are the next one's number, also
 * when it is no longer in use), and cells of b-tree pages whose payload is longer than their local part. A cell's local
 * part ends with the number of its first overflow page; every four bytes that can be such a number are taken for one
 * where a cell may end: before another cell, and at the end of the page.
 */
function seamsOf(page: number, bytes: Buffer, pages: number): Seam[] {
  const at = page === 1 ? 100 : 0;
  const type = bytes[at];
  const seamAt = (end: number): Seam[] => {
    if (end < 4 || end > bytes.length) return [];
    const next = bytes.readUInt32BE(end - 4);
    if (next < 2 || next > pages) return [];
    return [{ end: Buffer.from(bytes.subarray(Math.max(0, end - 4 - seamBytes), end - 4)), next }];
  };
  if (type === 0x0d || type === 0x0a || type === 0x02) {
    const header = type === 0x02 ? 12 : 8;
    const cells = bytes.readUInt16BE(at + 3);
    const starts: number[] = [];
    for (let cell = 0; cell < cells && at + header + 2 * cell + 2 <= bytes.length; cell += 1) {
      starts.push(bytes.readUInt16BE(at + header + 2 * cell));
    }
    return [...new Set([...starts, USABLE_BYTES])].flatMap(seamAt);
  }
  if (type === 0x05) return [];
  const next = bytes.readUInt32BE(0);
  if (next < 2 || next > pages) return [];
  return [{ end: Buffer.from(bytes.subarray(-seamBytes)), next }];
}

function searchSeams(
  noting: Noting,
  name: string,
  seams: readonly Seam[],
  file: string,
  pageKey: Buffer,
): void {
  if (seams.length === 0) return;
  const { tally, matcher } = noting;
  const database = openDatabase(file, pageKey, false);
  for (const { end, next } of seams) {
    const page = database.intactPage(next);
    if (!page) continue;
    tally.seams += 1;
    const both = chainedText(end, page);
    const note = noter(noting, { place: 'seam', file: name, page: next }, -end.length);
    matcher.search(both, (kind, offset, length) => {
      // What lies on one side alone was found there already.
      if (offset < end.length && offset + length > end.length) note(kind, offset);
    });
  }
}

/**
 * Opens the sealed files and searches them.
 * @param files those of the folder, sorted
 * @returns 1 for each of them that was opened as a whole
 */
function searchSealed(
  noting: Noting,
  { folder, pageKey, documents }: SearchRequest,
  files: readonly string[],
  database: string,
): Uint8Array {
  const { tally, matcher } = noting;
  const opened = new Uint8Array(files.length);
  if (!documents || !existsSync(database)) return opened;
  const named = new Uint8Array(files.length);
  const within = join(folder, 'documents', '');
  const found = searchDocuments(
    folder,
    openDatabase(database, pageKey),
    documents,
    (bytes, { file, accountSeq, kind, from }) => {
      const where = { place: 'document', file, accountSeq, piece: kind } as const;
      matcher.search(bytes, noter(noting, where, from, documents.passOver));
    },
    (path, whole) => {
      const at = placeOf(files, path);
      if (at < 0) return;
      named[at] = 1;
      if (whole) opened[at] = 1;
    },
  );
  const unnamed = files.filter((path, at) => path.startsWith(within) && named[at] === 0).length;
  tally.documents = { ...found, unnamed };
  return opened;
}

/** Where a text stands in sorted ones; -1 when it does not. */
function placeOf(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

function filesAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return found.isFile() ? [path] : [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function searchRaw(noting: Noting, longest: number, path: string, name: string): void {
  const { tally, matcher } = noting;
  for (const { bytes, offset } of blocksOf(path, rawBytes, 0, Math.max(0, longest - 1))) {
    tally.bytes += Math.min(bytes.length, rawBytes);
    const note = noter(noting, { place: 'file', file: name }, offset);
    matcher.search(bytes, (kind, at) => {
      // What begins in the overlap is found again in the next part.
      if (at < rawBytes) note(kind, at);
    });
  }
}

function searchVolume(noting: Noting, volume: string, key: Buffer, database: string): void {
  const { tally, matcher } = noting;
  const salt = existsSync(database) ? saltOf(database) : null;
  for (const { bytes, offset, page } of decryptBlocks(volume, key, salt ?? Buffer.alloc(16))) {
    tally.bytes += 4_096;
    if (page !== null) tally.pages += 1;
    matcher.search(bytes, noter(noting, { place: 'volume', file: volume }, offset));
  }
}
