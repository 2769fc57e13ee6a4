/** Why a row or a file was not taken, in the words of the person who made it. */
import { formatCount } from '../ui/format.ts';

/** What the store says is wrong in one place. */
export interface RowProblem {
  readonly code: string;
  readonly column?: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;
}

type Sentence = string | ((params: RowProblem['params']) => string);

const number = (value: string | number | undefined): string =>
  typeof value === 'number' ? formatCount(value) : (value ?? '?');

const sentences: Readonly<Record<string, Sentence>> = {
  'reference-id-missing': 'No reference id.',
  'value-too-long': 'The value is longer than 4,000 characters.',
  'control-character': 'The value holds control characters.',
  'date-unreadable': 'Not a date.',
  'date-impossible': 'No such day in the calendar.',
  'date-ambiguous': 'Day and month could be either. Choose the order of dates above.',
  'date-two-digit-year': 'The year has only two digits.',
  'time-unreadable': 'Not a point in time.',
  'email-invalid': 'Not an e-mail address.',
  'cell-count': (params) => `${number(params['found'])} cells, but ${number(params['expected'])} columns.`,
  'cell-too-long': 'A cell is too long.',
  'row-too-long': 'The row is too long.',
  'quote-unclosed': 'A quotation mark is never closed.',
  'quote-in-cell': 'A quotation mark stands inside a cell without being doubled.',
  'text-after-quote': 'Text follows a closing quotation mark.',
  'nul-character': 'Holds a NUL character.',
  'encoding-broken': 'Holds bytes that the chosen encoding does not have.',
  'second-byte-order-mark': 'A second file seems to be glued to the first.',
  'empty-header': 'A column has no name.',
  'duplicate-header': 'Two columns have the same name.',
  'json-broken': 'Not valid JSON.',
  'document-cut-off': 'The document ends in the middle.',
  'too-deep': 'Nested too deep.',
  'record-too-large': 'The record is too large.',
  'no-rows': 'There are no rows.',
  'not-a-record': 'Holds neither an account nor an inquiry nor an event.',
  'status-missing': 'The inquiry has no status.',
  'reference-id-taken': 'Another account has this reference id already.',
  'account-archived': 'The account is archived. Restore it, then import this row again.',
  'account-restricted': 'The processing of this account is restricted.',
  'event-empty': 'The event says nothing about any account or inquiry.',
  'identification-class': 'The class of the identification number is not known.',
  'identification-country': 'The country of the identification number is not known.',
  'date-order-unclear':
    'In some birth dates day and month could be either. Choose their order before importing.',
  'encoding-unsure': 'The encoding is a guess. Look at the accents in the first rows.',
};

/** One sentence for a problem; an unknown code is shown as it is rather than hidden. */
export function problemText({ code, column, params }: RowProblem): string {
  const sentence = sentences[code];
  const text =
    sentence === undefined
      ? `Not accepted (${code.replaceAll('-', ' ')}).`
      : typeof sentence === 'string'
        ? sentence
        : sentence(params);
  return column ? `${column}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
