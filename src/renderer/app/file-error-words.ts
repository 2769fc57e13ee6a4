/** What exactly is wrong with a file that cannot be read, by the reason the readers give. */
import type { Params } from '#contracts/kit/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  empty: 'It is empty.',
  'no-rows': 'It holds no rows.',
  'no-sheets': 'The workbook holds no sheets.',
  'sheet-missing': 'The workbook has no sheet of that name.',
  'not-a-workbook': 'It is no Excel workbook, whatever its name says.',
  'old-excel-or-encrypted':
    'It is an old Excel file or protected by a password. Save it as .xlsx without a password.',
  encrypted: 'It is protected by a password.',
  macros: 'It holds macros. Save it as .xlsx without them.',
  binary: 'It is a picture, a PDF or another file that is not text.',
  compressed: 'It is compressed. Unpack it first.',
  'utf-32': 'It is written in UTF-32. Save it as UTF-8.',
  'not-a-file': 'It is a folder, not a file.',
  missing: 'It is not there any more.',
  'in-use': 'Another program has it open.',
  changed: 'It was changed while it was being read.',
};

const sizes: Readonly<Record<string, string>> = {
  file: 'The file is larger than can be read.',
  rows: 'It has more rows than can be read at once.',
  columns: 'It has more columns than can be mapped.',
  cells: 'The sheet has more cells than can be read.',
  sheet: 'The sheet is larger than can be read.',
  archive: 'Unpacked, it would be too large.',
  'archive-ratio': 'Unpacked, it would be far larger than its size says.',
};

/** One sentence about the file, or an empty text when the reason says nothing to people. */
export function fileReason(params: Params): string {
  return reasons[String(params['reason'])] ?? sizes[String(params['what'])] ?? '';
}
