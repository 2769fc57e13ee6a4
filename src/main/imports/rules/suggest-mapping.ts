import type { Mapping } from '#contracts/imports.ts';

import { readCalendarDate } from './calendar-dates.ts';
import type { DateOrder } from './calendar-dates.ts';
import { isFiller } from './fillers.ts';
import { foldHeader, referenceRank, targetOfHeader } from './header-words.ts';
import { customTarget } from './mapping.ts';
import type { FixedTarget, MappingTarget } from './mapping.ts';

/** A proposed mapping, to be shown before use. */
export interface SuggestedMapping {
  readonly mapping: Mapping;
  /** For each column of the mapping: what the proposal rests on. `none`: kept as a custom field, or ignored if empty. */
  readonly reasons: readonly SuggestionReason[];
  /** Birth dates are there whose day and month could be either: the person has to choose `dateOrder`. */
  readonly askDateOrder: boolean;
}

export type SuggestionReason = 'header' | 'values' | 'none';

/** Targets a record has once; a second column of the kind is kept as a custom field. */
const SINGLE = new Set<MappingTarget>(['referenceId', 'personaId', 'type', 'status', 'createdAt']);

/**
 * Proposes for each column where it goes: by its header in several languages, else by the shape of its values.
 * Nothing is left out: unknown columns become custom fields, only wholly empty ones are ignored.
 *
 * @param sample cells of the first rows, as the file has them
 */
export function suggestMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): SuggestedMapping {
  const used = new Set<MappingTarget>();
  const byHeader = targetsOfHeaders(headers);
  const reasons: SuggestionReason[] = [];
  const columns = headers.map((header, index) => {
    const values = filledValues(sample, index);
    const [target, reason] = chooseTarget(header, byHeader, index, values, used);
    used.add(target);
    reasons.push(reason);
    return { header, index, target };
  });
  if (!used.has('referenceId')) takeUniqueColumn(columns, reasons, sample);
  const dates = columns.filter(({ target }) => target === 'birthdate' || target === 'createdAt');
  const order = dateOrderOf(dates.flatMap(({ index }) => filledValues(sample, index)));
  return {
    mapping: { columns, ...(order === null ? {} : { dateOrder: order }) },
    reasons,
    askDateOrder: order === null && dates.some(({ index }) => hasAmbiguousDate(filledValues(sample, index))),
  };
}

/**
 * A key under which a mapping is remembered: the same for files with the same headers in the same order, whatever
 * their case and punctuation.
 */
export function headerKey(headers: readonly string[]): string {
  return headers.map((header) => foldHeader(header) || header.trim()).join('\u001f');
}

/** Only the surest of several ids is the reference id. */
function targetsOfHeaders(headers: readonly string[]): (FixedTarget | null)[] {
  const ranks = headers.map(referenceRank);
  const best = ranks.indexOf(Math.min(...ranks));
  return headers.map((header, index) => {
    const target = targetOfHeader(header);
    return target === 'referenceId' && index !== best ? null : target;
  });
}

function filledValues(sample: readonly (readonly string[])[], index: number): string[] {
  return sample.map((cells) => (cells[index] ?? '').trim()).filter((text) => text !== '' && !isFiller(text));
}

function chooseTarget(
  header: string,
  byHeader: readonly (FixedTarget | null)[],
  index: number,
  values: readonly string[],
  used: ReadonlySet<MappingTarget>,
): [MappingTarget, SuggestionReason] {
  const named = byHeader[index] ?? null;
  const fitting = named === null ? null : fitToTable(named, header, byHeader, values);
  if (fitting !== null && !(SINGLE.has(fitting) && used.has(fitting))) return [fitting, 'header'];
  if (values.length === 0)
    return header === '' ? ['ignore', 'none'] : [freeTarget(header, index, used), 'none'];
  const shaped = named === null ? targetOfValues(values) : null;
  return shaped === null ? [freeTarget(header, index, used), 'none'] : [shaped, 'values'];
}

/** What a header means depends on its neighbours: `Nom` beside `Prénom` is a surname, alone it is the whole name. */
function fitToTable(
  named: FixedTarget,
  header: string,
  byHeader: readonly (FixedTarget | null)[],
  values: readonly string[],
): FixedTarget | null {
  const folded = foldHeader(header);
  if (named === 'name.first' && ['nombre', 'nome'].includes(folded) && !byHeader.includes('name.last'))
    return 'name.full';
  const hasOnlyLast = byHeader.includes('name.last') && !byHeader.includes('name.first');
  if (named === 'name.full' && folded === 'name' && hasOnlyLast) return 'name.first';
  if (named === 'name.last' && folded === 'nom' && !byHeader.includes('name.first')) return 'name.full';
  if (named === 'birthdate' && values.length > 0 && !values.some(looksLikeDate)) return null;
  if (named === 'email' && values.length > 0 && !values.some((text) => text.includes('@'))) return null;
  return named;
}

function freeTarget(header: string, index: number, used: ReadonlySet<MappingTarget>): MappingTarget {
  const target = customTarget(header === '' ? `Column ${index + 1}` : header);
  if (!used.has(target)) return target;
  return customTarget(`${header.slice(0, 180)} (column ${index + 1})`);
}

function looksLikeDate(text: string): boolean {
  const read = readCalendarDate(text);
  return 'date' in read || read.problem !== 'date-unreadable';
}

function targetOfValues(values: readonly string[]): FixedTarget | null {
  const share = (test: (text: string) => boolean) => values.filter(test).length / values.length;
  if (share((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) > 0.8) return 'email';
  if (share((text) => /^act_[A-Za-z0-9]{8,}$/.test(text)) > 0.8) return 'personaId';
  if (share((text) => /^(?:\+|00)[\d\s().\-/]{7,20}$/.test(text)) > 0.8) return 'phone';
  if (share(isBirthLikeDate) > 0.8) return 'birthdate';
  return null;
}

/** Whole dates with separators whose years are those of people, spread over more than a few years. */
function isBirthLikeDate(text: string): boolean {
  const read = /\d\D\d/.test(text) && !text.includes(':') ? readCalendarDate(text) : null;
  if (!read) return false;
  const year = Number(/\b(?:19|20)\d{2}\b/.exec(text)?.[0] ?? 0);
  const isWhole = 'date' in read ? read.date.length === 10 : read.problem === 'date-ambiguous';
  return isWhole && year >= 1900 && year <= 2008;
}

type Column = { header: string; index: number; target: MappingTarget };

/** Without a known header the first column that differs in every row and holds no blanks is the likely id. */
function takeUniqueColumn(
  columns: Column[],
  reasons: SuggestionReason[],
  sample: readonly (readonly string[])[],
): void {
  const found = columns.find(({ target, index }) => {
    if (!target.startsWith('custom:') || sample.length < 2) return false;
    const values = filledValues(sample, index);
    const compact = values.every((text) => /^[\p{L}\p{N}._:/#-]{1,64}$/u.test(text) && /\d/.test(text));
    return compact && values.length === sample.length && new Set(values).size === values.length;
  });
  if (!found) return;
  found.target = 'referenceId';
  reasons[found.index] = 'values';
}

/** The order that every date of the sample allows, when only one does. */
function dateOrderOf(values: readonly string[]): DateOrder | null {
  const orders: DateOrder[] = ['dmy', 'mdy'];
  const undecided = values.filter((text) => /^\d{1,2}[/\- ]\d{1,2}[/\- ]\d{4}\b/.test(text));
  if (undecided.length === 0) return null;
  const fitting = orders.filter((order) =>
    undecided.every((text) => 'date' in readCalendarDate(text, order)),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function hasAmbiguousDate(values: readonly string[]): boolean {
  return values.some((text) => {
    const read = readCalendarDate(text);
    return 'problem' in read && read.problem === 'date-ambiguous';
  });
}
