import type { Level } from '#contracts/person.ts';

/**
 * Why two values of a field agree or differ, as the sample means them, with the levels an honest comparison may
 * give. Where a rule may be stricter or milder without being wrong, more than one level is listed.
 */
export const sampleReasons = {
  exact: ['exact'],
  diacritics: ['equivalent'],
  'mrz-form': ['equivalent'],
  transliteration: ['equivalent', 'close'],
  'romanisation-variant': ['equivalent', 'close'],
  nickname: ['close', 'equivalent'],
  initial: ['close'],
  'missing-name-part': ['close'],
  'married-name': ['close', 'conflict'],
  'compound-split': ['equivalent', 'close'],
  'double-surname-partial': ['close'],
  'patronymic-dropped': ['close'],
  'name-order': ['close', 'equivalent', 'conflict'],
  'first-last-swapped': ['close', 'conflict'],
  'generational-suffix': ['close', 'conflict'],
  homoglyph: ['close', 'conflict', 'equivalent'],
  'one-char-typo': ['close'],
  'day-month-swapped': ['close', 'conflict'],
  'one-digit-typo': ['close', 'conflict'],
  'digits-transposed': ['close', 'conflict'],
  century: ['close', 'conflict'],
  precision: ['close', 'equivalent'],
  'placeholder-date': ['not-compared', 'conflict', 'close', 'one-sided'],
  'address-abbreviation': ['equivalent', 'close'],
  'unit-missing': ['close', 'equivalent'],
  moved: ['conflict', 'close'],
  'phone-changed': ['conflict'],
  format: ['equivalent'],
  'email-changed': ['conflict'],
  'plus-tag': ['close', 'equivalent', 'conflict'],
  renewed: ['close', 'conflict', 'not-compared'],
  'ocr-confusion': ['close', 'equivalent', 'conflict'],
  'check-digit': ['close', 'conflict'],
  'other-document': ['not-compared', 'close', 'conflict'],
  'second-nationality': ['conflict', 'close'],
  different: ['conflict'],
  'same-surname': ['conflict', 'close'],
  'missing-on-file': ['one-sided'],
  'missing-incoming': ['one-sided'],
} as const satisfies Record<string, readonly Level[]>;

/** One of the reasons in `sampleReasons`. */
export type SampleReason = keyof typeof sampleReasons;
