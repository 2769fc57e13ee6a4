/** The head of the chain in eight words, to be kept on paper: a witness outside the vault. */
import { createHash } from 'node:crypto';
import { WORDS } from '../vault/index.ts';

const wordBits = 11n;
const anchorWords = 8;
const anchorBytes = (anchorWords * 11) / 8;

/** A head in words and in digits: the same 88 bits. */
export interface Anchor {
  readonly words: string;
  /** 22 hexadecimal digits. */
  readonly digits: string;
}

/**
 * The anchor of a fact: the first 88 bits of SHA-256 over the label, the vault id, the number and the hash; eleven bits,
 * the highest first, are the place of a word in the list, from 0.
 * @source docs/vault-format.md, "Facts"
 */
export function anchorOf(vaultId: string, seq: number, hash: Uint8Array): Anchor {
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(BigInt(seq));
  const digest = createHash('sha256')
    .update('casefold/v1/anchor\0')
    .update(Buffer.from(vaultId, 'hex'))
    .update(number)
    .update(hash)
    .digest()
    .subarray(0, anchorBytes);
  const bits = BigInt(`0x${digest.toString('hex')}`);
  const words = Array.from({ length: anchorWords }, (_, at) => {
    const place = (bits >> (wordBits * BigInt(anchorWords - 1 - at))) & ((1n << wordBits) - 1n);
    return WORDS[Number(place)] ?? '';
  });
  return { words: words.join(' '), digits: digest.toString('hex') };
}

/** Whether typed words or digits are this anchor; letter case, commas, hyphens and spacing do not count. */
export function isAnchor(typed: string, anchor: Anchor): boolean {
  const words = typed
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.join(' ') === anchor.words || words.join('') === anchor.digits;
}
