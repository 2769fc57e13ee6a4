import { composeEmail, type SamplePerson } from '../person.ts';
import { yearsApart } from './birth-dates.ts';
import type { Reasons, Situation } from './situation.ts';

const allDifferent: Reasons = {
  name: 'different',
  birthdate: 'different',
  identification: 'different',
  address: 'different',
  phone: 'phone-changed',
  email: 'email-changed',
};

/** Somebody else entirely under the same reference id. */
export const differentPerson: Situation = {
  name: 'different-person',
  wish: { countries: ['GB', 'US', 'CA'] },
  change: (person, stage) => {
    const other = stage.compose('impostor', {
      countries: [person.home],
      sex: person.sex === 'male' ? 'female' : 'male',
      idClass: person.idClass === 'pp' ? 'pp' : 'dl',
      birthdate: (date) => date.slice(0, 3) !== person.birthdate.slice(0, 3),
    });
    return {
      onFile: { middle: '' },
      incoming: { ...other, last: other.last === person.last ? 'Ashworth' : other.last, middle: '' },
      reasons: { ...allDifferent, gender: 'different' },
      truth: 'different',
      tags: ['high-risk'],
    };
  },
};

function household(person: SamplePerson, other: SamplePerson): SamplePerson {
  return {
    ...other,
    last: person.last,
    nativeLast: person.nativeLast,
    street1: person.street1,
    street2: person.street2,
    city: person.city,
    subdivision: person.subdivision,
    postalCode: person.postalCode,
    countryCode: person.countryCode,
  };
}

/** A brother or sister at the same address. */
export const relative: Situation = {
  name: 'relative-same-address',
  wish: { countries: ['IT', 'HU', 'IE'], sex: 'female', idClass: 'pp' },
  change: (person, stage) => {
    const composed = stage.compose('relative', { countries: [person.home], sex: 'male', idClass: 'pp' });
    const birthdate = yearsApart(person.birthdate, -3, 131);
    const sibling = {
      ...household(person, composed),
      birthdate,
      email: composeEmail(composed.first, person.last, stage.random),
    };
    return {
      incoming: sibling,
      reasons: {
        name: 'same-surname',
        birthdate: 'different',
        gender: 'different',
        identification: 'different',
        phone: 'phone-changed',
        email: 'email-changed',
      },
      truth: 'different',
      others: [sibling],
    };
  },
};

/** Twins: surname, birth date and address agree, given name and document do not. */
export const twins: Situation = {
  name: 'twins',
  wish: { countries: ['NG', 'IN'], sex: 'female', idClass: 'pp' },
  change: (person, stage) => {
    const composed = stage.compose('twin', { countries: [person.home], sex: 'female', idClass: 'pp' });
    const first = composed.first === person.first ? 'Kẹ́hìndé' : composed.first;
    const twin = {
      ...household(person, { ...composed, first }),
      middle: '',
      native: '',
      nativeFirst: '',
      nativeMiddle: '',
      nativeLast: '',
      birthdate: person.birthdate,
      email: composeEmail(first, person.last, stage.random),
    };
    return {
      both: { middle: '', native: '', nativeFirst: '', nativeMiddle: '', nativeLast: '' },
      incoming: twin,
      reasons: {
        name: 'same-surname',
        identification: 'different',
        phone: 'phone-changed',
        email: 'email-changed',
      },
      truth: 'different',
      tags: ['watch'],
      others: [twin],
    };
  },
};

/** Father and son of one name at one address, told apart by Jr. and Sr. */
export const seniorAndJunior: Situation = {
  name: 'senior-and-junior',
  wish: {
    countries: ['US'],
    sex: 'male',
    idClass: 'dl',
    birthdate: (date) => date >= '1975' && date < '1999',
  },
  change: (person, stage) => {
    const father = {
      ...person,
      first: 'Charles',
      last: 'Wainwright Sr.',
      middle: '',
      birthdate: yearsApart(person.birthdate, -28, 47),
      idNumber: stage.random.fill('@#######'),
      email: composeEmail('Charles', 'Wainwright', stage.random).replace('@', '.senior@'),
    };
    return {
      both: { first: 'Charles', middle: '' },
      onFile: { last: 'Wainwright Jr.', email: composeEmail('Charles', 'Wainwright', stage.random) },
      incoming: father,
      reasons: {
        name: 'generational-suffix',
        birthdate: 'different',
        identification: 'different',
        email: 'email-changed',
      },
      truth: 'different',
      others: [father],
    };
  },
};
