/** Writing a backup or a copy of the keys: records one after the other, memory at a few megabytes whatever the size. */
import { open, type FileHandle } from 'node:fs/promises';
import { recordChecksum, recordMac, sealRecord, type BackupKeys } from '../vault/index.ts';
import {
  HEAD_MAC_BYTES,
  HEADER_BYTES,
  recordPlace,
  writeHead,
  writePartsHeader,
  type PartsHeader,
  type RecordHead,
} from './parts-header.ts';

/** Bytes gathered before they are written. */
const GATHERED_BYTES = 1 << 20;
const PRIVATE_FILE = 0o600;

/** What is known before the first record. */
export type PartsBeginning = Pick<
  PartsHeader,
  'kind' | 'schema' | 'vaultId' | 'copyId' | 'createdAtMs' | 'tombstones' | 'serial'
>;

/** A file being written. */
export interface PartsWriter {
  /** Seals one record under `key`. To be followed by `drain` now and then. */
  add(head: RecordHead, key: Buffer, plaintext: Buffer): void;
  /** Writes what was gathered, once it is worth it. */
  drain(): Promise<void>;
  /** Tables of contents, both headers, sync; answers the size. */
  finish(counts: Pick<PartsHeader, 'accounts' | 'documents'>): Promise<{ readonly bytes: number }>;
  /** Closes without finishing; what was written is no backup. */
  abandon(): Promise<void>;
}

/** The place of a table of contents: bound to the file and to which of the two it is. */
export function contentsPlace(file: PartsBeginning | PartsHeader, copy: 0 | 1): Buffer {
  return recordPlace(file, copy, Buffer.from('contents'));
}

/** Begins a file that must not exist yet. @throws what the file system throws */
export async function beginParts(
  path: string,
  file: PartsBeginning,
  keys: BackupKeys,
  preamble: Buffer,
): Promise<PartsWriter> {
  const handle = await open(path, 'wx', PRIVATE_FILE);
  try {
    // Zeros until the end: what a kill leaves has no header.
    await writeAll(handle, Buffer.concat([Buffer.alloc(HEADER_BYTES), preamble]));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return writerOver(handle, file, keys, preamble);
}

function writerOver(
  handle: FileHandle,
  file: PartsBeginning,
  keys: BackupKeys,
  preamble: Buffer,
): PartsWriter {
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  let written = HEADER_BYTES + preamble.length;
  const lengths = lengthList();
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(gathered);
    gathered = [];
    gatheredBytes = 0;
    await writeAll(handle, bytes);
    written += bytes.length;
  };
  const gather = (...pieces: readonly Buffer[]): void => {
    for (const piece of pieces) {
      gathered.push(piece);
      gatheredBytes += piece.length;
    }
  };
  return {
    add(head, key, plaintext) {
      const bytes = writeHead(head);
      const place = recordPlace(file, lengths.count(), bytes);
      const sealed = sealRecord(key, plaintext, place);
      const mac = recordMac(keys.mac, place).subarray(0, HEAD_MAC_BYTES);
      gather(bytes, mac, sealed);
      lengths.add(bytes.length + mac.length + sealed.length);
    },
    async drain() {
      if (gatheredBytes >= GATHERED_BYTES) await flush();
    },
    async finish({ accounts, documents }) {
      await flush();
      const list = lengths.bytes();
      const contents = ([0, 1] as const).map((copy) =>
        sealRecord(keys.seal, list, contentsPlace(file, copy)),
      );
      const contentsBytes = contents[0]?.length ?? 0;
      const contentsAt = written;
      const fileBytes = contentsAt + 2 * contentsBytes + preamble.length + HEADER_BYTES;
      const header = writePartsHeader(
        {
          ...file,
          accounts,
          documents,
          records: lengths.count(),
          contentsAt,
          contentsBytes,
          fileBytes,
          preambleBytes: preamble.length,
          preambleHash: recordChecksum(preamble),
        },
        keys.mac,
      );
      gather(...contents, preamble, header);
      await flush();
      await handle.write(header, 0, HEADER_BYTES, 0);
      await handle.sync();
      await handle.close();
      return { bytes: fileBytes };
    },
    abandon: () => handle.close(),
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  let from = 0;
  while (from < bytes.length) from += (await handle.write(bytes, from, bytes.length - from)).bytesWritten;
}

/** Lengths of records, four bytes each. */
function lengthList() {
  let list = Buffer.alloc(4096);
  let count = 0;
  return {
    count: () => count,
    add: (length: number) => {
      if (count * 4 === list.length) list = Buffer.concat([list, Buffer.alloc(list.length)]);
      list.writeUInt32LE(length, count * 4);
      count += 1;
    },
    bytes: () => list.subarray(0, count * 4),
  };
}
