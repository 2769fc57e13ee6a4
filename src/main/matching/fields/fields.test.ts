import { describe, expect, it } from 'vitest';
import type { Outcome } from '../outcome.ts';
import { compareAddresses } from './address.ts';
import { compareBirthDates } from './birth-date.ts';
import { dayNumber, dayOfNumber, fromEthiopian, fromLunarHijri, fromSolarHijri } from './calendars.ts';
import { checkDigitHolds } from './check-digits.ts';
import { compareEmails } from './email.ts';
import { compareIdentifications } from './identification.ts';
import { comparePhones } from './phone.ts';
import { compareGenders, compareNationalities } from './plain-fields.ts';

const say = (found: Outcome): string => `${found.level} ${found.reasons[0]?.code ?? ''}`;

describe('birth dates', () => {
  it.each([
    ['1975-11-03', '1975-03-11', 'close day_month_swapped'],
    ['1975-11-03', '1957-11-03', 'close digits_transposed'],
    ['1975-11-03', '1875-11-03', 'close one_digit_typo'],
    ['1975-11', '1975-11-03', 'close precision'],
    ['03.11.1975', '1975-11-03', 'equivalent format'],
    ['3 November 1975', '1975-11-03', 'equivalent format'],
    ['令和2年2月29日', '2020-02-29', 'equivalent calendar'],
    ['2518-11-03', '1975-11-03', 'equivalent calendar'],
    ['11/03/1975', '1975-11-03', 'close ambiguous_day_month'],
    ['9999-12-31', '1975-11-03', 'not-compared placeholder'],
    ['soon', '1975-11-03', 'not-compared unreadable'],
    ['1975-11-03', '1982-06-21', 'conflict different'],
  ])('%s and %s: %s', (left, right, expected) => expect(say(compareBirthDates(left, right))).toBe(expected));

  it('offers the century as a repair of its own', () => {
    expect(compareBirthDates('1875-11-03', '1975-11-03').fixes).toEqual([
      expect.objectContaining({ code: 'century', value: '1975-11-03' }),
    ]);
  });

  it('converts days that the calendars fix', () => {
    expect(fromSolarHijri({ year: 1358, month: 1, day: 1 })).toEqual({ year: 1979, month: 3, day: 21 });
    expect(fromLunarHijri({ year: 1445, month: 1, day: 1 })).toEqual({ year: 2023, month: 7, day: 19 });
    expect(fromEthiopian({ year: 2000, month: 1, day: 1 })).toEqual({ year: 2007, month: 9, day: 12 });
    for (const number of [-719468, -1, 0, 11016, 20000]) expect(dayNumber(dayOfNumber(number))).toBe(number);
  });
});

describe('identification numbers', () => {
  const id = (
    number: string,
    country = '',
    kind = '',
  ): { class: string; number: string; country: string } => ({ class: kind, number, country });
  it.each([
    ['AB 123-456', 'AB123456', 'equivalent format'],
    ['AB123456', 'AB123465', 'close transposed_chars'],
    ['AB12345O', 'AB123450', 'close ocr_confusion'],
    ['****3456', 'AB123456', 'close masked'],
    ['****9999', 'AB123456', 'conflict different'],
    ['AB123456', 'ZK998812', 'conflict different'],
  ])('%s and %s: %s', (left, right, expected) =>
    expect(say(compareIdentifications(id(left), id(right)))).toBe(expected),
  );

  it('does not take one issuer for another', () => {
    expect(say(compareIdentifications(id('AB123456', 'FR'), id('AB123456', 'NL')))).toBe(
      'conflict different_issuer',
    );
  });

  it('says on which side the check digit is wrong', () => {
    const found = compareIdentifications(id('00000000S', 'ES'), id('00000000T', 'ES'));
    expect(found.reasons.map((one) => one.code)).toContain('check_digit_wrong_on_file');
  });

  it('knows specimen numbers of national registers', () => {
    expect(checkDigitHolds('ES', '12345678Z')).toBe(true);
    expect(checkDigitHolds('FI', '131052308T')).toBe(true);
    expect(checkDigitHolds('CN', '11010519491231002X')).toBe(true);
    expect(checkDigitHolds('BR', '11144477735')).toBe(true);
    expect(checkDigitHolds('ZZ', '1')).toBeNull();
  });
});

describe('addresses', () => {
  const line = (text: string): { street1: string } => ({ street1: text });
  it.each([
    ['81 King Road, Bristol BS1 5TY', '81 King Rd., Bristol, BS1 5TY', 'equivalent address_abbreviation'],
    ['81 King Road Flat 2, Bristol BS1 5TY', '81 King Road, Bristol BS1 5TY', 'close unit_missing'],
    ['18 King Road, Bristol BS1 5TY', '81 King Road, Bristol BS1 5TY', 'close house_number_typo'],
    ['81 King Road, Bristol BS1 5TY', '81 Queen Road, Bristol BS1 5TY', 'conflict different'],
    ['P.O. Box 14, Bristol', '81 King Road, Bristol', 'conflict po_box_vs_street'],
    ['Lindenstraße 4, 50674 Köln', 'Lindenstr. 4, 50674 Cologne', 'equivalent place_alias'],
  ])('%s and %s: %s', (left, right, expected) =>
    expect(say(compareAddresses(line(left), line(right)))).toBe(expected),
  );

  it('reads a structured address like the same address on one line', () => {
    const parts = {
      street1: '12 Elm St',
      street2: 'Apt 4',
      city: 'Austin',
      subdivision: 'TX',
      postalCode: '78701',
      countryCode: 'US',
    };
    expect(compareAddresses(parts, line('12 Elm Street #4, Austin, TX 78701')).level).toBe('equivalent');
  });
});

describe('phones, e-mails and closed lists', () => {
  it('lends a number without country the country of the other side', () => {
    expect(comparePhones('020 7946 0018', '+44 20 7946 0018').level).toBe('equivalent');
  });
  it('tells one digit from two exchanged digits', () => {
    expect(say(comparePhones('+442079460018', '+442079460019'))).toBe('close one_digit_typo');
    expect(say(comparePhones('+442079460018', '+442079460081'))).toBe('close digits_transposed');
  });
  it('knows which providers ignore dots and tags, and claims it of no other', () => {
    expect(say(compareEmails('a.b+c@gmail.com', 'ab@googlemail.com'))).toBe('equivalent provider_alias');
    expect(compareEmails('a.b@firm.example', 'ab@firm.example').level).not.toBe('equivalent');
  });
  it('reads countries as codes, names and adjectives, and former states as close', () => {
    expect(compareNationalities('DEU', 'German').level).toBe('equivalent');
    expect(say(compareNationalities('SUN', 'Ukraine'))).toBe('close former_state');
  });
  it('reads the sexes of forms', () => {
    expect(compareGenders('F', 'weiblich').level).toBe('equivalent');
    expect(compareGenders('M', 'female').level).toBe('conflict');
  });
});
