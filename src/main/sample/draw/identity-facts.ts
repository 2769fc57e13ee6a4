import type { PortraitLook } from './portrait.ts';

/** What an identity document prints. Names in Latin letters; dates `YYYY-MM-DD`. */
export interface IdentityFacts {
  readonly countryCode: string;
  readonly countryName: string;
  /** The country's word for this kind of document. */
  readonly title: string;
  readonly mrzIssuer: string;
  readonly mrzNationality: string;
  readonly nationality: string;
  readonly last: string;
  readonly first: string;
  readonly birthdate: string;
  readonly birthplace: string;
  readonly sex: 'male' | 'female';
  readonly number: string;
  readonly issued: string;
  readonly expires: string;
  readonly authority: string;
  readonly address: readonly string[];
  readonly look: PortraitLook;
  /** Chance for the signature, 0 to 1 at every call. */
  readonly next: () => number;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** A date as documents print it: `07 APR 1988`. A date that is not complete stays as it is. */
export function printedDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  return `${match[3] ?? ''} ${months[Number(match[2]) - 1] ?? ''} ${match[1] ?? ''}`;
}
