import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { damagedParts } from '#test/kit/backup-parts.ts';
import { newCopyId, ringKeys } from '../vault/index.ts';
import { openParts } from './parts-reader.ts';
import { HEADER_BYTES, readHead, readPartsHeader, writeHead, type RecordKind } from './parts-header.ts';
import { beginParts } from './parts-writer.ts';

const ring = ringKeys(Buffer.alloc(32, 7));
const wrapped = new Map<string, Uint8Array>();
let folder: string;
let sound: Buffer;
const path = (): string => join(folder, 'file');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-parts-'));
  const keys = ring.backup();
  const vaultId = newCopyId();
  const writer = await beginParts(
    path(),
    { kind: 'backup', schema: 50, vaultId, copyId: newCopyId(), createdAtMs: 1, tombstones: 0, serial: 0 },
    keys,
    Buffer.alloc(0),
  );
  writer.add({ kind: 'table', id: 'tag', keyId: '' }, keys.seal, Buffer.from('[]'));
  for (let at = 0; at < 12; at += 1) {
    const id = `act_${String(at)}`;
    const made = ring.create(id);
    wrapped.set(id, made.wrapped);
    writer.add(
      { kind: 'account', id, keyId: `k${String(at)}` },
      made.key,
      Buffer.from(`{"at":${String(at)}}`),
    );
    await writer.drain();
  }
  await writer.finish({ accounts: 12, documents: 0 });
  sound = readFileSync(path());
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const look = (bytes: Buffer): string[] => {
  writeFileSync(path(), bytes);
  return damagedParts(path(), 'backup', ring, wrapped);
};

describe('a backup file', () => {
  test('reads as it was written', () => {
    expect(look(sound)).toEqual([]);
  });

  test('every byte of it counts: whichever is changed is found, and its part is named', () => {
    for (let at = 0; at < sound.length; at += 3) {
      const altered = Buffer.from(sound);
      altered[at] = (altered[at] ?? 0) ^ (1 + (at % 255));
      const found = look(altered);
      expect(found.length, `byte ${String(at)}`).toBeGreaterThan(0);
      if (at < HEADER_BYTES) expect(found).toEqual(['header']);
      else if (at >= sound.length - HEADER_BYTES) expect(found).toEqual(['header-copy']);
      else expect(found[0]).toMatch(/^(record|contents|contents-copy)/);
    }
  });

  test('cut off or grown by any number of bytes it is refused', () => {
    for (const bytes of [0, 1, 511, 512, 1024, sound.length - 513, sound.length - 1]) {
      expect(look(sound.subarray(0, bytes))[0]).toMatch(/^refused: (backup-damaged|file-malformed)/);
    }
    expect(look(Buffer.concat([sound, Buffer.alloc(1)]))[0]).toMatch(/^refused: backup-damaged/);
  });

  test('records cannot change places, and none fits another file', () => {
    const read = (): Buffer[] => {
      writeFileSync(path(), sound);
      const reader = openParts(path(), 'backup');
      reader.unlock(ring.backup());
      const offsets = [...reader.records()].map(({ offset }) => offset);
      const { contentsAt } = reader.header;
      reader.close();
      return offsets.map((from, at) => sound.subarray(from, offsets[at + 1] ?? contentsAt));
    };
    const records = read();
    const [, second = Buffer.alloc(0), third = Buffer.alloc(0)] = records;
    expect(second).toHaveLength(third.length);
    const swapped = Buffer.from(sound);
    const at = sound.indexOf(second);
    third.copy(swapped, at);
    second.copy(swapped, at + second.length);
    expect(look(swapped)).toEqual(['record', 'record']);
  });

  test('of another vault it opens with none of our keys', () => {
    writeFileSync(path(), sound);
    const other = ringKeys(Buffer.alloc(32, 8));
    expect(damagedParts(path(), 'backup', other, new Map())).toEqual(['refused: backup-damaged header']);
  });
});

test('no bytes at all make the readers throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      readPartsHeader(Buffer.from(bytes));
      readHead(Buffer.from(bytes));
      writeFileSync(path(), bytes);
      expect(damagedParts(path(), 'backup', ring, wrapped)[0]).toMatch(/^refused/);
    }),
    { numRuns: 200 },
  );
  truncateSync(path(), 0);
});

test('a head reads back as it was written', () => {
  const kinds: RecordKind[] = ['table', 'account', 'keys'];
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.string({ maxLength: 60 }),
      fc.string({ maxLength: 60 }),
      (kind, id, keyId) => {
        const head = { kind, id: id.toWellFormed(), keyId: keyId.toWellFormed() };
        const bytes = writeHead(head);
        expect(readHead(Buffer.concat([bytes, Buffer.alloc(16)]))).toEqual({ head, bytes });
      },
    ),
  );
});
