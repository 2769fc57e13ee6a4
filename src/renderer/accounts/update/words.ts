/** The sentences of the panel that changes an account. */
import type { Use } from '#contracts/accounts.ts';
import { plural } from '#renderer/ui/format.ts';
import { inSentence } from '../field-words.ts';

export const words = {
  title: 'Update account',
  close: 'Close; what was typed stays',
  record: 'Record',
  referenceId: 'Reference id',
  status: 'Status',
  type: 'Type',
  use: 'Used as',
  uses: {
    primary: 'in use',
    alias: 'alias',
    previous: 'previous',
    additional: 'additional',
  } satisfies Readonly<Record<Use, string>>,
  add: (label: string): string => `Add ${inSentence(label)}`,
  addField: 'Add a field',
  fieldKey: 'Name of the field',
  take: (label: string): string => `Take off ${inSentence(label)}`,
  putBack: 'Put back',
  takenOff: 'will be taken off',
  keepMasked: 'Leave empty to keep',
  readsAs: (date: string): string => `reads as ${date}`,
  changes: (count: number): string => (count === 0 ? 'Nothing changed yet' : plural(count, 'change')),
  reason: 'Reason',
  reasonHint: 'Why it changes; it stays with the new values.',
  reasons: [
    'names swapped at import',
    'birth date mistyped',
    'customer reported a change',
    'new document seen',
    'test data removed',
  ],
  save: 'Save',
  discard: 'Discard',
  removed: 'taken off',
  new: 'new',
  stale:
    'Somebody changed this account after you opened it. Nothing was saved and nothing you typed is lost.',
  staleDo: 'Take the newer account and keep what I typed',
  saved: 'Saved',
  undo: 'Undo',
  undone: 'The change was taken back.',
  problems: (count: number): string => `${plural(count, 'value')} cannot be saved yet.`,
  reasonNeeded: 'Say why, in a few words.',
} as const;
