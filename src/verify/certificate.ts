/** Checks the signature of a redaction's certificate, with or without the vault that it speaks of. */
import { createHash, verify as fitsSignature } from 'node:crypto';
import { anchorOf, canonical, ed25519Key, type SigningKey } from './chain.ts';
import type { Database } from './database.ts';

/** What is right and wrong about a certificate. */
export interface CertificateReport {
  /** The signature fits the canonical JSON under the public key inside. */
  readonly signature: boolean;
  /** The public key is one of the vault's; null when no vault was given. */
  readonly key: boolean | null;
  /** The vault's log still holds the fact and hash that the certificate names; null where it cannot be told. */
  readonly head: boolean | null;
  /** That fact lies where the key was in force: not after it endorsed the next one. Null where it cannot be told. */
  readonly inForce: boolean | null;
  /** The log says that this very certificate was made; null for certificates from before it did, and without a vault. */
  readonly recorded: boolean | null;
  readonly ok: boolean;
}

/** The vault that a certificate is held against. */
export interface Against {
  readonly database: Database;
  readonly vaultId: string;
  readonly keys: readonly SigningKey[];
}

/**
 * Checks a certificate.
 * @throws Error when the text is no certificate
 */
export function checkCertificate(text: string, against?: Against): CertificateReport {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('The file holds no certificate.');
  const { signature, ...signed }: Record<string, unknown> = { ...parsed };
  const publicKey = signed['publicKey'];
  if (typeof signature !== 'string' || typeof publicKey !== 'string') {
    throw new Error('The file holds no certificate: a signature or a public key is missing.');
  }
  const raw = Buffer.from(publicKey, 'base64');
  const fits =
    raw.length === 32 &&
    fitsSignature(null, Buffer.from(canonical(signed)), ed25519Key(raw), Buffer.from(signature, 'base64'));
  const key = against ? against.keys.some((one) => one.raw.equals(raw)) : null;
  const head = against ? headHolds(against, signed) : null;
  const inForce = against && key === true ? wasInForce(against.keys, raw, signed) : null;
  const recorded = against ? isRecorded(against.database, parsed, signed['id']) : null;
  const ok = fits && [key, head, inForce, recorded].every((one) => one !== false);
  return { signature: fits, key, head, inForce, recorded, ok };
}

/**
 * Whether the head that a certificate names lies before the fact at which the key's successor took over. A key is made right
 * after the head that its first certificate may name.
 */
function wasInForce(
  keys: readonly SigningKey[],
  raw: Buffer,
  signed: Readonly<Record<string, unknown>>,
): boolean | null {
  const seq = headOf(signed)?.seq;
  if (seq === undefined) return null;
  const at = keys.findIndex((one) => one.raw.equals(raw));
  const [from, until] = [keys[at]?.from ?? 0, keys[at + 1]?.from ?? Infinity];
  return seq >= from - 1 && seq < until;
}

/** Whether the log says that this redaction is proven, and names this certificate by its hash. */
function isRecorded(database: Database, certificate: object, id: unknown): boolean | null {
  const hash = createHash('sha256').update(canonical(certificate)).digest('hex');
  const named = [...certificateHashes(database, id)];
  // Facts from before certificates were named say only that there is one.
  return named.length > 0 && named.every((one) => one === undefined) ? null : named.includes(hash);
}

function* certificateHashes(database: Database, id: unknown): Generator {
  for (const row of database.rows('fact')) {
    if (row['action'] !== 'redaction.proven' || typeof row['params'] !== 'string') continue;
    const said: unknown = JSON.parse(row['params']);
    if (typeof said !== 'object' || said === null || !('redaction' in said) || said.redaction !== id)
      continue;
    yield 'certificate' in said ? said.certificate : undefined;
  }
}

function headOf(signed: Readonly<Record<string, unknown>>): { seq: number; hash: string } | null {
  const head = signed['auditHead'];
  if (typeof head !== 'object' || head === null || !('seq' in head) || !('hash' in head)) return null;
  const { seq, hash } = head;
  return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : null;
}

function headHolds(
  { database, vaultId }: Against,
  signed: Readonly<Record<string, unknown>>,
): boolean | null {
  if (signed['vaultId'] !== undefined && signed['vaultId'] !== vaultId) return false;
  const head = headOf(signed);
  if (!head) return null;
  const { seq, hash } = head;
  for (const row of database.rows('fact')) {
    if (row['seq'] !== seq) continue;
    const stored = Buffer.isBuffer(row['hash']) ? row['hash'] : Buffer.alloc(0);
    return anchorOf(vaultId, seq, stored) === anchorOf(vaultId, seq, Buffer.from(hash, 'hex'));
  }
  return false;
}
