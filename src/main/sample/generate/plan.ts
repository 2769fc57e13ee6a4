import * as birthDates from './situations/birth-dates.ts';
import * as contact from './situations/contact.ts';
import * as identification from './situations/identification.ts';
import * as missing from './situations/missing.ts';
import * as names from './situations/names.ts';
import * as otherPeople from './situations/other-people.ts';
import { together, type Situation } from './situations/situation.ts';

/** How far the work on an inquiry has come. */
export type Stand = 'waiting' | 'approved' | 'declined';

/**
 * One line of the plan. `joins` says how the inquiry meets an account: by its reference id, by a reference id no
 * account has yet, or without any. `earlier` is an inquiry of the same account that was approved before this one,
 * in which everything was equal.
 */
export interface PlanEntry {
  readonly situation: Situation;
  readonly stand: Stand;
  readonly joins: 'account' | 'unknown-reference-id' | 'no-reference-id';
  readonly earlier: boolean;
}

function entry(stand: Stand, situation: Situation): PlanEntry {
  return { situation, stand, joins: 'account', earlier: false };
}

/** Somebody who comes without a known reference id; `known` people have an account all the same. */
function newcomer(
  joins: 'unknown-reference-id' | 'no-reference-id',
  country: string,
  stand: Stand = 'waiting',
  known = false,
): PlanEntry {
  return {
    situation: {
      name: known ? `${joins}-known-person` : joins,
      wish: { countries: [country] },
      change: (person) => ({ reasons: {}, others: known ? [person] : [] }),
    },
    stand,
    joins,
    earlier: false,
  };
}

function second(situation: Situation): PlanEntry {
  return {
    situation: { ...situation, name: `second-inquiry-${situation.name}` },
    stand: 'waiting',
    joins: 'account',
    earlier: true,
  };
}

const [russianVariant, arabicVariant] = names.romanisationVariants;
const [shortForm, petForm] = names.nicknames;
const [hyphenated, newSurname] = names.marriedNames;

function both(name: string, first: Situation | undefined, ...rest: readonly Situation[]): Situation {
  return first ? together(name, first, ...rest) : together(name, ...rest);
}

const namePlan: readonly PlanEntry[] = [
  entry('waiting', names.everythingEqual),
  entry('approved', names.everythingEqual),
  entry('approved', names.everythingEqual),
  entry('waiting', names.capitalsWithoutMarks),
  entry('approved', names.accents('CZ', [['Jiří', 'Dvořák']])),
  entry('waiting', together('accents', names.accents('PT', [['João', 'Gonçalves']]), contact.emailPlusTag)),
  entry('waiting', names.mrzSpelled('DE', [['Jörg', 'Müller', 'Joerg', 'Mueller']])),
  entry('approved', names.mrzSpelled('NO', [['Øyvind', 'Ødegård', 'Oeyvind', 'Oedegaard']])),
  entry('waiting', names.transliteration('RU')),
  entry('waiting', names.transliteration('GR')),
  entry('waiting', names.transliteration('AE')),
  entry('approved', names.transliteration('IL')),
  entry('waiting', names.transliteration('CN')),
  entry('approved', names.transliteration('JP')),
  entry('approved', names.transliteration('KR')),
  entry('waiting', both('romanisation-variant', russianVariant)),
  entry('approved', both('romanisation-variant', arabicVariant)),
  entry('waiting', both('nickname', shortForm, contact.phoneFormat)),
  entry('approved', both('nickname', petForm)),
  entry('waiting', names.initial),
  entry('approved', names.middleMissing),
  entry('waiting', both('married-name', hyphenated)),
  entry('approved', both('married-name', newSurname)),
  entry('waiting', names.compound),
  entry('waiting', names.doubleSurname('ES')),
  entry('approved', names.doubleSurname('MX')),
  entry('waiting', names.patronymicDropped('AE')),
  entry('approved', names.patronymicDropped('UA')),
  entry('waiting', names.nameOrder('CN')),
  entry('approved', names.nameOrder('VN')),
  entry('waiting', names.suffixMissing),
  entry('waiting', names.lookAlikeLetters),
  entry('approved', names.nameTypo),
];

const valuePlan: readonly PlanEntry[] = [
  entry('waiting', names.namesSwapped),
  entry('approved', names.namesSwapped),
  entry('waiting', birthDates.dayMonthFlipped),
  entry('waiting', birthDates.dayMonthFlipped),
  entry('approved', birthDates.dayMonthFlipped),
  entry('waiting', together('mixed', names.namesSwapped, birthDates.dayMonthFlipped)),
  entry('waiting', birthDates.oneDigit),
  entry('waiting', birthDates.digitsTransposed),
  entry('approved', birthDates.wrongCentury),
  entry('waiting', birthDates.yearOnly),
  entry('waiting', birthDates.placeholderDate),
  entry('waiting', contact.addressAbbreviated),
  entry('waiting', contact.unitMissing),
  entry('waiting', contact.movedHouse),
  entry('approved', contact.phoneChanged),
  entry('approved', contact.emailChanged),
  entry('waiting', contact.emailTypo),
  entry('waiting', identification.documentRenewed),
  entry('approved', identification.documentRenewed),
  entry('waiting', identification.numberLookAlike),
  entry('waiting', identification.checkDigitWrong),
  entry('approved', identification.numberSeparators),
  entry('approved', identification.secondNationality),
  entry('waiting', identification.numberOnAnotherAccount),
  entry('waiting', missing.missingOnFile),
  entry('approved', missing.missingIncoming),
];

const peoplePlan: readonly PlanEntry[] = [
  entry('waiting', otherPeople.differentPerson),
  entry('declined', otherPeople.differentPerson),
  entry('waiting', otherPeople.relative),
  entry('declined', otherPeople.twins),
  entry('waiting', otherPeople.seniorAndJunior),
  entry('waiting', both('mixed', shortForm, contact.unitMissing, contact.phoneChanged, contact.emailTypo)),
  entry('declined', together('mixed', birthDates.oneDigit, contact.movedHouse, contact.emailChanged)),
];

const newcomerPlan: readonly PlanEntry[] = [
  newcomer('no-reference-id', 'TH'),
  newcomer('no-reference-id', 'US', 'approved'),
  newcomer('no-reference-id', 'TR', 'waiting', true),
  newcomer('no-reference-id', 'KR', 'approved', true),
  newcomer('no-reference-id', 'ZA', 'declined'),
  newcomer('unknown-reference-id', 'IN'),
  newcomer('unknown-reference-id', 'VN'),
  newcomer('unknown-reference-id', 'DK', 'approved'),
  newcomer('unknown-reference-id', 'HK', 'approved'),
  newcomer('unknown-reference-id', 'UA', 'declined'),
  second(contact.movedHouse),
  second(identification.documentRenewed),
];

/**
 * What the inquiries of the sample show, in an order in which every part of the list is varied: a third of each
 * group in turn. Eighty inquiries in all, as two of the entries stand for two inquiries each.
 */
export const plan: readonly PlanEntry[] = [0, 1, 2].flatMap((turn) =>
  [...valuePlan, ...namePlan, ...peoplePlan, ...newcomerPlan].filter((_, index) => index % 3 === turn),
);
