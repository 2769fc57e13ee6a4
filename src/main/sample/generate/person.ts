import { countries, countryOf, type Country } from './countries/index.ts';
import { isoDate } from './dates.ts';
import { latinLetters } from './letters.ts';
import type { NameCustom, Spelling } from './names/index.ts';
import { nationalNumber } from './national-numbers.ts';
import { createRandom, type Random } from './random.ts';

/** One invented person with one value for everything. An empty text means that nothing is known. */
export interface SamplePerson {
  /** Country of the name, the identity document and its number, ISO 3166-1 alpha-2. */
  readonly home: string;
  readonly sex: 'male' | 'female';
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  /** The whole name in the person's own script, empty where Latin letters are the own script. */
  readonly native: string;
  readonly nativeFirst: string;
  readonly nativeMiddle: string;
  readonly nativeLast: string;
  readonly birthdate: string;
  readonly street1: string;
  readonly street2: string;
  readonly city: string;
  readonly subdivision: string;
  readonly postalCode: string;
  readonly countryCode: string;
  readonly phone: string;
  readonly email: string;
  readonly idClass: string;
  readonly idNumber: string;
  readonly idCountry: string;
  readonly nationality: string;
}

/** What a person must be like for a situation; everything else is left to chance. */
export interface PersonWish {
  readonly countries?: readonly string[];
  readonly sex?: 'male' | 'female';
  /** Only birth dates for which this holds. */
  readonly birthdate?: (date: string) => boolean;
  readonly idClass?: 'pp' | 'id' | 'dl';
  /** A second address line is wanted. */
  readonly unit?: boolean;
  /** A middle name is wanted. */
  readonly middle?: boolean;
}

function pickCountry(random: Random, codes: readonly string[] | undefined): Country {
  if (codes) return countryOf(random.pick(codes));
  const total = countries.reduce((sum, entry) => sum + entry.weight, 0);
  let left = random.next() * total;
  for (const entry of countries) {
    left -= entry.weight;
    if (left < 0) return entry;
  }
  return random.pick(countries);
}

/** A birth date that makes a person 18 to 90 years old at `now`. */
function pickBirthdate(random: Random, now: string, fits: (date: string) => boolean): string {
  const year = Number(now.slice(0, 4));
  for (let attempt = 0; attempt < 5000; attempt++) {
    const age = random.chance(0.75) ? random.whole(20, 58) : random.whole(19, 88);
    const date = isoDate(year - age, random.whole(1, 12), random.whole(1, 28));
    if (fits(date)) return date;
  }
  throw new RangeError('no birth date between 18 and 90 years fits this situation');
}

type NameParts = Pick<
  SamplePerson,
  'first' | 'middle' | 'last' | 'native' | 'nativeFirst' | 'nativeMiddle' | 'nativeLast'
>;

function pickMiddle(custom: NameCustom, random: Random, sex: 'male' | 'female', wanted: boolean): Spelling {
  const none = { latin: '', native: '' };
  const names = custom.middle[sex].length > 0 ? custom.middle[sex] : custom[sex];
  switch (custom.middleCustom) {
    case 'none':
    case 'second-family':
      return none;
    case 'some':
      return wanted || random.chance(0.45) ? random.pick(names) : none;
    case 'always':
    case 'patronymic':
      return random.pick(names);
  }
}

function nativeName(custom: NameCustom, first: string, middle: string, last: string): string {
  const join = (parts: string[], between: string): string =>
    parts.filter((part) => part !== '').join(between);
  switch (custom.nativeForm) {
    case 'none':
      return '';
    case 'given-family':
      return join([first, middle, last], ' ');
    case 'family-given':
      return join([last, first, middle], ' ');
    case 'family-given-joined':
      return join([last, first], '');
  }
}

function pickName(
  custom: NameCustom,
  random: Random,
  sex: 'male' | 'female',
  wantsMiddle: boolean,
): NameParts {
  const first = random.pick(custom[sex]);
  let middle = pickMiddle(custom, random, sex, wantsMiddle);
  if (middle.latin === first.latin) middle = { latin: '', native: '' };
  const last = random.pick(custom.family)[sex];
  const second = custom.middleCustom === 'second-family' ? random.pick(custom.family)[sex].latin : '';
  const family = second !== '' && second !== last.latin ? `${last.latin} ${second}` : last.latin;
  const native = nativeName(custom, first.native, middle.native, last.native);
  return {
    first: first.latin,
    middle: middle.latin,
    last: family,
    native,
    nativeFirst: first.native,
    nativeMiddle: middle.native,
    nativeLast: last.native,
  };
}

/** The parts of an address in the style of a country. */
export type AddressParts = Pick<
  SamplePerson,
  'street1' | 'street2' | 'city' | 'subdivision' | 'postalCode' | 'countryCode'
>;

/** An invented address in a country, with a second line when `unit` says so. */
export function composeAddress(home: Country, random: Random, unit: boolean): AddressParts {
  const town = random.pick(home.towns);
  const fill = (template: string): string =>
    template
      .replace('{street}', random.pick(home.streets))
      .replaceAll('{n}', String(random.whole(2, 148)))
      .replaceAll('{u}', String(random.whole(1, 9)))
      .replaceAll('{v}', String(random.whole(1, 9)))
      .replaceAll('{l}', random.pick(['A', 'B', 'C', 'D']));
  return {
    street1: fill(home.line),
    street2: unit ? fill(home.unit) : '',
    city: town.city,
    subdivision: town.subdivision,
    postalCode: random.fill(town.postalPattern),
    countryCode: home.code,
  };
}

/** An e-mail address for a name, in one of the domains kept free for examples (RFC 2606). */
export function composeEmail(first: string, last: string, random: Random): string {
  const word = (text: string): string =>
    latinLetters(text)
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  const domain = random.pick(['example.org', 'example.com', 'example.net']);
  const family = word(last.split(' ')[0] ?? last).length > 2 ? last.split(' ')[0] : last;
  const local = `${word(first)}.${word(family ?? last)}`;
  return `${random.chance(0.3) ? `${local}${String(random.whole(2, 98))}` : local}@${domain}`;
}

/** A number of an identity document in the form of its country, with its check digit. */
export function composeIdNumber(
  person: Pick<SamplePerson, 'home' | 'birthdate' | 'sex' | 'idClass'>,
  random: Random,
): string {
  const kinds = countryOf(person.home).identities.filter((kind) => kind.class === person.idClass);
  const kind = random.pick(kinds);
  if (kind.number !== 'national') return random.fill(kind.number);
  return nationalNumber({ country: person.home, birthdate: person.birthdate, sex: person.sex }, random);
}

/**
 * Composes one invented person.
 *
 * @param seed of the whole sample
 * @param name of this person within the sample; the same seed, name and wish give the same person
 * @param now the reference instant ages are counted from
 */
export function composePerson(seed: number, name: string, now: string, wish: PersonWish = {}): SamplePerson {
  const random = createRandom(seed, `person/${name}`);
  const home = pickCountry(random, wish.countries);
  const sex = wish.sex ?? (random.chance(0.5) ? 'female' : 'male');
  const birthdate = pickBirthdate(random, now, wish.birthdate ?? (() => true));
  const parts = pickName(random.pick(home.customs), random, sex, wish.middle ?? false);
  const abroad = wish.countries === undefined && random.chance(0.08);
  const residence = abroad ? countryOf(random.pick(['GB', 'US', 'DE', 'CA', 'FR', 'AE'])) : home;
  const wanted = home.identities.filter((kind) => kind.class === wish.idClass);
  const idClass = random.pick(wanted.length > 0 ? wanted : home.identities).class;
  return {
    home: home.code,
    sex,
    ...parts,
    birthdate,
    ...composeAddress(residence, random, wish.unit ?? random.chance(0.4)),
    phone: random.fill(random.pick(residence.phones)),
    email: composeEmail(parts.first, parts.last, random),
    idClass,
    idNumber: composeIdNumber({ home: home.code, birthdate, sex, idClass }, random),
    idCountry: home.code,
    nationality: home.code === 'HK' ? 'CN' : home.code,
  };
}
