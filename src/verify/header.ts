/**
 * From a passphrase, a recovery key or the page key itself to what opens a vault.
 * @source docs/vault-format.md, "vault.hdr"
 */
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from 'hash-wasm';

/** What opens a vault, as it was typed. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly person: string; readonly passphrase: string }
  | { readonly kind: 'recovery-key'; readonly code: string }
  | { readonly kind: 'page-key'; readonly hex: string };

/** What the verifier needs of an opened vault. */
export interface Opened {
  /** 32 hexadecimal digits. */
  readonly vaultId: string;
  readonly pageKey: Buffer;
  /** Opens the accounts' keys, and they the sealed files; null when only the page key is known. */
  readonly ringKey: Buffer | null;
}

const copyBytes = 32_768;
const part = (bytes: Buffer, at: number, length: number): Buffer => bytes.subarray(at, at + length);
const label = (name: string): Buffer => Buffer.from(`casefold/v1/${name}`);
const derived = (secret: Buffer, salt: Buffer, name: string): Buffer =>
  Buffer.from(hkdfSync('sha512', secret, salt, label(name), 32));
const bound = (name: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([label(name), Buffer.alloc(1), ...parts]);

function opened(key: Buffer, nonce: Buffer, box: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad).setAuthTag(box.subarray(-16));
  return Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()]);
}

/** The valid copy with the highest generation. @throws Error when there is none */
function headerCopy(folder: string): Buffer {
  const file = readFileSync(join(folder, 'vault.hdr'));
  const valid = [part(file, 0, copyBytes), part(file, copyBytes, copyBytes)].filter(
    (copy) =>
      copy.length === copyBytes &&
      copy.toString('latin1', 0, 8) === 'CFVAULT1' &&
      createHash('sha256').update(copy.subarray(0, -32)).digest().equals(copy.subarray(-32)),
  );
  const [best] = valid.sort((one, other) => (one.readBigUInt64LE(16) < other.readBigUInt64LE(16) ? 1 : -1));
  if (!best) throw new Error('The header of the vault is damaged.');
  if (best.readUInt32LE(8) !== 1) throw new Error('The vault has a later format.');
  return best;
}

const folded = (name: string): string =>
  name.normalize('NFKC').trim().toUpperCase().toLowerCase().normalize('NFKC');

async function stretched(copy: Buffer, person: string, passphrase: string): Promise<Buffer> {
  const salt = createHmac('sha256', part(copy, 64, 32))
    .update(bound('name-salt', Buffer.from(folded(person))))
    .digest();
  const bytes = await argon2id({
    password: Buffer.from(passphrase.normalize('NFKC')),
    salt,
    memorySize: copy.readUInt32LE(48),
    iterations: copy.readUInt32LE(52),
    parallelism: copy.readUInt32LE(56),
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(bytes);
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The 20 bytes of a typed recovery key. @throws Error when it is mistyped */
function recoveryBytes(code: string): Buffer {
  const signs = code
    .toUpperCase()
    .replaceAll(/[\s.-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const bits = [...signs].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'));
  const bytes = Buffer.from(
    (
      bits
        .join('')
        .slice(0, 160)
        .match(/[01]{8}/g) ?? []
    ).map((byte) => Number.parseInt(byte, 2)),
  );
  const check = createHash('sha256').update(label('recovery-check')).update(bytes).digest();
  const right = check.readUIntBE(0, 3) >>> 4 === Number.parseInt(bits.slice(32).join(''), 2);
  if (signs.length !== 36 || bytes.length !== 20 || !right) throw new Error('The recovery key is mistyped.');
  return bytes;
}

function masterKey(copy: Buffer, secret: Buffer, type: number): Buffer {
  const salt = part(copy, 64, 32);
  const tag = derived(secret, salt, 'slot-tag');
  for (let index = 0; index < copy.readUInt32LE(60); index += 1) {
    const slot = part(copy, 2_048 + index * 256, 256);
    if (slot[0] !== type || !part(slot, 16, 32).equals(tag)) continue;
    const aad = bound('slot', part(copy, 24, 16), part(slot, 0, 16), part(copy, 44, 16));
    return opened(derived(secret, salt, 'slot-key'), part(slot, 48, 12), part(slot, 60, 48), aad);
  }
  throw new Error('This opens nothing here: the name, the passphrase or the key is wrong.');
}

/**
 * Opens a vault.
 * @throws Error in words when the secret is not one of this vault, or the header is damaged
 */
export async function openHeader(folder: string, secret: Secret): Promise<Opened> {
  const copy = headerCopy(folder);
  const vaultId = part(copy, 24, 16);
  if (secret.kind === 'page-key') {
    if (!/^[0-9a-f]{64}$/i.test(secret.hex)) throw new Error('A page key has 64 hexadecimal digits.');
    return { vaultId: vaultId.toString('hex'), pageKey: Buffer.from(secret.hex, 'hex'), ringKey: null };
  }
  const key =
    secret.kind === 'passphrase'
      ? masterKey(copy, await stretched(copy, secret.person, secret.passphrase), 1)
      : masterKey(copy, recoveryBytes(secret.code), 2);
  const pageKey = opened(
    derived(key, vaultId, 'page-key'),
    part(copy, 104, 12),
    part(copy, 116, 48),
    bound('page-key', vaultId, part(copy, 96, 8)),
  );
  return { vaultId: vaultId.toString('hex'), pageKey, ringKey: derived(key, vaultId, 'account-keys') };
}
