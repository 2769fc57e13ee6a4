import type { SamplePerson } from '../person.ts';
import type { Situation } from './situation.ts';

const noAddress: Partial<SamplePerson> = {
  street1: '',
  street2: '',
  city: '',
  subdivision: '',
  postalCode: '',
  countryCode: '',
};

/** Little more than a name on file. */
export const missingOnFile: Situation = {
  name: 'missing-on-file',
  wish: {},
  change: () => ({
    onFile: { ...noAddress, phone: '', email: '', idNumber: '', idClass: '', idCountry: '' },
    reasons: {},
    tags: ['imported-2024'],
  }),
};

/** Neither telephone nor e-mail nor address in the inquiry. */
export const missingIncoming: Situation = {
  name: 'missing-incoming',
  wish: {},
  change: () => ({ incoming: { ...noAddress, phone: '', email: '' }, reasons: {} }),
};
