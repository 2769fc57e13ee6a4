/** Checks the signature of a redaction's certificate, with or without the vault that it speaks of. */
import { verify as fitsSignature } from 'node:crypto';
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
  return { signature: fits, key, head, ok: fits && key !== false && head !== false };
}

function headHolds(
  { database, vaultId }: Against,
  signed: Readonly<Record<string, unknown>>,
): boolean | null {
  const head = signed['auditHead'];
  if (signed['vaultId'] !== undefined && signed['vaultId'] !== vaultId) return false;
  if (typeof head !== 'object' || head === null || !('seq' in head) || !('hash' in head)) return null;
  const { seq, hash } = head;
  if (typeof seq !== 'number' || typeof hash !== 'string') return null;
  for (const row of database.rows('fact')) {
    if (row['seq'] !== seq) continue;
    const stored = Buffer.isBuffer(row['hash']) ? row['hash'] : Buffer.alloc(0);
    return anchorOf(vaultId, seq, stored) === anchorOf(vaultId, seq, Buffer.from(hash, 'hex'));
  }
  return false;
}
