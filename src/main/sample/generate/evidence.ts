import {
  drawCardBack,
  drawCardFront,
  drawLicence,
  drawPassport,
  drawSelfie,
  drawUtilityBill,
  portraitLook,
  type IdentityFacts,
  type PortraitLook,
} from '../draw/index.ts';
import { countryOf } from './countries/index.ts';
import { dateParts, isoDate, shiftDate } from './dates.ts';
import type { SamplePerson } from './person.ts';
import { createRandom, type Random } from './random.ts';

/** A drawn document before it belongs to an inquiry. */
export interface DrawnDocument {
  readonly kind: string;
  readonly mediaType: 'image/png' | 'application/pdf';
  readonly bytes: Uint8Array;
}

/** Dates of a person's identity document: issued some years before `day`, valid ten years (identity cards too). */
export function validity(
  seed: number,
  person: SamplePerson,
  day: string,
): { issued: string; expires: string } {
  const random = createRandom(seed, `validity/${person.idNumber}`);
  const { year, month, day: dayOfMonth } = dateParts(person.birthdate);
  const seventeen = isoDate(year + 17, month, Math.min(dayOfMonth, 28));
  const recent = shiftDate(day, -random.whole(120, 2900));
  const issued = recent > seventeen ? recent : seventeen;
  const parts = dateParts(issued);
  return { issued, expires: isoDate(parts.year + 10, parts.month, Math.min(parts.day, 28)) };
}

function ageAt(birthdate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthdate.slice(0, 4));
}

/** The look of a person: the same wherever the same document number is shown. */
function lookOf(seed: number, person: SamplePerson, day: string): PortraitLook {
  const random = createRandom(seed, `look/${person.idNumber}/${person.sex}`);
  return portraitLook(random.pick, person.sex, ageAt(person.birthdate, day));
}

/** The address as it stands on letters, line by line. */
function addressLines(person: SamplePerson): string[] {
  const { city, subdivision, postalCode, countryCode } = person;
  const withState = ['US', 'CA', 'AU', 'IN', 'ZA'].includes(countryCode);
  const before = withState || ['GB', 'IE'].includes(countryCode);
  const place = withState ? `${city}, ${subdivision}` : city;
  const town = before ? `${place} ${postalCode}` : `${postalCode} ${place}`;
  const country = countryCode === '' ? '' : countryOf(countryCode).name;
  return [person.street1, person.street2, town.trim(), country].filter((line) => line !== '');
}

function identityFacts(seed: number, person: SamplePerson, day: string): IdentityFacts {
  const random = createRandom(seed, `document/${person.idNumber}/${person.first}`);
  const issuer = countryOf(person.idCountry);
  const nation = countryOf(person.nationality);
  const place = random.pick(issuer.towns).city;
  return {
    countryCode: issuer.code,
    countryName: issuer.name,
    title: person.idClass === 'pp' ? issuer.passportWord : issuer.identityWord,
    mrzIssuer: issuer.mrzCode,
    mrzNationality: nation.mrzCode,
    nationality: nation.name,
    last: person.last,
    first: [person.first, person.middle].filter(Boolean).join(' '),
    birthdate: person.birthdate,
    birthplace: random.pick(issuer.towns).city,
    sex: person.sex,
    number: person.idNumber,
    ...validity(seed, person, day),
    authority: place,
    address: addressLines(person),
    look: lookOf(seed, person, day),
    next: random.next,
  };
}

function png(kind: string, bytes: Uint8Array): DrawnDocument {
  return { kind, mediaType: 'image/png', bytes };
}

/** Pictures of a person's identity document: a passport page, or front and back of a card, or a licence. */
export function drawIdentity(
  seed: number,
  person: SamplePerson,
  day: string,
  withBack: boolean,
): DrawnDocument[] {
  const facts = identityFacts(seed, person, day);
  switch (person.idClass) {
    case 'pp':
      return [png('passport-front', drawPassport(facts))];
    case 'dl':
      return [png('licence-front', drawLicence(facts))];
    default: {
      const front = png('id-front', drawCardFront(facts));
      return withBack ? [front, png('id-back', drawCardBack(facts))] : [front];
    }
  }
}

/** A faceless selfie of a person, taken on `day`. */
export function drawPersonSelfie(seed: number, person: SamplePerson, day: string): DrawnDocument {
  const random = createRandom(seed, `selfie/${person.idNumber}`);
  return png(
    'selfie',
    drawSelfie(lookOf(seed, person, day), `Selfie · ${day} · SPECIMEN`, random.whole(0, 11)),
  );
}

const suppliers: readonly (readonly [name: string, service: string])[] = [
  ['Northlight Energy', 'Electricity'],
  ['Blauwasser Versorgung', 'Water and electricity'],
  ['Lumière du Val', 'Électricité'],
  ['Aguas del Olivar', 'Agua y energía'],
  ['Harbour Gas & Power', 'Gas and electricity'],
];

function readings(random: Random, issued: string): { month: string; units: number }[] {
  const { year, month } = dateParts(issued);
  return Array.from({ length: 8 }, (_, index) => {
    const before = month - 1 - index;
    const shifted = ((before - 1 + 24) % 12) + 1;
    const shiftedYear = before <= 0 ? year - 1 : year;
    return { month: isoDate(shiftedYear, shifted, 1).slice(0, 7), units: random.whole(120, 460) };
  });
}

/** A utility bill to a person's address, some weeks before `day`; every second has a page of meter readings. */
export function drawBill(seed: number, person: SamplePerson, day: string): DrawnDocument {
  const random = createRandom(seed, `bill/${person.email}/${person.street1}`);
  const [supplier, service] = random.pick(suppliers);
  const issued = shiftDate(day, -random.whole(8, 55));
  const pounds: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD', CA: 'CAD', AU: 'AUD', SE: 'SEK' };
  const bytes = drawUtilityBill({
    supplier,
    service,
    name: [person.first, person.middle, person.last].filter(Boolean).join(' '),
    address: addressLines(person),
    issued,
    customerNumber: random.fill('%### #### ##'),
    currency: pounds[person.countryCode] ?? 'EUR',
    lines: [
      { text: 'Standing charge', amount: random.whole(900, 1900) },
      { text: 'Energy used', amount: random.whole(2400, 9800) },
      { text: 'Network and metering', amount: random.whole(300, 1500) },
      { text: 'Tax', amount: random.whole(400, 2100) },
    ],
    readings: random.chance(0.5) ? readings(random, issued) : [],
  });
  return { kind: 'utility-bill', mediaType: 'application/pdf', bytes };
}
