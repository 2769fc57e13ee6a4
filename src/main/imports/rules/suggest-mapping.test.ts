import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkMapping } from './mapping.ts';
import { headerKey, suggestMapping } from './suggest-mapping.ts';

function targetsFor(headers: string[], sample: string[][] = []): string[] {
  return suggestMapping(headers, sample).mapping.columns.map(({ target }) => target);
}

describe('proposed mapping', () => {
  it('understands the columns of Persona’s import exactly', () => {
    const header = 'reference_id,name_first,name_middle,name_last,birthdate,social_security_number,tags';
    expect(targetsFor(header.split(','))).toEqual([
      'referenceId',
      'name.first',
      'name.middle',
      'name.last',
      'birthdate',
      'ssn',
      'tags',
    ]);
  });

  it.each([
    [
      'English',
      'Customer ID|First Name|Surname|D.O.B.|E-mail|Mobile phone|Address Line 1|Town|Post Code|Country',
      '',
    ],
    [
      'German',
      'Kundennummer|Vorname|Nachname|Geburtsdatum|E-Mail|Telefon|Straße und Hausnummer|Ort|PLZ|Land',
      '',
    ],
    [
      'French',
      'N° client|Prénom|Nom|Date de naissance|Courriel|Téléphone|Rue|Ville|Code postal|Pays',
      'Numéro client',
    ],
    [
      'Spanish',
      'ID cliente|Nombre|Apellidos|Fecha de nacimiento|Correo electrónico|Teléfono|Dirección|Ciudad|Código postal|País',
      '',
    ],
    [
      'Italian',
      'Codice cliente|Nome|Cognome|Data di nascita|Indirizzo email|Telefono|Indirizzo|Città|CAP|Paese',
      '',
    ],
    [
      'Dutch',
      'Klantnummer|Voornaam|Achternaam|Geboortedatum|E-mailadres|Telefoonnummer|Straat|Woonplaats|Postcode|Land',
      '',
    ],
    [
      'camel case',
      'referenceId|nameFirst|nameLast|birthdate|emailAddress|phoneNumber|addressStreet1|addressCity|addressPostalCode|countryCode',
      '',
    ],
  ])('knows the usual headers in %s', (_, headers, idHeader) => {
    const list = headers.split('|');
    if (idHeader !== '') list[0] = idHeader;
    expect(targetsFor(list)).toEqual([
      'referenceId',
      'name.first',
      'name.last',
      'birthdate',
      'email',
      'phone',
      'address.street1',
      'address.city',
      'address.postalCode',
      'address.countryCode',
    ]);
  });

  it('takes several phones and addresses as further values', () => {
    expect(
      targetsFor(['id', 'phone_1', 'Phone 2', 'address 1 city', 'address 2 city', 'work email']),
    ).toEqual(['referenceId', 'phone', 'phone', 'address.city', 'address.city', 'email']);
  });

  it('takes the surest of several ids and keeps the others as fields', () => {
    expect(targetsFor(['id', 'reference_id', 'user id'])).toEqual([
      'custom:id',
      'referenceId',
      'custom:user id',
    ]);
  });

  it('reads Nom beside Prénom as surname and alone as the whole name', () => {
    expect(targetsFor(['id', 'Prénom', 'Nom'])).toEqual(['referenceId', 'name.first', 'name.last']);
    expect(targetsFor(['id', 'Nom'])).toEqual(['referenceId', 'name.full']);
    expect(targetsFor(['id', 'Name', 'Surname'])).toEqual(['referenceId', 'name.first', 'name.last']);
  });

  it('falls back on the shape of the values', () => {
    const sample = [
      ['K-17', 'ana@example.org', '+45 12 34 56 78', '04.07.1988', 'blue'],
      ['K-18', 'bo@example.org', '+45 12 34 56 79', '31.12.1990', 'blue'],
    ];
    const { mapping, reasons } = suggestMapping(['a', 'b', 'c', 'd', 'e'], sample);
    expect(mapping.columns.map(({ target }) => target)).toEqual([
      'referenceId',
      'email',
      'phone',
      'birthdate',
      'custom:e',
    ]);
    expect(reasons).toEqual(['values', 'values', 'values', 'values', 'none']);
  });

  it('does not take a column for birth dates when its values are none', () => {
    expect(targetsFor(['id', 'born'], [['1', 'Copenhagen']])).toEqual(['referenceId', 'custom:born']);
  });

  it('finds the order of day and month when one date decides it, else asks', () => {
    const order = (dates: string[]) =>
      suggestMapping(
        ['id', 'dob'],
        dates.map((date, index) => [`${index}`, date]),
      );
    expect(order(['04/07/1988', '31/12/1990']).mapping.dateOrder).toBe('dmy');
    expect(order(['04/07/1988', '12/31/1990']).mapping.dateOrder).toBe('mdy');
    expect(order(['04/07/1988'])).toMatchObject({ askDateOrder: true });
    expect(order(['04/07/1988']).mapping.dateOrder).toBeUndefined();
    expect(order(['1988-07-04'])).toMatchObject({ askDateOrder: false });
  });

  it('places every column of any table once, and the result can be used when it has an id', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('id', 'Name', 'phone', '__proto__', 'constructor', '', 'x'.repeat(5000)),
    );
    const table = fc
      .integer({ min: 1, max: 8 })
      .chain((width) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, ([headers = [], ...sample]) => {
        const { mapping, reasons } = suggestMapping(headers, sample);
        expect(mapping.columns.map(({ index }) => index)).toEqual(headers.map((_, index) => index));
        expect(reasons).toHaveLength(headers.length);
        for (const { target } of mapping.columns) expect(target.length).toBeLessThanOrEqual(220);
        const custom = mapping.columns
          .map(({ target }) => target)
          .filter((target) => target.startsWith('custom:'));
        expect(new Set(custom).size).toBe(custom.length);
        const problem = checkMapping(mapping, headers);
        if (problem) expect(problem.code).toBe('mapping-reference-id-missing');
      }),
    );
  });

  it('remembers a mapping by its headers whatever their case and punctuation, but not their order', () => {
    expect(headerKey(['Reference ID', 'name_first'])).toBe(headerKey(['reference_id', 'Name First']));
    expect(headerKey(['a', 'b'])).not.toBe(headerKey(['b', 'a']));
    expect(headerKey(['a b'])).not.toBe(headerKey(['a', 'b']));
    expect(headerKey(['+'])).not.toBe(headerKey(['-']));
  });
});
