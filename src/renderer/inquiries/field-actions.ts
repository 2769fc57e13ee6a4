/** What keys and buttons do to a field. One place, so that a key and its button cannot disagree. */
import type { Resolution } from '#contracts/inquiries.ts';
import type { Comparison, FieldComparison, Fix, PersonField } from '#contracts/person.ts';
import { drawnOrder, groupsOf, stepTo } from './order.ts';
import {
  choicesOf,
  keptAsChoices,
  resolve,
  unresolved,
  withoutResolution,
  withResolution,
  type KeptAs,
} from './resolving.ts';
import { useDesk, type Start } from './state.ts';

/** By key the cursor goes on to the next difference; by mouse nothing moves under the pointer. */
export type By = 'key' | 'mouse';

/** The actions on the fields of one comparison. */
export interface FieldActions {
  readonly fix: (field: PersonField, by: By, fix?: Fix) => void;
  readonly inquiryRight: (field: PersonField, by: By) => void;
  readonly accountRight: (field: PersonField, by: By) => void;
  /** Keeps both; again with another use, the use changes. */
  readonly bothTrue: (field: PersonField, use?: KeptAs) => void;
  readonly askWhyOpen: (field: PersonField) => void;
  readonly leaveOpen: (field: PersonField, why: string) => void;
  readonly takeBack: (field: PersonField) => void;
  /** Moves to the next or previous unresolved difference. */
  readonly toUnresolved: (step: 1 | -1) => void;
}

/** Actions on the fields of `comparison`, the one the analyst sees (before any resolution). */
export function fieldActions(comparison: Comparison): FieldActions {
  const find = (name: PersonField): FieldComparison | undefined =>
    comparison.fields.find((field) => field.field === name);
  const put = (one: Resolution, by: By): void => {
    const desk = useDesk.getState();
    desk.put(withResolution(desk.resolutions, one));
    if (by === 'key') goOn(comparison, one.field);
  };
  const when = (
    name: PersonField,
    allowed: (field: FieldComparison) => boolean,
    act: (field: FieldComparison) => void,
  ) => {
    const field = find(name);
    if (field && allowed(field)) act(field);
  };
  return {
    fix: (name, by, given) =>
      when(
        name,
        () => true,
        (field) => {
          const fix = given ?? choicesOf(field).fixes[0];
          if (fix) put(resolve(field, { choice: 'account-wrong', fix }), by);
        },
      ),
    inquiryRight: (name, by) =>
      when(
        name,
        (field) => choicesOf(field).takeIncoming,
        (field) => put(resolve(field, { choice: 'account-wrong' }), by),
      ),
    accountRight: (name, by) =>
      when(
        name,
        (field) => choicesOf(field).keepOnFile,
        (field) => put(resolve(field, { choice: 'inquiry-wrong' }), by),
      ),
    bothTrue: (name, use) =>
      when(
        name,
        (field) => choicesOf(field).keepBoth,
        (field) => {
          put(resolve(field, { choice: 'both-true', use: use ?? nextUse(field.field) }), 'mouse');
          useDesk.getState().setOpen(name);
        },
      ),
    askWhyOpen: (name) => {
      const desk = useDesk.getState();
      desk.setOpen(name);
      desk.setAskingWhy(true);
    },
    leaveOpen: (name, why) =>
      when(
        name,
        () => true,
        (field) => put(resolve(field, { choice: 'undecided', note: why.trim() }), 'key'),
      ),
    takeBack: (name) => {
      const desk = useDesk.getState();
      desk.put(withoutResolution(desk.resolutions, name));
    },
    toUnresolved: (step) => {
      const desk = useDesk.getState();
      const next = stepTo(orderOf(comparison), openFields(comparison), desk.cursor, step);
      if (next !== null) moveTo(next, true);
    },
  };
}

/** Where a review begins: the first unresolved difference, open; without one the first row, closed. */
export function startOf(comparison: Comparison, resolutions: readonly Resolution[]): Start {
  const order = orderOf(comparison);
  const unresolvedFields = new Set(unresolved(comparison, resolutions).map((field) => field.field));
  const first = stepTo(order, unresolvedFields, null, 1);
  return { cursor: first ?? order[0] ?? null, open: first };
}

function orderOf(comparison: Comparison): readonly PersonField[] {
  return drawnOrder(groupsOf(comparison, useDesk.getState().fixedOrder));
}

function openFields(comparison: Comparison): ReadonlySet<PersonField> {
  return new Set(unresolved(comparison, useDesk.getState().resolutions).map((field) => field.field));
}

/** The use after the one chosen now, so that B pressed again goes through them. */
function nextUse(field: PersonField): KeptAs {
  const uses = keptAsChoices(field);
  const now = useDesk.getState().resolutions.find((one) => one.field === field);
  const at = now?.choice === 'both-true' && now.use ? uses.indexOf(now.use) : -1;
  return uses[(at + 1) % uses.length] ?? 'additional';
}

/** After a resolution by key: the next difference opens; after the last one the row closes. */
function goOn(comparison: Comparison, from: PersonField): void {
  const next = stepTo(orderOf(comparison), openFields(comparison), from, 1);
  if (next === null) moveTo(from, false);
  else moveTo(next, true);
}

function moveTo(field: PersonField, open: boolean): void {
  const desk = useDesk.getState();
  desk.setCursor(field);
  desk.setOpen(open ? field : null);
  desk.callFocus();
}
