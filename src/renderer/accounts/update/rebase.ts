import type { Account } from '#contracts/accounts.ts';
import { editsOf, type EntryEdit, type Edits } from './edits.ts';
import { toParts, type Parts } from './parts.ts';

/**
 * Carries what was typed on one version of an account over to a newer one: values that were touched keep what was
 * typed, all others are those of the newer account, and new values stay. Nothing typed is lost.
 */
export function rebase(base: Account, edits: Edits, newer: Account): Edits {
  const fresh = editsOf(newer);
  const touched = new Map(
    edits.entries.filter((edit) => isTouched(base, edit)).map((edit) => [edit.key, edit]),
  );
  const known = new Set(fresh.entries.map((entry) => entry.key));
  const carried = fresh.entries.map((entry) => touched.get(entry.key) ?? entry);
  // A touched value that is gone from the newer account comes back as a new one.
  const orphans = [...touched.values()].filter((edit) => !known.has(edit.key) && !edit.removed);
  return {
    entries: [...carried, ...orphans.map((edit) => ({ ...edit, entryId: null }))],
    referenceId: edits.referenceId === (base.referenceId ?? '') ? fresh.referenceId : edits.referenceId,
    status: edits.status === base.status ? fresh.status : edits.status,
    type: edits.type === base.type ? fresh.type : edits.type,
  };
}

function isTouched(base: Account, edit: EntryEdit): boolean {
  if (edit.entryId === null || edit.removed) return true;
  const stored = base.fields
    .find((one) => one.field === edit.field)
    ?.entries.find((one) => one.id === edit.entryId);
  if (!stored) return true;
  return edit.use !== stored.use || !same(edit.texts, toParts(edit.field, stored.value, stored.masked));
}

function same(one: Parts, other: Parts): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}
