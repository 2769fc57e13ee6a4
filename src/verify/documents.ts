/**
 * Opens the sealed files of a vault and searches what is in them. Which file is whose stands in the database, which is
 * read row by row from its pages: a copy of a large one in memory would not be flat, and another SQLite would be the
 * store's own.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf, readContent } from './content/read.ts';
import { newReading, type PieceKind, type Unread } from './content/piece.ts';
import type { Database, Row } from './database.ts';
import type { Hit } from './hits.ts';
import { accountKey, CHUNK_BYTES, sealedFile, type SealedFile } from './sealed.ts';

/** What became of the sealed files. Every file is in one of the first five counts. */
export interface Documents {
  /** Opened and searched, every byte of them authentic. */
  readonly opened: number;
  /** Named by a row, and no key is there that could open them: what is left of a redacted account. */
  readonly keyDestroyed: number;
  /** Altered, cut, or under another key. What came out of them was searched. */
  readonly damaged: number;
  /** Not looked into: the search was to leave them out. */
  readonly passedOver: number;
  /** In the folder, and named by no row: nothing says what would open them. */
  readonly unnamed: number;
  /** Rows whose file is not there. */
  readonly missing: number;
  /** Bytes that were decrypted and searched. */
  readonly bytes: number;
  /** Of those opened: of no kind that is read, or too large for it, and so searched as bytes alone. */
  readonly bytesOnly: number;
  /** Parts of opened files that could not be read, by why. */
  readonly unread: Readonly<Record<Unread, number>>;
  /** The table that names them could be read to its end. */
  readonly listed: boolean;
}

/** Which sealed files to open, and with what. */
export interface DocumentRequest {
  readonly ringKey: Buffer;
  /** Opens only those of these accounts, by number. */
  readonly only?: (accountSeq: number) => boolean;
  /** Told of everything that is found in documents; true when it is not to be listed with the other hits. */
  readonly passOver?: (hit: Hit) => boolean;
}

/** Searches one piece of an opened file. `file` is its path below the vault's folder. */
export type SearchPiece = (
  bytes: Uint8Array,
  piece: {
    readonly file: string;
    readonly accountSeq: number;
    readonly kind: PieceKind;
    readonly from: number;
  },
) => void;

/** Larger ones are not read, only searched as bytes: reading wants the whole in memory. */
const MOST_READ = 64 * 1024 * 1024;
/** What one part of a large file goes on into the next. */
const OVERLAP = 256;
const PART_BYTES = 64 * CHUNK_BYTES;

type Tally = { -readonly [Name in keyof Documents]: Documents[Name] } & { unread: Record<Unread, number> };

/**
 * Opens the documents that rows name. `seen` is told of every file that was found under its name, and whether all of it
 * was decrypted and authentic.
 */
export function searchDocuments(
  folder: string,
  database: Database,
  { ringKey, only }: DocumentRequest,
  search: SearchPiece,
  seen: (path: string, whole: boolean) => void,
): Documents {
  const tally: Tally = {
    opened: 0,
    keyDestroyed: 0,
    damaged: 0,
    passedOver: 0,
    unnamed: 0,
    missing: 0,
    bytes: 0,
    bytesOnly: 0,
    unread: { encrypted: 0, filter: 0, damaged: 0, limit: 0 },
    listed: true,
  };
  const damaged = (): void => {
    tally.listed = false;
  };
  const room: Room = { held: Buffer.alloc(0) };
  for (const { accountSeq, id, blob, key } of named(database, ringKey, damaged)) {
    const path = blob === null ? null : join(folder, 'documents', blob);
    if (path === null || !lstatSync(path, { throwIfNoEntry: false })?.isFile()) {
      tally.missing += 1;
      continue;
    }
    const one = { path, file: join('documents', blob ?? ''), accountSeq, id };
    const wanted = only?.(accountSeq) !== false;
    if (!wanted) tally.passedOver += 1;
    seen(path, wanted && searchOne(tally, room, one, key(), search));
  }
  return tally;
}

interface Named {
  readonly accountSeq: number;
  readonly id: string;
  /** Path below `documents`; null when it is none. */
  readonly blob: string | null;
  /** The account's key; null when it has none that opens. */
  key(): Buffer | null;
}

const text = (row: Row | null, column: string): string => {
  const cell = row?.[column];
  return typeof cell === 'string' ? cell : '';
};

/** Documents whose rows name a file, up to a page that cannot be read: `damaged` is told of it. */
function* named(database: Database, ringKey: Buffer, damaged: () => void): Generator<Named> {
  try {
    if (!['document', 'account', 'account_key'].every((table) => database.has(table))) return;
    const keyOf = keyFinder(database, ringKey);
    for (const row of database.rows('document')) {
      const [blob, seq] = [text(row, 'blob'), row['account_seq']];
      if (blob === '' || typeof seq !== 'number') continue;
      yield {
        accountSeq: seq,
        id: text(row, 'id'),
        // Nothing but a name: no row leads out of the folder.
        blob: /^(\w+[/\\])?[\w-]+$/.test(blob) ? blob : null,
        key: () => {
          try {
            return keyOf(seq);
          } catch {
            damaged();
            return null;
          }
        },
      };
    }
  } catch {
    damaged();
  }
}

function keyFinder(database: Database, ringKey: Buffer): (accountSeq: number) => Buffer | null {
  const [account, wrappedKey] = [database.finder('account'), database.finder('account_key')];
  return (accountSeq) => {
    const wrapped = wrappedKey(accountSeq)?.['wrapped'];
    if (!Buffer.isBuffer(wrapped)) return null;
    return accountKey(ringKey, text(account(accountSeq), 'id'), wrapped);
  };
}

interface One {
  readonly path: string;
  readonly file: string;
  readonly accountSeq: number;
  readonly id: string;
}

/** The memory in which one file after the other is put together. */
interface Room {
  held: Buffer;
}

/** Whether all of the file was decrypted, authentic, and searched. */
function searchOne(tally: Tally, room: Room, one: One, key: Buffer | null, search: SearchPiece): boolean {
  if (!key) {
    tally.keyDestroyed += 1;
    return false;
  }
  const sealed = sealedFile(one.path);
  const intact = sealed !== null && searchSealed(tally, room, { ...one, sealed, key }, search);
  key.fill(0);
  if (intact) tally.opened += 1;
  else tally.damaged += 1;
  return intact;
}

function searchSealed(
  tally: Tally,
  room: Room,
  one: One & { readonly sealed: SealedFile; readonly key: Buffer },
  search: SearchPiece,
): boolean {
  const { file, accountSeq, sealed } = one;
  const whole = sealed.sizeBytes <= MOST_READ;
  const most = whole ? sealed.sizeBytes : PART_BYTES + CHUNK_BYTES + OVERLAP;
  if (room.held.length < most) room.held = Buffer.alloc(most);
  let [filled, from, intact] = [0, 0, true];
  const searchHeld = (): void => {
    search(room.held.subarray(0, filled), { file, accountSeq, kind: 'bytes', from });
  };
  for (const chunk of sealed.chunks(one.key, one.id)) {
    intact &&= chunk.intact;
    filled += chunk.bytes.copy(room.held, filled);
    tally.bytes += chunk.bytes.length;
    if (whole || filled < PART_BYTES) continue;
    searchHeld();
    // Longer needles are not found across two parts as a whole; their windows are.
    room.held.copyWithin(0, filled - OVERLAP, filled);
    from += filled - OVERLAP;
    filled = OVERLAP;
  }
  if (!whole) {
    searchHeld();
    tally.bytesOnly += 1;
    return intact;
  }
  const content = room.held.subarray(0, filled);
  if (kindOf(content) === null) tally.bytesOnly += 1;
  const reading = newReading((bytes, kind) => {
    search(bytes, { file, accountSeq, kind, from: 0 });
  });
  readContent(content, reading);
  for (const why of whys) tally.unread[why] += reading.unread[why];
  return intact;
}

const whys = ['encrypted', 'filter', 'damaged', 'limit'] as const;
