import { composeIdNumber } from '../person.ts';
import type { Situation } from './situation.ts';

/** A new passport with a new number. */
export const documentRenewed: Situation = {
  name: 'document-renewed',
  wish: { countries: ['GB', 'US', 'DE', 'FR', 'JP', 'IE'], idClass: 'pp' },
  change: (person, stage) => ({
    incoming: { idNumber: composeIdNumber(person, stage.random) },
    reasons: { identification: 'renewed' },
  }),
};

/** A machine read a letter for a digit in the incoming number. */
export const numberLookAlike: Situation = {
  name: 'number-look-alike',
  wish: { countries: ['DE'], idClass: 'id' },
  change: (_, stage) => {
    const number = `L${stage.random.fill('0#C#8')}${stage.random.fill('@##')}`;
    return {
      both: { idNumber: number },
      incoming: { idNumber: number.replace('0', 'O').replace('8', 'B') },
      printed: { idNumber: number },
      reasons: { identification: 'ocr-confusion' },
    };
  },
};

/** The number on file fails its own check digit: the last digit was mistyped. */
export const checkDigitWrong: Situation = {
  name: 'check-digit-wrong',
  wish: { countries: ['PL', 'TR'], idClass: 'id' },
  change: (person) => {
    const last = Number(person.idNumber.at(-1));
    return {
      onFile: { idNumber: `${person.idNumber.slice(0, -1)}${String((last + 3) % 10)}` },
      reasons: { identification: 'check-digit' },
    };
  },
};

/** The same number with and without its separators. */
export const numberSeparators: Situation = {
  name: 'number-separators',
  wish: { countries: ['BR'], idClass: 'id' },
  change: (person) => ({
    onFile: { idNumber: person.idNumber.replace(/[.-]/g, '') },
    reasons: { identification: 'format' },
  }),
};

/** A passport of a second nationality. */
export const secondNationality: Situation = {
  name: 'second-nationality',
  wish: { countries: ['MX'], idClass: 'pp' },
  change: (person, stage) => ({
    incoming: {
      nationality: 'ES',
      idCountry: 'ES',
      idNumber: composeIdNumber({ ...person, home: 'ES', idClass: 'pp' }, stage.random),
    },
    reasons: { nationality: 'second-nationality', identification: 'other-document' },
  }),
};

/** A different person shows a document whose number another account already holds. */
export const numberOnAnotherAccount: Situation = {
  name: 'number-on-another-account',
  wish: { countries: ['RO'], idClass: 'pp' },
  change: (_, stage) => {
    const holder = stage.compose('number-holder', { countries: ['RO'], idClass: 'pp' });
    return {
      incoming: { idNumber: holder.idNumber, phone: holder.phone },
      reasons: { identification: 'different', phone: 'phone-changed' },
      truth: 'different',
      tags: ['watch'],
      others: [holder],
    };
  },
};
