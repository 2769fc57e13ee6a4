import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonName } from '#contracts/person.ts';
import { compareNames } from './compare.ts';

const name = (text: string): PersonName => {
  const [first = '', last] = text.split('|');
  return last === undefined ? { full: text } : { first, last };
};
const answer = (left: string, right: string): string => {
  const found = compareNames(name(left), name(right));
  return `${found.level} ${found.reasons[0]?.code ?? ''}`;
};

describe('names of many cultures', () => {
  it.each([
    ['Nur ud-Din Rahimi', 'Nuruddin Rahimi', 'equivalent compound_split'],
    ['Hendrik van der Meer', 'Meer, Hendrik van der', 'equivalent name_order'],
    ['ANDERSSON<<KARL<ERIK', 'Karl Erik Andersson', 'equivalent mrz_form'],
    ['李娜', 'Li Na', 'equivalent transliteration'],
    ['박지성', 'Park Ji-sung', 'equivalent transliteration'],
    ['Ольга Смирнова', 'Olga Smirnova', 'equivalent transliteration'],
    ['Chloë | Dubois', 'Chloe | Dubois', 'equivalent diacritics'],
    ['Anna | Berg', 'Berg | Anna', 'close first_last_swapped'],
    ['William Parker', 'Bill Parker', 'close nickname'],
    ['Pablo Ruiz Molina', 'Pablo Ruiz', 'close double_surname_partial'],
    ['Ivan Petrovich Orlov', 'Ivan Orlov', 'close patronymic_dropped'],
    ['Hana Dvořáková', 'Hana Dvořák', 'close gendered_form'],
    ['P. Lindqvist', 'Petra Lindqvist', 'close initial'],
  ])('reads %s and %s as %s', (left, right, expected) => expect(answer(left, right)).toBe(expected));
});

describe('guards that beat the similarity of letters', () => {
  it.each([
    ['Daniel Price', 'Daniela Price'],
    ['Maria Lindt', 'Jose Lindt'],
    ['Jan Novak', 'Jana Novak'],
    ['Abdul Karim Aziz', 'Abdul Rahim Aziz'],
    ['Li Wei', 'Li Wen'],
    ['Harpreet Singh', 'Harpreet Kaur'],
    ['George Foreman Jr.', 'George Foreman III'],
    ['Szabó Péterné', 'Szabó Péter'],
    ['Gunnar Einarsson', 'Guðrún Einarsdóttir'],
    ['Salman bin Khalid Al Nasser', 'Khalid bin Salman Al Nasser'],
    ['박지성', '박지선'],
  ])('keeps %s and %s apart', (left, right) =>
    expect(compareNames(name(left), name(right)).level).toBe('conflict'),
  );
});

describe('invariance', () => {
  const words = fc.constantFrom(
    'Anna',
    'María',
    'José',
    'van',
    'der',
    'Berg',
    'Ng',
    'Kim',
    'Łukasz',
    'Müller',
    "O'Neill",
    'Иван',
    'Петров',
    'محمد',
    '李',
    'bin',
    'Abdul',
    'Jr',
  );
  const names = fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));

  it('does not depend on capitals, doubled spaces or the Unicode form', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        const { level } = compareNames(name(a), name(b));
        const strict = level === 'exact' ? 'equivalent' : level;
        const again = compareNames(name(a.normalize('NFD').replaceAll(' ', '  ')), name(b)).level;
        expect(again === 'exact' ? 'equivalent' : again).toBe(strict);
      }),
      { numRuns: 400 },
    );
  });

  it('calls a name equal to itself in capitals', () => {
    fc.assert(
      fc.property(names, (a) =>
        ['exact', 'equivalent', 'not-compared'].includes(compareNames(name(a), name(a.toUpperCase())).level),
      ),
      { numRuns: 300 },
    );
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        const [one, other] = [compareNames(name(a), name(b)), compareNames(name(b), name(a))];
        expect([other.level, other.reasons[0]?.code]).toEqual([one.level, one.reasons[0]?.code]);
      }),
      { numRuns: 400 },
    );
  });
});
