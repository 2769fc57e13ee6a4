/** Which values are hidden until revealed, and how. A mask keeps the length, so that marks stay in their place. */
import type { AccountField, FieldValue } from '#contracts/accounts.ts';
import type { Mapping } from '#contracts/imports.ts';
import type { Resolution } from '#contracts/inquiries.ts';
import type { Comparison, FieldComparison, IdentificationNumber } from '#contracts/person.ts';
import type { Masks } from './personal-data.ts';

const shownDigits = 4;

/** Words in names of fields and keys that say: this is an identifier. */
const identifying =
  /ssn|social.?security|passport|tax.?id|iban|card|mrz|(document|identi\w+|licen[cs]e|national|personal|visa).?(id|no|number)(?![a-z])/i;
/** In what documents say, keys are programs' words: there all that is a number by its name is hidden. */
const numbered = /number|tax/i;

/** Identification numbers, and custom fields that by their name hold one. */
export function isMasked(field: AccountField): boolean {
  return field === 'identification' || (field.startsWith('custom:') && identifying.test(field));
}

/** All but the last four characters hidden; of a short text all but the last. */
export function maskText(text: string): string {
  const shown = text.length > 2 * shownDigits ? shownDigits : Math.min(1, text.length);
  return '•'.repeat(text.length - shown) + text.slice(text.length - shown);
}

/** The value as a page may have it unasked. */
export function maskValue(field: AccountField, value: FieldValue): FieldValue {
  if (!isMasked(field)) return value;
  if (field === 'identification') {
    const id = value as IdentificationNumber;
    return { ...id, number: maskText(id.number) };
  }
  const custom = value as { type: string; value: unknown };
  const text = typeof custom.value === 'string' ? custom.value : JSON.stringify(custom.value);
  return { type: custom.type, value: maskText(text) };
}

/** Hides numbers that are known to be identifiers wherever a text repeats them. */
export function hideNumbers(text: string, numbers: readonly string[]): string {
  return numbers.reduce(
    // A shorter one stands in too many texts by chance.
    (rest, number) => (number.length < 5 ? rest : rest.replaceAll(number, maskText(number))),
    text,
  );
}

/** What a cell needs beside itself to be masked. */
export interface CellContext {
  /** The field whose entries the cell holds. */
  readonly field?: AccountField;
  /** Numbers of the person, known from elsewhere. */
  readonly numbers?: readonly string[];
  /** Where the columns of the row's file went. */
  readonly mapping?: Mapping | null;
}

/** By kind of cell: the same cell with its identifiers hidden. */
export const maskers: Readonly<
  Record<Exclude<Masks, 'compared'>, (cell: string, context: CellContext) => string>
> = {
  fields: (cell) => {
    const fields = JSON.parse(cell) as Record<string, { v: FieldValue }[]>;
    for (const [field, entries] of Object.entries(fields))
      for (const entry of entries) entry.v = maskValue(field, entry.v);
    return JSON.stringify(fields);
  },
  entries: (cell, { field = '' }) => {
    const entries = JSON.parse(cell) as { v: FieldValue }[] | string;
    if (typeof entries === 'string') return cell;
    return JSON.stringify(entries.map((entry) => ({ ...entry, v: maskValue(field, entry.v) })));
  },
  said: (cell, { numbers = [] }) => JSON.stringify(maskSaid(JSON.parse(cell), '', numbers)),
  comparison: (cell) => JSON.stringify(maskStored(JSON.parse(cell) as Comparison)),
  resolutions: (cell) =>
    JSON.stringify((JSON.parse(cell) as Resolution[]).map((resolution) => maskResolution(resolution))),
  row: (cell, { mapping = null }) => maskRowText(cell, mapping),
};

/** Any JSON that a document held: hidden is what stands under a key that names an identifier, or is a known one. */
function maskSaid(value: unknown, path: string, numbers: readonly string[]): unknown {
  if (value === null || value === undefined || value === '') return value;
  if (Array.isArray(value))
    return value.map((item, at) => maskSaid(item, `${path}${path ? ' ' : ''}${String(at + 1)}`, numbers));
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        maskSaid(inner, path ? `${path} ${key}` : key, numbers),
      ]),
    );
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (identifying.test(path) || numbered.test(path)) return maskText(text);
  const hidden = hideNumbers(text, numbers);
  return hidden === text ? value : hidden;
}

/** The value that somebody typed as the right one. */
function maskResolution(resolution: Resolution): Resolution {
  const { field, value } = resolution;
  if (field !== 'identification' || value === undefined) return resolution;
  // What was typed need not have the form of a number with its class: then all of its texts are hidden.
  return { ...resolution, value: maskSaid(value, 'number', []) };
}

/**
 * A comparison as it was stored: of identifiers only the class and the last characters. The values it was made from may
 * be gone, so everything behind the class is hidden.
 */
function maskStored(comparison: Comparison): Comparison {
  return {
    ...comparison,
    fields: comparison.fields.map((row) => (row.field === 'identification' ? maskStoredRow(row) : row)),
  };
}

function maskStoredRow(row: FieldComparison): FieldComparison {
  const hide = (text: string): string => {
    const at = text.indexOf(' ') + 1;
    return text.slice(0, at) + maskText(text.slice(at));
  };
  const side = (value: FieldComparison['onFile']) =>
    value && { ...value, text: hide(value.text), normalised: maskText(value.normalised) };
  const spoken = [row.onFile, row.incoming].reduce((sentence, value) => {
    const number = value?.text.split(' ').at(-1) ?? '';
    return number === '' ? sentence : sentence.replaceAll(number, maskText(number));
  }, row.sentence);
  return {
    ...row,
    onFile: side(row.onFile),
    incoming: side(row.incoming),
    sentence: spoken,
    reasons: row.reasons.map(({ detail: _detail, ...reason }) => reason),
    fixes: row.fixes.map((fix) => ({ ...fix, value: null, text: '' })),
  };
}

/**
 * A row of a file as it was refused. Where its cells can be told apart, those of identifiers are hidden; a broken row is
 * hidden wherever it may hold one.
 */
function maskRowText(text: string, mapping: Mapping | null): string {
  if (text.startsWith('{')) return maskRowJson(text);
  const columns = mapping?.columns ?? [];
  const hidden = new Set(columns.filter(({ target }) => holdsNumber(target)).map(({ index }) => index));
  if (columns.length > 0 && hidden.size === 0) return text;
  for (const separator of [',', ';', '\t', '|']) {
    const cells = text.split(separator);
    if (columns.length > 0 && cells.length === columns.length)
      return cells.map((cell, at) => (hidden.has(at) ? maskText(cell) : cell)).join(separator);
  }
  return maskLikely(text);
}

const holdsNumber = (target: string): boolean =>
  target === 'identification.number' || target === 'ssn' || isMasked(target);

function maskRowJson(text: string): string {
  try {
    return JSON.stringify(maskSaid(JSON.parse(text), '', []));
  } catch {
    return maskLikely(text);
  }
}

/** Words with four digits or more that are neither a date nor an address of mail nor a phone number. */
function maskLikely(text: string): string {
  return text.replace(/[^\s,;|"]+/g, (word) =>
    /(\d.*){4}/.test(word) && !/^\+|@|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(T|$)/.test(word)
      ? maskText(word)
      : word,
  );
}
