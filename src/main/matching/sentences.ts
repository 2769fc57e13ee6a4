/** Reasons in the analyst's words. */
import type { PersonField, Reason } from '#contracts/person.ts';

/** Sentence per reason code; a field's own sentence goes before the general one. */
const sentences: Readonly<Record<string, string>> = {
  exact: 'Same value',
  case_or_punctuation: 'Same apart from capitals, spaces or punctuation',
  diacritics: 'Same apart from accents or their passport spelling',
  encoding: 'Same; one side was read with the wrong character set',
  format: 'Same value written in another form',
  transliteration: 'Same name in another script',
  'address/transliteration': 'Same address in another script',
  script_variant: 'Same name in another form of the script',
  romanisation_variant: 'Same name in another romanisation',
  name_order: 'Same name parts in another order',
  first_last_swapped: 'Given and family name are exchanged',
  nickname: 'One side uses a short form of the given name',
  initial: 'One side gives an initial only',
  missing_name_part: 'A name part is missing on one side',
  compound_split: 'Same name, written together on one side and apart on the other',
  double_surname_partial: 'One of two family names is missing on one side',
  double_surname_reordered: 'The two family names stand in the other order',
  particle_variant: 'Same name apart from a particle such as de, van or bin',
  patronymic_dropped: "The father's name is missing on one side",
  married_name: 'One side adds a married name',
  gendered_form: 'Feminine and masculine form of one family name',
  spouse_form: "One name is the wife's form of the other: another person",
  anglicised_form: 'The same name in the form of another language',
  spelling_variant: 'Two spellings of one name',
  title_or_suffix: 'Same name apart from a title or degree',
  generational_suffix: 'The suffixes for generations, such as Jr and Sr, do not agree',
  mononym_placement: 'A single name that stands in the other field',
  abbreviation: 'One side abbreviates the name',
  ambiguous_reading: 'The characters can be read in this way and in others',
  mrz_form: 'Same name as the machine-readable zone writes it',
  different_surname: 'The family names differ',
  homoglyph: 'Letters of another script that only look the same: possible deception',
  ocr_confusion: 'Letters or digits that look alike were confused',
  one_char_typo: 'One letter differs',
  'identification/one_char_typo': 'One character of the number differs',
  'phone/one_char_typo': 'One digit differs',
  transposed_chars: 'Two neighbouring letters are exchanged',
  'identification/transposed_chars': 'Two neighbouring characters of the number are exchanged',
  truncated: 'One side is cut off',
  different: 'The values differ',
  'name/different': 'The names differ',
  'birthdate/different': 'The birth dates differ',
  'address/different': 'The addresses differ',
  'identification/different': 'The numbers differ',
  'phone/different': 'The phone numbers differ',
  'email/different': 'The e-mail addresses differ',
  'nationality/different': 'The nationalities differ',
  'gender/different': 'The genders differ',
  placeholder: 'One side holds a filler that says nothing',
  unreadable: 'One side could not be read, so nothing was compared',
  only_on_file: 'Only on file; nothing came in',
  only_incoming: 'Only incoming; nothing on file',
  day_month_swapped: 'Day and month are exchanged',
  ambiguous_day_month: 'Day and month can be read in both orders',
  one_digit_typo: 'One digit differs',
  digits_transposed: 'Two neighbouring digits are exchanged',
  off_by_one_day: 'The dates are one day apart',
  calendar: 'Same day in another calendar',
  precision: 'Agrees as far as one side is known',
  placeholder_date: 'Agrees to the year; 1 January often stands for an unknown day',
  address_abbreviation: 'Same address, abbreviated on one side',
  place_alias: 'Same address under another name of the place',
  unit_missing: 'Same street and postcode; flat missing on one side',
  unit_differs: 'Same building, another flat',
  house_number_typo: 'Same street; the house number differs by a slip',
  component_missing: 'A part of the address is missing on one side',
  postcode_precision: 'One postcode is shorter than the other',
  po_box_vs_street: 'A post box on one side, a street on the other',
  extension: 'Same number; an extension on one side',
  numbering_plan_change: 'Same number before and after the numbering plan changed',
  provider_alias: 'Same mailbox: the provider ignores the difference',
  plus_tag: 'Same address apart from a tag behind a plus',
  domain_typo: 'Same mailbox name; the domain looks mistyped',
  same_local_part: 'Same mailbox name at another domain',
  generic_mailbox: 'Same address, but a mailbox that many people share',
  leading_zeros: 'Same number apart from leading zeros',
  document_variant: 'Two official spellings of one number',
  masked: 'The visible characters agree; the rest is masked',
  different_issuer: 'Same number from another issuer',
  different_kind: 'Papers of different kinds cannot be compared',
  former_state: 'One state followed the other',
  check_digit_wrong_on_file: 'the check digit of the number on file is wrong',
  check_digit_wrong_incoming: 'the check digit of the incoming number is wrong',
};

const missingSides: Readonly<Record<string, readonly [onFile: string, incoming: string]>> = {
  unit_missing: [
    'Same street and postcode; flat missing in the inquiry',
    'Same street and postcode; flat missing on file',
  ],
  missing_name_part: ['A name part is missing in the inquiry', 'A name part is missing on file'],
  component_missing: [
    'A part of the address is missing in the inquiry',
    'A part of the address is missing on file',
  ],
  patronymic_dropped: ["The father's name is missing in the inquiry", "The father's name is missing on file"],
  double_surname_partial: [
    'One of two family names is missing in the inquiry',
    'One of two family names is missing on file',
  ],
};

/** One sentence for a field: the main reason, and what comes with it. */
export function sentenceFor(field: PersonField, reasons: readonly Reason[]): string {
  const [main, ...others] = reasons;
  if (!main) return 'Nothing to say';
  const check = others.find((one) => one.code.startsWith('check_digit'));
  const second = others.find(
    (one) => one.mark !== 'same' && one.code !== main.code && !one.code.startsWith('check_digit'),
  );
  const parts = [phrase(field, main)];
  if (second) parts.push(lowerFirst(phrase(field, second)));
  if (check) parts.push(sentences[check.code] ?? '');
  return parts.filter(Boolean).join('; ');
}

function phrase(field: PersonField, one: Reason): string {
  const sided = missingSides[one.code];
  if (sided && one.onFile.length > 0 !== one.incoming.length > 0)
    return one.onFile.length > 0 ? sided[0] : sided[1];
  if (one.code === 'precision' && one.detail)
    return `Agrees to the ${one.detail.replace('year within one', 'year, give or take one')}`;
  return sentences[`${field}/${one.code}`] ?? sentences[one.code] ?? 'The values were compared';
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
