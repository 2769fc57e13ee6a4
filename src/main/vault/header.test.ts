import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checksum } from './crypto.ts';
import { judgeHeader } from './header-file.ts';
import { COPY_BYTES, readCopy } from './header-format.ts';
import { readVaultState, recoverVault, unlockVault } from './index.ts';
import {
  ADA,
  copyOf,
  faultOf,
  makeVault,
  newFolder,
  OTHER_PASSPHRASE,
  removeFolders,
} from './testing/vault-folder.ts';

let original: string;
let recoveryKey: string;
let good: Buffer;
let folder: string;

beforeAll(async () => {
  original = newFolder();
  const made = await makeVault(original);
  recoveryKey = made.recoveryKey;
  made.vault.close();
  good = readFileSync(join(original, 'vault.hdr'));
});
beforeEach(() => {
  folder = copyOf(original);
});
afterAll(removeFolders);

const put = (bytes: Buffer): void => {
  writeFileSync(join(folder, 'vault.hdr'), bytes);
};

/** The header with bytes changed in both copies and the checksums made right again, as an attacker would. */
function forged(change: (copy: Buffer) => void): Buffer {
  const bytes = Buffer.from(good);
  for (const place of [0, 1]) {
    const copy = bytes.subarray(place * COPY_BYTES, (place + 1) * COPY_BYTES);
    change(copy);
    checksum(copy.subarray(0, COPY_BYTES - 32)).copy(copy, COPY_BYTES - 32);
  }
  return bytes;
}

describe('reading any bytes at all', () => {
  test('random bytes are an answer and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_096 }), (bytes) => {
        expect(['damaged', 'newer']).toContain(judgeHeader(Buffer.from(bytes)).kind);
      }),
      { numRuns: 500 },
    );
  });

  test('bytes changed in a good header, with the checksum mended, are an answer and never an exception', () => {
    const change = fc.array(fc.tuple(fc.nat(COPY_BYTES - 33), fc.nat(255)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(change, (changes) => {
        const bytes = forged((copy) => {
          for (const [at, value] of changes) copy.writeUInt8(value, at);
        });
        expect(['found', 'damaged', 'newer', 'differ']).toContain(judgeHeader(bytes).kind);
      }),
      { numRuns: 300 },
    );
  });

  test('a header that claims to be huge asks for no memory', () => {
    const before = process.memoryUsage().arrayBuffers;
    put(Buffer.concat([good.subarray(0, 12), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(100)]));
    execFileSync('truncate', ['-s', '20G', join(folder, 'vault.hdr')]);
    expect(statSync(join(folder, 'vault.hdr')).size).toBe(20 * 1024 ** 3);
    expect(readVaultState(folder)).toBe('damaged');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 ** 2);
  });

  test('a pipe or a folder in the header’s place is damage, not a wait without end', () => {
    rmSync(join(folder, 'vault.hdr'));
    execFileSync('mkfifo', [join(folder, 'vault.hdr')]);
    expect(readVaultState(folder)).toBe('damaged');
  });
});

describe('accidents', () => {
  test.each([
    ['A', 0],
    ['B', COPY_BYTES],
  ])('copy %s damaged: the vault opens and the copy is mended', async (_, offset) => {
    for (const at of [0, 9, 13, 20, 60, 120, 2_060, 2_330, COPY_BYTES - 70, COPY_BYTES - 1]) {
      const bytes = Buffer.from(good);
      bytes.writeUInt8((bytes[offset + at] ?? 0) ^ 0x20, offset + at);
      expect(judgeHeader(bytes)).toMatchObject({ kind: 'found', needsRepair: true });
    }
    const bytes = Buffer.from(good);
    bytes.fill(0, offset, offset + COPY_BYTES);
    put(bytes);
    expect(readVaultState(folder)).toBe('locked');
    (await unlockVault(folder, ADA)).close();
    expect(readFileSync(join(folder, 'vault.hdr')).subarray(0, 2 * COPY_BYTES)).toEqual(
      good.subarray(0, 2 * COPY_BYTES),
    );
  });

  test('both copies damaged: damaged, and nothing is written', async () => {
    const bytes = Buffer.from(good);
    bytes.fill(7, 100, 200);
    bytes.fill(7, COPY_BYTES + 100, COPY_BYTES + 200);
    put(bytes);
    expect(readVaultState(folder)).toBe('damaged');
    expect(await faultOf(() => unlockVault(folder, ADA))).toEqual({
      code: 'vault-damaged',
      params: { cause: 'header-damaged' },
    });
    expect((await faultOf(() => recoverVault(folder, { ...ADA, recoveryKey }))).code).toBe('vault-damaged');
    expect((await faultOf(() => makeVault(folder))).code).toBe('vault-exists');
    expect(readFileSync(join(folder, 'vault.hdr'))).toEqual(bytes);
  });

  test('a header cut at any length is damaged or still whole in its first copy', () => {
    for (const length of [0, 1, 8, 16, 100, COPY_BYTES - 1])
      expect(judgeHeader(good.subarray(0, length)).kind).toBe('damaged');
    expect(judgeHeader(good.subarray(0, COPY_BYTES))).toMatchObject({ kind: 'found', needsRepair: true });
  });

  test('no header, no database, no folder: each says which', async () => {
    rmSync(join(folder, 'vault.db'));
    expect((await faultOf(() => unlockVault(folder, ADA))).params).toEqual({ cause: 'database-missing' });
    rmSync(join(folder, 'vault.hdr'));
    expect(await faultOf(() => unlockVault(folder, ADA))).toEqual({
      code: 'vault-missing',
      params: { cause: 'header-missing' },
    });
    expect((await faultOf(() => unlockVault(join(folder, 'nowhere'), ADA))).code).toBe('vault-missing');
  });

  test('of two good copies the newer one counts, and the older is overwritten', async () => {
    const vault = await unlockVault(folder, ADA);
    await vault.changePassphrase(vault.personId, ADA.passphrase, OTHER_PASSPHRASE);
    vault.close();
    const newer = readFileSync(join(folder, 'vault.hdr')).subarray(0, COPY_BYTES);
    // As a kill between the two writes leaves it.
    for (const copies of [
      [newer, good.subarray(0, COPY_BYTES)],
      [good.subarray(0, COPY_BYTES), newer],
    ]) {
      put(Buffer.concat([...copies, good.subarray(2 * COPY_BYTES)]));
      (await unlockVault(folder, { ...ADA, passphrase: OTHER_PASSPHRASE })).close();
      const mended = readFileSync(join(folder, 'vault.hdr'));
      expect(mended.subarray(0, COPY_BYTES)).toEqual(newer);
      expect(mended.subarray(COPY_BYTES, 2 * COPY_BYTES)).toEqual(newer);
    }
  });
});

describe('a newer format', () => {
  test('is told from damage and left alone, in either copy and at any length a copy may have', async () => {
    const newer = forged((copy) => {
      copy.writeUInt32LE(2, 8);
    });
    put(newer);
    expect(readVaultState(folder)).toBe('newer');
    expect(await faultOf(() => unlockVault(folder, ADA))).toMatchObject({
      code: 'vault-newer',
      params: { formatVersion: 2 },
    });
    expect(readFileSync(join(folder, 'vault.hdr'))).toEqual(newer);
    const long = Buffer.alloc(131_072);
    good.copy(long, 0, 0, 8);
    long.writeUInt32LE(3, 8);
    long.writeUInt32LE(131_072, 12);
    checksum(long.subarray(0, -32)).copy(long, 131_072 - 32);
    expect(judgeHeader(Buffer.concat([long, long]))).toEqual({ kind: 'newer', version: 3 });
    expect(judgeHeader(Buffer.concat([Buffer.alloc(131_072), long]))).toEqual({ kind: 'newer', version: 3 });
  });

  test('one damaged version number is an accident, not a newer format', () => {
    const bytes = Buffer.from(good);
    bytes.writeUInt32LE(9, 8);
    expect(readCopy(bytes, 0).kind).toBe('damaged');
    expect(judgeHeader(bytes)).toMatchObject({ kind: 'found', place: 1 });
  });
});

describe('tampering, with every checksum made right', () => {
  test.each([
    ['memory below 64 MiB', 48, 65_535],
    ['memory above 2 GiB', 48, 2_097_153],
    ['memory at the largest number', 48, 0xffffffff],
    ['two passes', 52, 2],
    ['21 passes', 52, 21],
    ['no lanes', 56, 0],
    ['17 lanes', 56, 17],
  ])('%s is refused before anything is allocated', async (_, at, value) => {
    put(forged((copy) => copy.writeUInt32LE(value, at)));
    const began = performance.now();
    expect(await faultOf(() => unlockVault(folder, ADA))).toEqual({
      code: 'vault-altered',
      params: { cause: 'header-parameters' },
    });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test.each([
    ['a flag', 40, 'header-authentication'],
    ['the generation', 16, 'header-authentication'],
    ['the page key', 120, 'header-authentication'],
    ['the name', 200, 'header-authentication'],
    ['an empty slot', 2_048 + 5 * 256 + 20, 'header-authentication'],
    ['the reserved bytes', 1_500, 'header-authentication'],
    ['the wrap', 2_048 + 256 + 70, 'slot-authentication'],
    ['the slot’s generation', 2_048 + 256 + 8, 'slot-authentication'],
    ['the card', 2_048 + 256 + 130, 'header-authentication'],
    ['another slot’s wrap', 2_048 + 70, 'header-authentication'],
    ['the HMAC', COPY_BYTES - 64, 'header-authentication'],
  ])('%s changed is found once the key is known', async (_, at, cause) => {
    put(forged((copy) => copy.writeUInt8((copy[at] ?? 0) ^ 1, at)));
    expect(await faultOf(() => unlockVault(folder, ADA))).toEqual({
      code: 'vault-altered',
      params: { cause },
    });
  });

  test('a slot moved to another place, and costs changed within the bounds, open nothing', async () => {
    put(
      forged((copy) => {
        copy.copy(copy, 2_048 + 2 * 256, 2_048 + 256, 2_048 + 2 * 256);
        copy.fill(0, 2_048 + 256, 2_048 + 2 * 256);
      }),
    );
    expect(readVaultState(folder)).toBe('damaged');
    put(forged((copy) => copy.writeUInt32LE(4, 52)));
    expect((await faultOf(() => unlockVault(folder, ADA))).code).toBe('wrong-passphrase');
  });

  test('one copy from another vault is refused', async () => {
    const other = newFolder();
    (await makeVault(other)).vault.close();
    const foreign = readFileSync(join(other, 'vault.hdr'));
    put(Buffer.concat([good.subarray(0, COPY_BYTES), foreign.subarray(COPY_BYTES)]));
    expect(readVaultState(folder)).toBe('damaged');
    expect(await faultOf(() => unlockVault(folder, ADA))).toEqual({
      code: 'vault-altered',
      params: { cause: 'header-copies-differ' },
    });
  });
});
