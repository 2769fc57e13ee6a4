/** Where a text stands decides what it may mean. `free`: tags, status, type and custom fields. */
export type FillerPlace = 'name' | 'country' | 'free' | 'other';

const WORDS = [
  ...[
    'n/a',
    'n.a.',
    'n.a',
    '#n/a',
    'na',
    'null',
    '(null)',
    '<null>',
    '[null]',
    '\\n',
    'nil',
    'none',
    'undefined',
  ],
  ...['nan', '-', '--', '---', '—', '.', '?', 'not available', 'not provided', 'not applicable', 'unknown'],
  ...['#null!', '#value!', '#ref!', '#name?', '#num!', '#div/0!'],
];

/** Each word in the three ways it is written, so that looking up needs no folding. */
const FILLERS = new Set(
  WORDS.flatMap((word) => [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]),
);

/** Words of the list above that are also names, or codes of countries, in some writing. */
const ALSO_NAMES = new Set(['Null', 'Na', 'NA', 'Nil', 'None', 'Nan', 'NAN', 'Unknown']);
const ALSO_CODES = new Set(['NA', 'na']);
/** Words that say something in a field of its own: risk `none`, marital status `unknown`. */
const ALSO_ANSWERS = /^(?:na|nan|nil|none|unknown|[.?]|not .*)$/i;

/**
 * True for texts that systems write where nothing is known (`N/A`, `NULL`, `-`). Ms Null and Mr Na keep their
 * names, Namibia its code, and a custom field its `None`.
 *
 * @param text without blanks at its ends
 * @source our choice, from exports of databases and spreadsheets
 */
export function isFiller(text: string, place: FillerPlace = 'other'): boolean {
  if (!FILLERS.has(text)) return false;
  switch (place) {
    case 'name':
      return !ALSO_NAMES.has(text);
    case 'country':
      return !ALSO_CODES.has(text);
    case 'free':
      return !ALSO_ANSWERS.test(text);
    case 'other':
      return true;
  }
}
