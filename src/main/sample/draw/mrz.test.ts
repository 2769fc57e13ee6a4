import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardMrz, mrzCheckDigit, mrzSpelling, passportMrz } from './mrz.ts';

const utopian = {
  issuer: 'UTO',
  nationality: 'UTO',
  last: 'Eriksson',
  first: 'Anna Maria',
  birthdate: '1974-08-12',
  sex: 'female',
  expires: '2012-04-15',
} as const;

describe('machine-readable zones', () => {
  it('writes the specimen passport of ICAO Doc 9303 part 4 letter for letter', () => {
    expect(passportMrz({ ...utopian, number: 'L898902C3', optional: 'ZE184226B' })).toEqual([
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ]);
  });

  it('writes the specimen card of ICAO Doc 9303 part 5 letter for letter', () => {
    expect(cardMrz({ ...utopian, number: 'D23145890' })).toEqual([
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F1204159UTO<<<<<<<<<<<6',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ]);
  });

  it('lets a card number of more than nine signs run on and sets its check digit behind it', () => {
    // ICAO Doc 9303 part 5, appendix: document number D23145890734.
    const [upper] = cardMrz({ ...utopian, number: 'D23145890734' });
    expect(upper).toBe('I<UTOD23145890<7349<<<<<<<<<<<');
  });

  it.each([
    ['Müller', 'MUELLER'],
    ['Ødegård', 'OEDEGAARD'],
    ['Weiß', 'WEISS'],
    ["O'Connor", 'OCONNOR'],
    ['Anne-Marie', 'ANNE<MARIE'],
    ['Świątek', 'SWIATEK'],
    ['Łukasz', 'LUKASZ'],
    ['Yıldırım', 'YILDIRIM'],
    ['Nguyễn Thị', 'NGUYEN<THI'],
  ])('spells %s as %s', (name, spelling) => {
    expect(mrzSpelling(name)).toBe(spelling);
  });

  it('notices every single wrong digit', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (field, where, by) => {
        const place = where % field.length;
        const wrong = field.map((digit, index) => (index === place ? (digit + by) % 10 : digit));
        expect(mrzCheckDigit(wrong.join(''))).not.toBe(mrzCheckDigit(field.join('')));
      }),
    );
  });

  it('keeps every line at its length whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (first, last) => {
        const facts = { ...utopian, first, last, number: 'A1' };
        for (const line of passportMrz(facts)) expect(line).toMatch(/^[A-Z0-9<]{44}$/);
        for (const line of cardMrz(facts)) expect(line).toMatch(/^[A-Z0-9<]{30}$/);
      }),
      { numRuns: 30 },
    );
  });
});
