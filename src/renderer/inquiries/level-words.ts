/** The reason of a level in one or two words, for the pill between two values. The sentence says the rest. */
import type { FieldComparison, Level, PersonField } from '#contracts/person.ts';
import { levelWords } from '#renderer/ui/LevelPill.tsx';

const byReason: Readonly<Record<string, string>> = {
  exact: 'exact',
  case_or_punctuation: 'case, marks',
  diacritics: 'accents',
  transliteration: 'other script',
  romanisation_variant: 'romanised',
  script_variant: 'script form',
  name_order: 'word order',
  first_last_swapped: 'names swapped',
  nickname: 'nickname',
  initial: 'initial',
  missing_name_part: 'part missing',
  compound_split: 'joined words',
  double_surname_partial: 'one surname',
  double_surname_reordered: 'surname order',
  particle_variant: 'particle',
  patronymic_dropped: 'no patronymic',
  married_name: 'married name',
  gendered_form: 'gendered form',
  spouse_form: 'spouse form',
  anglicised_form: 'anglicised',
  spelling_variant: 'spelling',
  title_or_suffix: 'title',
  generational_suffix: 'Jr or Sr',
  mononym_placement: 'single name',
  abbreviation: 'abbreviated',
  ambiguous_reading: 'reading unclear',
  mrz_form: 'passport form',
  different_surname: 'other surname',
  encoding: 'encoding',
  homoglyph: 'look-alikes',
  ocr_confusion: 'misread letter',
  one_char_typo: 'one letter',
  transposed_chars: 'letters turned',
  truncated: 'cut off',
  format: 'format',
  different: 'differs',
  placeholder: 'placeholder',
  unreadable: 'not readable',
  day_month_swapped: 'day and month',
  ambiguous_day_month: 'day or month',
  one_digit_typo: 'one digit',
  digits_transposed: 'digits turned',
  off_by_one_day: 'next day',
  calendar: 'calendar',
  precision: 'less precise',
  placeholder_date: '1 January',
  address_abbreviation: 'abbreviated',
  place_alias: 'place name',
  unit_missing: 'no unit',
  unit_differs: 'other unit',
  house_number_typo: 'house number',
  component_missing: 'part missing',
  postcode_precision: 'postcode',
  po_box_vs_street: 'PO box',
  extension: 'extension',
  numbering_plan_change: 'new numbering',
  country_assumed: 'country assumed',
  provider_alias: 'same mailbox',
  plus_tag: 'plus tag',
  domain_typo: 'domain typo',
  same_local_part: 'other domain',
  generic_mailbox: 'shared mailbox',
  leading_zeros: 'leading zeros',
  document_variant: 'old format',
  masked: 'masked',
  different_issuer: 'other issuer',
  different_kind: 'other kind',
  check_digit_wrong_on_file: 'check digit',
  check_digit_wrong_incoming: 'check digit',
  former_state: 'former state',
};

/** The word of a field's pill. */
export function levelReason(field: FieldComparison): string {
  if (field.level === 'exact') return levelWords.exact;
  if (field.level === 'one-sided') return field.onFile === null ? 'only incoming' : 'only on file';
  return byReason[field.reason] ?? fallback(field.level, field.reason);
}

/** A reason without a word of its own reads as its code, which is still better than hiding it. */
function fallback(level: Level, reason: string): string {
  const plain = reason.replaceAll(/[._-]+/g, ' ').trim();
  return plain === '' || plain.length > 18 ? levelWords[level] : plain;
}

/** What a field is called. */
export const fieldNames: Readonly<Record<PersonField, string>> = {
  name: 'Name',
  birthdate: 'Birth date',
  identification: 'ID number',
  nationality: 'Nationality',
  gender: 'Gender',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail',
};

/** What a field is called inside a sentence. */
export const spokenField: Readonly<Record<PersonField, string>> = {
  name: 'name',
  birthdate: 'birth date',
  identification: 'ID number',
  nationality: 'nationality',
  gender: 'gender',
  address: 'address',
  phone: 'phone',
  email: 'e-mail',
};
