import { withoutMarks } from '../letters.ts';
import { composeEmail, type SamplePerson } from '../person.ts';
import { renamed, type Change, type Situation, type Stage } from './situation.ts';

function called(
  person: SamplePerson,
  stage: Stage,
  first: string,
  last = person.last,
): Partial<SamplePerson> {
  return renamed(person, { first, last }, (given, family) => composeEmail(given, family, stage.random));
}

/** One person of a given sex, with names from a list of pairs: as on file, as incoming. */
function firstNamePairs(
  name: string,
  reason: 'nickname' | 'romanisation-variant',
  countries: readonly string[],
  sex: 'male' | 'female',
  pairs: readonly (readonly [onFile: string, incoming: string])[],
): Situation {
  return {
    name,
    wish: { countries, sex },
    change: (person, stage) => {
      const [onFile, incoming] = stage.random.pick(pairs);
      return {
        both: called(person, stage, onFile),
        incoming: { first: incoming },
        reasons: { name: reason },
      };
    },
  };
}

/** All values equal on both sides. */
export const everythingEqual: Situation = {
  name: 'everything-equal',
  wish: {},
  change: () => ({ reasons: {} }),
};

/** The incoming name in capitals without marks, as older card readers give it. */
export const capitalsWithoutMarks: Situation = {
  name: 'capitals-without-marks',
  wish: { countries: ['FR'] },
  change: (person, stage) => ({
    both: called(person, stage, person.sex === 'female' ? 'Hélène' : 'Étienne', 'Lefèvre'),
    incoming: { first: person.sex === 'female' ? 'HELENE' : 'ETIENNE', last: 'LEFEVRE' },
    reasons: { name: 'diacritics' },
  }),
};

/** Accents on one side only. */
export function accents(country: string, names: readonly (readonly [string, string])[]): Situation {
  return {
    name: 'accents',
    wish: { countries: [country], sex: 'male' },
    change: (person, stage) => {
      const [first, last] = stage.random.pick(names);
      const both = called(person, stage, first, last);
      return {
        both: { ...both, middle: '' },
        incoming: { first: withoutMarks(first), last: withoutMarks(last) },
        reasons: { name: 'diacritics' },
      };
    },
  };
}

/** The incoming name in the spelling of a machine-readable zone. */
export function mrzSpelled(
  country: string,
  names: readonly (readonly [first: string, last: string, mrzFirst: string, mrzLast: string])[],
): Situation {
  return {
    name: 'mrz-spelling',
    wish: { countries: [country], sex: 'male', idClass: 'pp' },
    change: (person, stage) => {
      const [first, last, mrzFirst, mrzLast] = stage.random.pick(names);
      return {
        both: called(person, stage, first, last),
        incoming: { first: mrzFirst, last: mrzLast },
        printed: { first, last },
        reasons: { name: 'mrz-form' },
      };
    },
  };
}

/** The file has the name in its own script only, the document gives it in Latin letters. */
export function transliteration(country: string): Situation {
  return {
    name: 'transliteration',
    wish: { countries: [country], idClass: 'pp' },
    change: (person) => ({
      onFile: { first: person.nativeFirst, middle: person.nativeMiddle, last: person.nativeLast },
      incoming: { native: '', nativeFirst: '', nativeMiddle: '', nativeLast: '' },
      reasons: { name: 'transliteration' },
    }),
  };
}

/** One native name romanised in two ways. */
export const romanisationVariants: readonly Situation[] = [
  firstNamePairs('romanisation-variant', 'romanisation-variant', ['RU'], 'female', [
    ['Yulia', 'Iuliia'],
    ['Natalia', 'Natalya'],
  ]),
  firstNamePairs('romanisation-variant', 'romanisation-variant', ['EG'], 'male', [
    ['Mohammed', 'Muhammad'],
    ['Youssef', 'Yusuf'],
  ]),
];

/** A short or pet form on one side. */
export const nicknames: readonly Situation[] = [
  firstNamePairs('nickname', 'nickname', ['GB'], 'male', [
    ['Bill', 'William'],
    ['Bob', 'Robert'],
    ['Mike', 'Michael'],
  ]),
  firstNamePairs('nickname', 'nickname', ['US'], 'female', [
    ['Peggy', 'Margaret'],
    ['Liz', 'Elizabeth'],
    ['Debbie', 'Deborah'],
  ]),
];

/** The middle name as an initial on file. */
export const initial: Situation = {
  name: 'initial',
  wish: { countries: ['US', 'CA'], sex: 'male', middle: true },
  change: (person, stage) => ({
    both: { ...called(person, stage, person.first, 'Holloway'), middle: 'James' },
    onFile: { middle: 'J.' },
    reasons: { name: 'initial' },
  }),
};

/** The middle name on one side only. */
export const middleMissing: Situation = {
  name: 'middle-name-missing',
  wish: { countries: ['GB', 'AU'], sex: 'female', middle: true },
  change: (person, stage) => ({
    both: { ...called(person, stage, person.first, 'Thornton'), middle: 'Grace' },
    onFile: { middle: '' },
    reasons: { name: 'missing-name-part' },
  }),
};

/** Married since the account was opened: joined with a hyphen, or a new family name and a new document. */
export const marriedNames: readonly Situation[] = [
  {
    name: 'married-name',
    wish: { countries: ['GB'], sex: 'female', idClass: 'pp' },
    change: (person, stage) => ({
      both: called(person, stage, person.first, 'Bradshaw'),
      incoming: { last: 'Bradshaw-Ellison' },
      reasons: { name: 'married-name' },
    }),
  },
  {
    name: 'married-name',
    wish: { countries: ['DE'], sex: 'female', idClass: 'pp' },
    change: (person, stage) => ({
      both: called(person, stage, 'Annika', 'Vogel'),
      incoming: { last: 'Hartmann', idNumber: stage.random.fill('C#@##F##K') },
      reasons: { name: 'married-name', identification: 'renewed' },
    }),
  },
];

/** Words of a name joined on one side. */
export const compound: Situation = {
  name: 'compound-split',
  wish: { countries: ['NL'], sex: 'female' },
  change: (person, stage) => ({
    both: called(person, stage, 'Anne-Marie', 'van der Berg'),
    incoming: { first: 'Annemarie', last: 'Vanderberg' },
    reasons: { name: 'compound-split' },
  }),
};

/** The mother's family name left out. */
export function doubleSurname(country: string): Situation {
  return {
    name: 'spanish-double-surname',
    wish: { countries: [country] },
    change: (person, stage) => {
      const [father, mother] = stage.random.pick([
        ['García', 'Ibáñez'],
        ['Núñez', 'Carreño'],
        ['Peña', 'Domínguez'],
      ] as const);
      return {
        both: called(person, stage, person.first, `${father} ${mother}`),
        onFile: { last: father },
        reasons: { name: 'double-surname-partial' },
      };
    },
  };
}

/** The father's name left out on one side. */
export function patronymicDropped(country: string): Situation {
  return {
    name: 'patronymic-dropped',
    wish: { countries: [country] },
    change: () => ({
      onFile: { native: '' },
      incoming: { middle: '', nativeMiddle: '', native: '' },
      reasons: { name: 'patronymic-dropped' },
    }),
  };
}

/** Family name first in the given-name column, as the person says the name. */
export function nameOrder(country: string): Situation {
  return {
    name: 'name-order',
    wish: { countries: [country] },
    change: (person) => ({
      onFile: {
        first: person.last,
        last: [person.middle, person.first].filter(Boolean).join(' '),
        middle: '',
        native: '',
      },
      reasons: { name: 'name-order' },
    }),
  };
}

/** Junior on file, nothing in the document: one person. */
export const suffixMissing: Situation = {
  name: 'generational-suffix',
  wish: { countries: ['US'], sex: 'male' },
  change: (person, stage) => ({
    both: { ...called(person, stage, person.first, 'Prescott'), middle: '' },
    onFile: { last: 'Prescott Jr.' },
    reasons: { name: 'generational-suffix' },
  }),
};

function lookAlike(text: string): string {
  const cyrillic: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', x: 'х' };
  return text.replace(/[aeocpx]/g, (letter) => cyrillic[letter] ?? letter);
}

/** Cyrillic letters that look like Latin ones in the incoming name. */
export const lookAlikeLetters: Situation = {
  name: 'look-alike-letters',
  wish: { countries: ['GB', 'US'] },
  change: (person, stage) => ({
    both: { ...called(person, stage, person.first, 'Lockwood'), middle: '' },
    incoming: { last: lookAlike('Lockwood') },
    printed: { last: 'Lockwood' },
    reasons: { name: 'homoglyph' },
  }),
};

/** One letter of the family name mistyped on file. */
export const nameTypo: Situation = {
  name: 'name-typo',
  wish: { countries: ['SE'] },
  change: (person, stage) => ({
    both: called(person, stage, person.first, 'Lindström'),
    onFile: { last: 'Lindströn' },
    reasons: { name: 'one-char-typo' },
  }),
};

/** A bad import put family names into the column of given names. */
export const namesSwapped: Situation = {
  name: 'names-swapped-on-file',
  wish: { countries: ['PT', 'IT', 'GB', 'FI', 'RO', 'BR'] },
  change: (person): Change => ({
    both: { middle: '' },
    onFile: { first: person.last, last: person.first },
    reasons: { name: 'first-last-swapped' },
    tags: ['imported-2024'],
  }),
};
