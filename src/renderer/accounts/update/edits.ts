/** What is being changed on an account: a working copy, and the changes it amounts to. */
import type { Account, AccountField, FieldChange, Use } from '#contracts/accounts.ts';
import { ReferenceId } from '#contracts/kit/common.ts';
import { readParts, toParts, type Parts } from './parts.ts';

/** One value in the working copy. */
export interface EntryEdit {
  readonly key: string;
  /** Null: a new value. */
  readonly entryId: string | null;
  readonly field: AccountField;
  readonly use: Use;
  readonly texts: Parts;
  readonly masked: boolean;
  readonly removed: boolean;
}

/** The working copy of an account. */
export interface Edits {
  readonly entries: readonly EntryEdit[];
  readonly referenceId: string;
  readonly status: string;
  readonly type: string;
}

/** The account as it stands, ready to be changed. */
export function editsOf(account: Account): Edits {
  return {
    entries: account.fields.flatMap((field) =>
      field.entries.map((entry) => ({
        key: `${field.field} ${entry.id}`,
        entryId: entry.id,
        field: field.field,
        use: entry.use,
        texts: toParts(field.field, entry.value, entry.masked),
        masked: entry.masked,
        removed: false,
      })),
    ),
    referenceId: account.referenceId ?? '',
    status: account.status,
    type: account.type,
  };
}

/** A value that is not there yet. */
export function newEntry(field: AccountField, use: Use, number: number): EntryEdit {
  return { key: `new ${number}`, entryId: null, field, use, texts: {}, masked: false, removed: false };
}

/** One line of "old → new". */
export interface Line {
  readonly key: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the working copy amounts to. Problems are keyed by entry, or `referenceId`, `status`, `type`. */
export interface Outcome {
  readonly changes: readonly FieldChange[];
  readonly header: { readonly referenceId?: string; readonly status?: string; readonly type?: string };
  readonly lines: readonly Line[];
  readonly problems: ReadonlyMap<string, string>;
}

/** Compares the working copy with the account: the changes to send, the lines to show, and what is wrong. */
export function outcomeOf(account: Account, edits: Edits): Outcome {
  const changes: FieldChange[] = [];
  const lines: Line[] = [];
  const problems = new Map<string, string>();
  for (const edit of edits.entries) {
    const found = changeOf(account, edit);
    if (found.problem !== null) problems.set(edit.key, found.problem);
    changes.push(...found.changes);
    if (found.line) lines.push(found.line);
  }
  const header = headerOf(account, edits, lines, problems);
  return { changes, header, lines, problems };
}

interface Found {
  readonly changes: readonly FieldChange[];
  readonly line: Line | null;
  readonly problem: string | null;
}

const nothing: Found = { changes: [], line: null, problem: null };

function changeOf(account: Account, edit: EntryEdit): Found {
  const { field, entryId, key, use } = edit;
  if (entryId === null) return edit.removed ? nothing : addition(edit);
  const stored = account.fields.find((one) => one.field === field)?.entries.find((one) => one.id === entryId);
  if (!stored) return nothing;
  if (edit.removed) {
    return {
      changes: [{ action: 'remove', field, entryId }],
      line: { key, field, before: stored.text, after: null },
      problem: null,
    };
  }
  const changes: FieldChange[] = [];
  const touched = !sameTexts(edit.texts, toParts(field, stored.value, stored.masked));
  let after = stored.text;
  if (touched) {
    const read = readParts(field, edit.texts, stored.value);
    if (read.problem !== null) return { ...nothing, problem: read.problem };
    changes.push({ action: 'set', field, entryId, value: read.value });
    after = shownText(edit.texts);
  }
  if (use !== stored.use) changes.push({ action: 'use', field, entryId, use });
  if (changes.length === 0) return nothing;
  const suffix = use === stored.use ? '' : ` (${use})`;
  return { changes, line: { key, field, before: stored.text, after: `${after}${suffix}` }, problem: null };
}

function addition(edit: EntryEdit): Found {
  const { field, key, use, texts } = edit;
  if (Object.values(texts).every((text) => text.trim() === '')) return nothing;
  const read = readParts(field, texts, undefined);
  if (read.problem !== null) return { ...nothing, problem: read.problem };
  const suffix = use === 'primary' ? '' : ` (${use})`;
  return {
    changes: [{ action: 'add', field, use, value: read.value }],
    line: { key, field, before: null, after: `${shownText(texts)}${suffix}` },
    problem: null,
  };
}

function sameTexts(one: Parts, other: Parts): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? '').trim() === (other[name] ?? '').trim());
}

function shownText(texts: Parts): string {
  return Object.values(texts)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
}

function headerOf(
  account: Account,
  edits: Edits,
  lines: Line[],
  problems: Map<string, string>,
): Outcome['header'] {
  const header: { referenceId?: string; status?: string; type?: string } = {};
  const referenceId = edits.referenceId.trim();
  if (referenceId !== (account.referenceId ?? '')) {
    if (!ReferenceId.safeParse(referenceId).success) problems.set('referenceId', headerProblems.referenceId);
    else header.referenceId = referenceId;
    lines.push({
      key: 'reference-id',
      field: 'reference-id',
      before: account.referenceId,
      after: referenceId,
    });
  }
  for (const name of ['status', 'type'] as const) {
    const text = edits[name].trim();
    if (text === account[name]) continue;
    if (text === '' || text.length > 100) problems.set(name, headerProblems.empty);
    else header[name] = text;
    lines.push({ key: name, field: name, before: account[name], after: text });
  }
  return header;
}

const headerProblems = {
  referenceId: 'A reference id has 1 to 255 characters on one line.',
  empty: 'One to a hundred characters, please.',
} as const;
