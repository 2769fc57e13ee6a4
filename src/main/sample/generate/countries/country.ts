import type { NameCustom } from '../names/custom.ts';

/** A place people live: town, subdivision, and the pattern of its postal codes. */
export interface Town {
  readonly city: string;
  readonly subdivision: string;
  readonly postalPattern: string;
}

/** A kind of identity document a country issues: Persona's class and the form of its number. */
export interface IdentityKind {
  readonly class: 'pp' | 'id' | 'dl';
  /** A pattern for `Random.fill`, or `national` where `nationalNumber` composes it with its check digit. */
  readonly number: string;
}

/** What the sample needs to know about a country. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** The code in a machine-readable zone, ICAO 9303 part 3 section 5. */
  readonly mrzCode: string;
  readonly name: string;
  /** The word for passport in the country's language, in Latin letters. */
  readonly passportWord: string;
  readonly identityWord: string;
  /** Share of the accounts, relative to the other countries. */
  readonly weight: number;
  readonly customs: readonly NameCustom[];
  /** Telephone numbers in international form; reserved for fiction where the country reserves some. */
  readonly phones: readonly string[];
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
  /** First address line with `{street}`, `{n}` (house number). */
  readonly line: string;
  /** Second address line with `{u}` (a small number) and `{l}` (a letter). */
  readonly unit: string;
  /** Long and short form of a word in the street names, for abbreviated spellings. */
  readonly abbreviations: readonly (readonly [long: string, short: string])[];
  readonly identities: readonly IdentityKind[];
}

/** A country as it is written down: towns `City/Subdivision/Postal`, streets and towns separated by `;`. */
export interface CountryText {
  readonly code: string;
  readonly mrz: string;
  readonly name: string;
  readonly passport: string;
  readonly identity: string;
  readonly weight: number;
  readonly customs: readonly NameCustom[];
  readonly phones: readonly string[];
  readonly towns: string;
  readonly streets: string;
  readonly line: string;
  readonly unit: string;
  readonly short: readonly (readonly [string, string])[];
  /** `class number` pairs, for example `pp 9########` or `id national`. */
  readonly ids: readonly string[];
}

function list(text: string): string[] {
  return text.split(';').map((entry) => entry.trim());
}

function identityKind(text: string): IdentityKind {
  const [kind = '', number = ''] = text.split(' ');
  if (kind !== 'pp' && kind !== 'id' && kind !== 'dl') throw new RangeError(`unknown document class ${kind}`);
  return { class: kind, number };
}

/** Reads a country. Throws RangeError where a document class is unknown. */
export function country(text: CountryText): Country {
  return {
    code: text.code,
    mrzCode: text.mrz,
    name: text.name,
    passportWord: text.passport,
    identityWord: text.identity,
    weight: text.weight,
    customs: text.customs,
    phones: text.phones,
    towns: list(text.towns).map((entry) => {
      const [city = '', subdivision = '', postalPattern = ''] = entry.split('/');
      return { city, subdivision, postalPattern };
    }),
    streets: list(text.streets),
    line: text.line,
    unit: text.unit,
    abbreviations: text.short,
    identities: text.ids.map(identityKind),
  };
}
