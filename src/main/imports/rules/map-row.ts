import type { Mapping } from '#contracts/imports.ts';

import { draftPerson, emptyDraft, putterFor } from './account-draft.ts';
import type { AccountDraft, ColumnPlace, Put } from './account-draft.ts';
import { isFiller } from './fillers.ts';
import type { FillerPlace } from './fillers.ts';
import { checkMapping } from './mapping.ts';
import type { AccountRecord, Outcome } from './records.ts';

/** Turns the cells of one row into an account, or says why not. */
export type RowMapper = (cells: readonly string[], line: number) => Outcome<AccountRecord>;

interface Step {
  readonly index: number;
  readonly header: string;
  readonly place: FillerPlace;
  readonly put: Put;
}

/** Longest text of one value. @source contracts/person.ts */
const TEXT_UNITS = 4000;

/**
 * Prepares a mapping once, so that a million rows are mapped quickly.
 *
 * @returns a function that gives for each row an account or one problem, naming the column and never the value:
 *   `reference-id-missing`, `value-too-long`, `control-character`, `date-unreadable`, `date-impossible`,
 *   `date-ambiguous`, `date-two-digit-year`, `time-unreadable`, `email-invalid`
 * @throws RangeError when the mapping does not fit the headers: ask `checkMapping` first
 */
export function compileMapping(mapping: Mapping, headers: readonly string[]): RowMapper {
  const problem = checkMapping(mapping, headers);
  if (problem) throw new RangeError(`mapping: ${problem.code}`);
  const steps = compileSteps(mapping);
  const referenceHeader = mapping.columns.find(({ target }) => target === 'referenceId')?.header ?? '';
  return (cells, line) => {
    const draft = emptyDraft();
    for (const step of steps) {
      const text = (cells[step.index] ?? '').trim();
      if (text === '' || isFiller(text, step.place)) continue;
      const code = text.length > TEXT_UNITS ? 'value-too-long' : step.put(draft, text);
      if (code !== null) return { ok: false, line, problem: { code, column: step.header, params: {} } };
    }
    if (draft.referenceId === null) {
      const params = {};
      return { ok: false, line, problem: { code: 'reference-id-missing', column: referenceHeader, params } };
    }
    return { ok: true, line, record: finish(draft, mapping.defaultCountry) };
  };
}

function compileSteps(mapping: Mapping): Step[] {
  return placeColumns(mapping).map((column) => ({
    index: column.index,
    header: column.header === '' ? `#${column.index + 1}` : column.header,
    place: fillerPlace(column.target),
    put: putterFor(column, mapping),
  }));
}

function placeColumns(mapping: Mapping): (ColumnPlace & { readonly index: number })[] {
  const columns = mapping.columns.filter(({ target }) => target !== 'ignore');
  const timesSeen = new Map<string, number>();
  const addresses = createGrouping(columns, 'address.');
  const documents = createGrouping(columns, 'identification.');
  return columns.map((column) => {
    const { target } = column;
    const seen = timesSeen.get(target) ?? 0;
    timesSeen.set(target, seen + 1);
    return { ...column, nth: addresses(target) ?? documents(target) ?? seen };
  });
}

/**
 * Which of several addresses (or documents) a column belongs to. Where every part occurs equally often, the n-th
 * belongs to the n-th; otherwise a part that the current one already has begins the next.
 */
function createGrouping(columns: Mapping['columns'], prefix: string): (target: string) => number | null {
  const counts = new Map<string, number>();
  for (const { target } of columns) {
    if (target.startsWith(prefix)) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  if (new Set(counts.values()).size <= 1) return () => null;
  let group = 0;
  const taken = new Set<string>();
  return (target) => {
    if (!target.startsWith(prefix)) return null;
    if (taken.has(target)) {
      group++;
      taken.clear();
    }
    taken.add(target);
    return group;
  };
}

function fillerPlace(target: string): FillerPlace {
  if (target.startsWith('name.')) return 'name';
  if (target.startsWith('custom:') || ['tags', 'status', 'type'].includes(target)) return 'free';
  return target === 'nationality' || /\.country(Code)?$/.test(target) ? 'country' : 'other';
}

function finish(draft: AccountDraft, defaultCountry: string | undefined): AccountRecord {
  return {
    kind: 'account',
    ...(draft.personaId === undefined ? {} : { personaId: draft.personaId }),
    referenceId: draft.referenceId,
    ...(draft.typeName === undefined ? {} : { typeName: draft.typeName }),
    ...(draft.status === undefined ? {} : { status: draft.status }),
    tags: draft.tags,
    ...(draft.createdAt === undefined ? {} : { createdAt: draft.createdAt }),
    person: draftPerson(draft, defaultCountry),
    custom: draft.custom,
  };
}
