/**
 * A reader of vaults written from docs/vault-format.md alone: a standard library, and no code of this room. When this
 * test has to change, so has the page, and the format version with it.
 */
import { argon2Sync, createDecipheriv, createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDocumentPath, openConnection, sealFile, unlockVault, type OpenVault } from './index.ts';
import { ADA, ADA_ID, makeVault, newFolder, removeFolders, VAULT_NAME } from './testing/vault-folder.ts';

const L = (name: string): Buffer => Buffer.from(`casefold/v1/${name}`);
const kdf = (secret: Buffer, salt: Buffer, name: string): Buffer =>
  Buffer.from(hkdfSync('sha512', secret, salt, L(name), 32));
const aad = (name: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([L(name), Buffer.from([0]), ...parts]);
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(value, 0);
  return bytes;
};
const box = (key: Buffer, nonce: Buffer, sealed: Buffer, bound: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
};
const part = (bytes: Buffer, at: number, length: number): Buffer => bytes.subarray(at, at + length);

const fold = (name: string): string =>
  name.normalize('NFKC').trim().toUpperCase().toLowerCase().normalize('NFKC');

function stretched(copy: Buffer, person: string, passphrase: string): Buffer {
  const nonce = createHmac('sha256', part(copy, 64, 32))
    .update(aad('name-salt', Buffer.from(fold(person))))
    .digest();
  return argon2Sync('argon2id', {
    message: Buffer.from(passphrase.normalize('NFKC')),
    nonce,
    memory: copy.readUInt32LE(48),
    passes: copy.readUInt32LE(52),
    parallelism: copy.readUInt32LE(56),
    tagLength: 32,
  });
}

function masterKeyFrom(copy: Buffer, secret: Buffer, type: number): { masterKey: Buffer; slot: Buffer } {
  const salt = part(copy, 64, 32);
  const tag = kdf(secret, salt, 'slot-tag');
  for (let index = 0; index < copy.readUInt32LE(60); index += 1) {
    const slot = part(copy, 2_048 + index * 256, 256);
    if (slot[0] !== type || !part(slot, 16, 32).equals(tag)) continue;
    const bound = aad('slot', part(copy, 24, 16), part(slot, 0, 16), part(copy, 44, 16));
    return {
      masterKey: box(kdf(secret, salt, 'slot-key'), part(slot, 48, 12), part(slot, 60, 48), bound),
      slot,
    };
  }
  throw new Error('No slot has this tag.');
}

function pageKeyFrom(copy: Buffer, masterKey: Buffer): Buffer {
  const vaultId = part(copy, 24, 16);
  const bound = aad('page-key', vaultId, part(copy, 96, 8));
  return box(kdf(masterKey, vaultId, 'page-key'), part(copy, 104, 12), part(copy, 116, 48), bound);
}

function page(file: Buffer, number: number, pageKey: Buffer): Buffer {
  const salt = part(file, 0, 16);
  const hmacKey = pbkdf2Sync(
    pageKey,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const bytes = part(file, (number - 1) * 4_096, 4_096);
  const from = number === 1 ? 16 : 0;
  const pageNumber = Buffer.alloc(4);
  pageNumber.writeUInt32LE(number);
  const hmac = createHmac('sha512', hmacKey).update(bytes.subarray(from, 4_032)).update(pageNumber).digest();
  if (!hmac.equals(bytes.subarray(4_032)))
    throw new Error(`The HMAC of page ${String(number)} does not fit.`);
  const decipher = createDecipheriv('aes-256-cbc', pageKey, bytes.subarray(4_016, 4_032)).setAutoPadding(
    false,
  );
  const plain = Buffer.concat([decipher.update(bytes.subarray(from, 4_016)), decipher.final()]);
  return number === 1 ? Buffer.concat([Buffer.from('SQLite format 3\0'), plain]) : plain;
}

let folder: string;
let recoveryKey: string;
let vault: OpenVault;
let copy: Buffer;

beforeAll(async () => {
  folder = newFolder();
  const made = await makeVault(folder);
  recoveryKey = made.recoveryKey;
  made.vault.close();
  vault = await unlockVault(folder, ADA);
  copy = part(readFileSync(join(folder, 'vault.hdr')), 0, 32_768);
});
afterAll(() => {
  vault.close();
  removeFolders();
});

test('the file has the length, marks and checksums of the page', () => {
  const file = readFileSync(join(folder, 'vault.hdr'));
  expect(file).toHaveLength(73_728);
  expect(part(file, 32_768, 32_768)).toEqual(copy);
  expect(part(copy, 0, 8).toString()).toBe('CFVAULT1');
  expect([8, 12, 44, 60].map((at) => copy.readUInt32LE(at))).toEqual([1, 32_768, 1, 119]);
  expect([48, 52, 56].map((at) => copy.readUInt32LE(at))).toEqual([65_536, 3, 4]);
  expect(
    createHash('sha256')
      .update(part(copy, 0, 32_736))
      .digest(),
  ).toEqual(part(copy, 32_736, 32));
  for (const [at, length] of [
    [1_024, 1_024],
    [32_512, 192],
  ] as const)
    expect(part(copy, at, length)).toEqual(Buffer.alloc(length));
  for (const at of [65_536, 69_632]) {
    const record = part(file, at, 64);
    expect(part(record, 0, 8).toString()).toBe('CFTRIES1');
    expect(
      createHash('sha256')
        .update(part(record, 0, 32))
        .digest(),
    ).toEqual(part(record, 32, 32));
  }
});

test('a passphrase opens its slot, and the master key everything behind it', () => {
  const { masterKey, slot } = masterKeyFrom(copy, stretched(copy, ' ada LOVELACE ', ADA.passphrase), 1);
  const vaultId = part(copy, 24, 16);
  expect(
    createHmac('sha256', kdf(masterKey, vaultId, 'header'))
      .update(part(copy, 0, 32_704))
      .digest(),
  ).toEqual(part(copy, 32_704, 32));
  expect(pageKeyFrom(copy, masterKey)).toEqual(vault.pageKey());
  expect(kdf(masterKey, vaultId, 'audit')).toEqual(vault.auditKey());
  expect(kdf(masterKey, vaultId, 'account-keys')).toEqual(vault.ringKey());

  const about = box(
    kdf(masterKey, vaultId, 'about'),
    part(copy, 164, 12),
    part(copy, 176, 848),
    aad('about', vaultId),
  );
  expect(about.toString('utf8', 10, 10 + about.readUInt16LE(8))).toBe(VAULT_NAME);
  expect(new Date(Number(about.readBigUInt64LE(0))).toISOString()).toBe(vault.createdAt);

  const bound = aad('card', vaultId, part(slot, 0, 16));
  const card = box(kdf(masterKey, vaultId, 'card'), part(slot, 108, 12), part(slot, 120, 128), bound);
  expect(card.toString('utf8', 1, 1 + (card[0] ?? 0))).toBe(ADA_ID);
});

test('the recovery key opens slot 0 to the same master key', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const bits = [...recoveryKey.replaceAll('-', '')].map((sign) =>
    alphabet.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const code = Buffer.from(
    (bits.join('').slice(0, 160).match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  );
  const check = createHash('sha256').update(L('recovery-check')).update(code).digest();
  expect(check.readUIntBE(0, 3) >>> 4).toBe(Number.parseInt(bits.slice(32).join(''), 2));
  const { masterKey } = masterKeyFrom(copy, code, 2);
  expect(pageKeyFrom(copy, masterKey)).toEqual(vault.pageKey());
});

test('the page key opens the pages of the database', () => {
  const pageKey = vault.pageKey();
  const database = openConnection(join(folder, 'vault.db'), pageKey, 'writer');
  database.exec("CREATE TABLE note (words TEXT) STRICT; INSERT INTO note VALUES ('canary-Wilhelmina')");
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const file = readFileSync(join(folder, 'vault.db'));
  const first = page(file, 1, pageKey);
  expect(first.readUInt16BE(16)).toBe(4_096);
  expect(first[20]).toBe(80);
  expect(first.toString('latin1', 68, 72)).toBe('CFLD');
  expect(first.includes('CREATE TABLE note')).toBe(true);
  const rest = Array.from({ length: file.length / 4_096 - 1 }, (_, at) => page(file, at + 2, pageKey));
  expect(Buffer.concat(rest).includes('canary-Wilhelmina')).toBe(true);
  expect(() => page(file, 1, Buffer.alloc(32))).toThrow('HMAC');
});

test('an account key opens sealed files', async () => {
  const { key, wrapped } = vault.newAccountKey('act_12345678');
  const accountKey = box(
    vault.ringKey(),
    part(wrapped, 1, 12),
    wrapped.subarray(13),
    aad('account-key', Buffer.from('act_12345678')),
  );
  expect(wrapped[0]).toBe(1);
  expect(accountKey).toEqual(key);

  const plain = Buffer.alloc(150_000, 'Wilhelmina ');
  const path = newDocumentPath(folder);
  await sealFile(key, plain, path, 'doc_12345678');
  const file = readFileSync(path);
  expect(part(file, 0, 8).toString()).toBe('CFSEAL01');
  expect([file.readUInt32LE(8), file.readUInt32LE(12)]).toEqual([1, 65_536]);
  const fileKey = kdf(accountKey, part(file, 16, 32), 'sealed-file');
  const count = Math.ceil((file.length - 48) / 65_552);
  const chunks = Array.from({ length: count }, (_, index) => {
    const last = Buffer.from([index === count - 1 ? 1 : 0]);
    const bound = aad('sealed-chunk', part(file, 0, 48), u64(index), last, Buffer.from('doc_12345678'));
    return box(
      fileKey,
      Buffer.concat([Buffer.alloc(4), u64(index)]),
      part(file, 48 + index * 65_552, 65_552),
      bound,
    );
  });
  expect(Buffer.concat(chunks)).toEqual(plain);
});
