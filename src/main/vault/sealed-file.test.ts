import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDocumentPath, openSealed, sealFile, unlockVault } from './index.ts';
import { CHUNK_BYTES } from './sealed-file.ts';
import {
  ADA,
  copyOf,
  faultOf,
  filesBelow,
  makeVault,
  newFolder,
  removeFolders,
} from './testing/vault-folder.ts';

const key = Buffer.alloc(32, 5);
let folder: string;

beforeAll(async () => {
  folder = newFolder();
  (await makeVault(folder)).vault.close();
});
afterAll(removeFolders);

async function sealed(bytes: Buffer, aad = 'doc_1'): Promise<string> {
  const path = newDocumentPath(folder);
  await sealFile(key, bytes, path, aad);
  return path;
}

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
    await Promise.resolve();
  }
  yield bytes.subarray(at);
}

describe('round trips', () => {
  test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001])(
    '%i bytes come back as they were, whole and in parts',
    async (size) => {
      const bytes = randomBytes(size);
      const path = newDocumentPath(folder);
      expect(await sealFile(key, bytes, path, 'doc_1')).toEqual({
        sizeBytes: size,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      expect(statSync(path).size).toBe(48 + size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)));
      const file = openSealed(key, path, 'doc_1');
      expect(file.sizeBytes).toBe(size);
      expect(file.read(0, size).equals(bytes)).toBe(true);
      file.close();
    },
  );

  test('any part of the file reads the same as that part of the original, however it was fed in', async () => {
    const bytes = randomBytes(3 * CHUNK_BYTES + 777);
    const path = newDocumentPath(folder);
    await sealFile(key, pieces(bytes, [0, 1, 70_000, 65_536, 5]), path, Buffer.from('doc_2'));
    const file = openSealed(key, path, 'doc_2');
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: bytes.length + 10 }),
        fc.integer({ min: -5, max: 150_000 }),
        (from, length) => {
          const start = Math.max(0, from);
          expect(file.read(from, length).equals(bytes.subarray(start, start + Math.max(0, length)))).toBe(
            true,
          );
        },
      ),
      { numRuns: 50 },
    );
    file.close();
    expect((await faultOf(() => file.read(0, 1))).code).toBe('vault-locked');
  });

  test('the same bytes sealed twice look nothing alike, and the name says nothing', async () => {
    const bytes = Buffer.from('passport of Wilhelmina '.repeat(1_000));
    const [first, second] = [await sealed(bytes), await sealed(bytes)];
    const [left, right] = [readFileSync(first), readFileSync(second)];
    expect(left.subarray(16, 100).equals(right.subarray(16, 100))).toBe(false);
    expect(left.includes('Wilhelmina')).toBe(false);
    expect(basename(first)).toMatch(/^[0-9a-f]{32}$/);
    expect(basename(dirname(first))).toBe(basename(first).slice(0, 2));
  });
});

describe('tampering', () => {
  const readWhole = (path: string, aad = 'doc_1', withKey = key): Buffer => {
    const file = openSealed(withKey, path, aad);
    try {
      return file.read(0, file.sizeBytes);
    } finally {
      file.close();
    }
  };
  const damaged = { code: 'vault-damaged', params: { cause: 'document-damaged' } };

  test('another key, or another purpose, opens nothing', async () => {
    const path = await sealed(randomBytes(100));
    expect(await faultOf(() => readWhole(path, 'doc_2'))).toEqual(damaged);
    expect(await faultOf(() => readWhole(path, 'doc_1', Buffer.alloc(32, 6)))).toEqual(damaged);
  });

  test('any one bit changed is found', async () => {
    const path = await sealed(randomBytes(2 * CHUNK_BYTES + 100));
    const good = readFileSync(path);
    const places = [
      ...Array.from({ length: 48 }, (_, at) => at),
      48,
      70_000,
      131_200,
      good.length - 17,
      good.length - 1,
    ];
    for (const at of places) {
      const bytes = Buffer.from(good);
      bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
      writeFileSync(path, bytes);
      expect(await faultOf(() => readWhole(path)), String(at)).toEqual(damaged);
    }
  });

  test('a file cut anywhere, also between chunks, or grown, is found at opening', async () => {
    const path = await sealed(randomBytes(2 * CHUNK_BYTES + 100));
    const good = readFileSync(path);
    const chunk = CHUNK_BYTES + 16;
    for (const length of [
      0,
      10,
      47,
      48,
      60,
      64,
      48 + chunk,
      48 + 2 * chunk,
      good.length - 16,
      good.length - 1,
    ]) {
      writeFileSync(path, good.subarray(0, length));
      expect(await faultOf(() => openSealed(key, path, 'doc_1')), String(length)).toEqual(damaged);
    }
    for (const more of [1, 16, chunk]) {
      writeFileSync(path, Buffer.concat([good, Buffer.alloc(more)]));
      expect(await faultOf(() => openSealed(key, path, 'doc_1')), String(more)).toEqual(damaged);
    }
  });

  test('chunks swapped, or taken from another file under the same key, are found', async () => {
    const path = await sealed(randomBytes(2 * CHUNK_BYTES + 100));
    const good = readFileSync(path);
    const other = readFileSync(await sealed(randomBytes(2 * CHUNK_BYTES + 100)));
    const chunk = CHUNK_BYTES + 16;
    const [head, first, second, last] = [
      good.subarray(0, 48),
      good.subarray(48, 48 + chunk),
      good.subarray(48 + chunk, 48 + 2 * chunk),
      good.subarray(48 + 2 * chunk),
    ];
    for (const parts of [
      [head, second, first, last],
      [head, other.subarray(48, 48 + chunk), second, last],
      [head, first, last],
    ]) {
      writeFileSync(path, Buffer.concat(parts));
      expect(await faultOf(() => readWhole(path))).toEqual(damaged);
    }
  });

  test('a missing file says that it is missing', async () => {
    const path = await sealed(randomBytes(5));
    rmSync(path);
    expect(await faultOf(() => openSealed(key, path, 'doc_1'))).toEqual({
      code: 'vault-damaged',
      params: { cause: 'document-missing' },
    });
  });

  test('any bytes in its place are damage and never another exception', async () => {
    const path = await sealed(randomBytes(5));
    const good = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(60), async (bytes, kept) => {
        const made = Buffer.concat([good.subarray(0, kept), bytes]);
        if (made.equals(good)) return;
        writeFileSync(path, made);
        expect(await faultOf(() => readWhole(path))).toEqual(damaged);
      }),
      { numRuns: 200 },
    );
  });
});

describe('writing', () => {
  test('an existing file is never overwritten', async () => {
    const path = await sealed(Buffer.from('first'));
    const before = readFileSync(path);
    expect((await faultOf(() => sealFile(key, Buffer.from('second'), path, 'doc_1'))).code).toBe('conflict');
    expect(readFileSync(path)).toEqual(before);
  });

  test('a source that breaks off leaves nothing behind and its own error', async () => {
    const path = newDocumentPath(folder);
    async function* broken(): AsyncGenerator<Buffer> {
      yield randomBytes(200_000);
      await Promise.resolve();
      throw new Error('the source broke');
    }
    await expect(sealFile(key, broken(), path, 'doc_1')).rejects.toThrow('the source broke');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test('half-written files lie in the vault’s tmp, sealed, and are swept at unlock; nothing else there is', async () => {
    const place = copyOf(folder);
    const path = newDocumentPath(place);
    let seen: readonly string[] = [];
    async function* watched(): AsyncGenerator<Buffer> {
      yield Buffer.from('Wilhelmina '.repeat(20_000));
      seen = readdirSync(join(place, 'tmp'));
      for (const { bytes } of filesBelow(place)) expect(bytes.includes('Wilhelmina')).toBe(false);
      await Promise.resolve();
    }
    await sealFile(key, watched(), path, 'doc_1');
    expect(seen).toHaveLength(1);
    writeFileSync(join(place, 'tmp', 'left.part'), 'x');
    writeFileSync(join(place, 'tmp', 'other.txt'), 'x');
    (await unlockVault(place, ADA)).close();
    expect(readdirSync(join(place, 'tmp'))).toEqual(['other.txt']);
  });

  test('memory stays at a few chunks however large the document is', async () => {
    const chunk = randomBytes(1024 * 1024);
    async function* large(): AsyncGenerator<Buffer> {
      for (let count = 0; count < 300; count += 1) {
        yield chunk;
        await Promise.resolve();
      }
    }
    const place = newDocumentPath(folder);
    mkdirSync(dirname(place), { recursive: true });
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }, 5);
    const before = process.memoryUsage().arrayBuffers;
    const { sizeBytes } = await sealFile(key, large(), place, 'doc_1');
    clearInterval(watch);
    expect(sizeBytes).toBe(300 * 1024 * 1024);
    // Spent buffers wait for the collector, longer on a busy machine: less than half of the document is far from all.
    expect(most - before).toBeLessThan(140 * 1024 * 1024);
  });
});
