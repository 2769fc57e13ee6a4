import { countryOf } from '../countries/index.ts';
import { composeAddress, composeEmail, type SamplePerson } from '../person.ts';
import type { Situation } from './situation.ts';

/** The address with every word abbreviated that its country abbreviates. */
function abbreviated(person: SamplePerson): Pick<SamplePerson, 'street1' | 'street2'> {
  const shorten = (line: string): string =>
    countryOf(person.countryCode).abbreviations.reduce(
      (text, [long, short]) => text.replace(long, short),
      line,
    );
  return { street1: shorten(person.street1), street2: shorten(person.street2) };
}

/** Street words abbreviated on one side. */
export const addressAbbreviated: Situation = {
  name: 'address-abbreviation',
  wish: { countries: ['GB', 'US', 'ES', 'PL', 'PT'], unit: true },
  change: (person) => ({ incoming: abbreviated(person), reasons: { address: 'address-abbreviation' } }),
};

/** The flat left out on one side. */
export const unitMissing: Situation = {
  name: 'address-unit-missing',
  wish: { countries: ['GB', 'US', 'AU', 'CA'], unit: true },
  change: () => ({ incoming: { street2: '' }, reasons: { address: 'unit-missing' } }),
};

/** Moved to another town since the account was opened. */
export const movedHouse: Situation = {
  name: 'moved-house',
  wish: { countries: ['DE', 'FR', 'IT', 'SE', 'NL'] },
  change: (person, stage) => {
    const home = countryOf(person.countryCode);
    const elsewhere = { ...home, towns: home.towns.filter((town) => town.city !== person.city) };
    return { incoming: composeAddress(elsewhere, stage.random, false), reasons: { address: 'moved' } };
  },
};

/** A new telephone number. */
export const phoneChanged: Situation = {
  name: 'phone-changed',
  wish: { countries: ['GB', 'US', 'FR', 'DE'] },
  change: (person, stage) => {
    const patterns = countryOf(person.countryCode).phones;
    let phone = person.phone;
    while (phone === person.phone) phone = stage.random.fill(stage.random.pick(patterns));
    return { incoming: { phone }, reasons: { phone: 'phone-changed' } };
  },
};

/** The same telephone number written without spaces. */
export const phoneFormat: Situation = {
  name: 'phone-format',
  wish: { countries: ['GB', 'US', 'FR', 'DE', 'SE'] },
  change: (person) => ({
    incoming: { phone: person.phone.replaceAll(' ', '') },
    reasons: { phone: 'format' },
  }),
};

/** Another e-mail address. */
export const emailChanged: Situation = {
  name: 'email-changed',
  wish: {},
  change: (person, stage) => ({
    incoming: { email: composeEmail(`${person.first}${person.last}`, 'office', stage.random) },
    reasons: { email: 'email-changed' },
  }),
};

/** One letter of the e-mail address mistyped in the inquiry. */
export const emailTypo: Situation = {
  name: 'email-typo',
  wish: {},
  change: (person) => ({
    incoming: { email: person.email.replace(/^(.)(.)/, '$1$2$2') },
    reasons: { email: 'one-char-typo' },
  }),
};

/** The e-mail address with a tag after a plus sign. */
export const emailPlusTag: Situation = {
  name: 'email-plus-tag',
  wish: {},
  change: (person) => ({
    incoming: { email: person.email.replace('@', '+bank@') },
    reasons: { email: 'plus-tag' },
  }),
};
