/** The sentence for every error code: what happened, what it means, what to do. One table, for window and command line. */
import type { ErrorCode, Failure, Params } from './errors.ts';

type Words = string | ((params: Params) => string);

const sentences: Readonly<Record<ErrorCode, Words>> = {
  'invalid-input': ({ field, rule, expected }) =>
    rule === 'needed' && field === 'note'
      ? 'A note of at least one sentence is needed, because a difference is not resolved.'
      : `Something entered does not fit${field ? ` (${String(field)})` : ''}${expected ? `: ${String(expected)} expected` : rule ? `: ${String(rule)}` : ''}. Nothing was changed.`,
  'unknown-operation': ({ operation }) => `There is no operation "${String(operation ?? '')}".`,
  'not-found': ({ what }) => `That ${String(what ?? 'record')} is not in this vault (any more).`,
  conflict: ({ what }) =>
    conflicts[String(what)] ?? `That ${String(what ?? 'name')} exists already. Nothing was changed.`,
  stale: ({ what, field }) =>
    `The ${String(what ?? field ?? 'record')} was changed meanwhile. Look at it again; what you entered is kept.`,
  forbidden: ({ permission }) =>
    `Your role does not allow this (${String(permission ?? '')}). Ask an administrator.`,
  restricted: 'The processing of this account is restricted. Open it with a reason first; that is recorded.',
  'vault-missing': 'There is no vault in this folder. Choose another folder, or make a new vault.',
  'vault-exists': 'There is a vault in this folder already. It was not touched.',
  'vault-locked': 'The vault is locked. Sign in and try again.',
  'vault-open-elsewhere': 'This vault is open in another window or program. Close it there first.',
  'vault-damaged':
    'The vault is damaged and was not opened, so that nothing gets worse. Keep the folder as it is and restore a backup.',
  'vault-newer':
    'This vault was written by a newer version of Casefold. Update Casefold; the vault was not touched.',
  'vault-altered': 'The vault’s key file was altered by something other than Casefold. It was not opened.',
  'wrong-passphrase': ({ waitSeconds }) =>
    `Name and passphrase do not open this vault.${waitSeconds ? ` The next try is taken in ${String(waitSeconds)} s.` : ''}`,
  'weak-passphrase':
    'The passphrase is too easy to guess. Take at least 14 characters, or take the suggested words.',
  'wrong-recovery-key': ({ waitSeconds }) =>
    `This is not the recovery key of this vault.${waitSeconds ? ` The next try is taken in ${String(waitSeconds)} s.` : ''}`,
  'last-administrator': 'A vault needs at least one administrator. Make somebody else administrator first.',
  'backup-damaged': ({ part }) =>
    part === 'tombstones'
      ? 'The list of redacted accounts in these files is broken or was altered, so nobody can tell who must not come back. Nothing was restored; try another copy.'
      : `The file is damaged or was altered${part ? ` (${String(part)})` : ''}. Nothing was restored from it; try another copy.`,
  'backup-foreign':
    'These files are not of the same vault: the copy of the keys opens only backups of its own vault. Nothing was restored.',
  'keyring-missing':
    'There is no copy of the keys (.vkr) of this vault beside the backup. Choose it; without it nobody can open the backup.',
  busy: 'Casefold is busy with something else. Try again in a moment.',
  'disk-full': ({ neededMegabytes, freeMegabytes }) =>
    neededMegabytes === undefined
      ? 'The disk is full. Nothing was lost; free some space and try again.'
      : `There is not enough room: about ${String(neededMegabytes)} MB are needed, ${String(freeMegabytes ?? 0)} MB are free. Nothing was written.`,
  'read-only': ({ what }) =>
    what === 'target'
      ? 'The chosen place cannot be written to. Choose another one; nothing was written.'
      : 'The vault’s folder cannot be written to. Nothing was changed.',
  'file-unreadable': 'The file cannot be read. Check that it is still there and that you may open it.',
  'file-malformed': ({ reason }) =>
    `The file is not what it seems to be${reason ? ` (${String(reason)})` : ''}. Nothing was imported.`,
  'file-changed': 'This is not the same file as before. Choose the file with which the import began.',
  'too-large': ({ limitMegabytes }) =>
    `The file is too large${limitMegabytes ? `: the limit is ${String(limitMegabytes)} MB` : ''}.`,
  unsupported: ({ reason }) => `Files of this kind are not supported${reason ? ` (${String(reason)})` : ''}.`,
  cancelled: 'Stopped.',
  internal: 'Something went wrong inside Casefold. Nothing half-done was kept.',
};

/** What stands against something, by what the failure names. */
export const conflicts: Readonly<Record<string, string>> = {
  'reference-id': 'Another account has this reference id. Nothing was changed.',
  person: 'Somebody of this name has access already. Nothing was changed.',
  tag: 'There is a tag of this name already. Nothing was changed.',
  file: 'A file of this name is in that folder already. It was left as it is.',
  document: 'A file is already where this document should lie. Nothing was changed.',
  undone: 'This change is undone already, or nothing of it is left to undo. Nothing was changed.',
  'import-done': 'This import is finished: there is nothing left to go on with. Nothing was changed.',
  batch: 'This part of the file was taken in already. Nothing was taken twice.',
  restriction: 'The processing of this account is restricted already. Nothing was changed.',
  'redaction-blocked':
    'Something stands against this redaction: a legal hold, or work that is open. Nothing was changed.',
  'redaction-not-exported':
    'What is held about this account was not exported. Export it first; nothing was changed.',
  'redaction-export-outdated':
    'Something came to this account after it was exported. Export it again; nothing was changed.',
  'redaction-state': 'This redaction has gone on meanwhile: the step no longer fits. Nothing was changed.',
  'no-decided-cases':
    'No inquiry has been decided yet from which anything can be learned. Decide some first; no version was made.',
  'nothing-to-roll-back': 'The shipped model is active: there is no version before it. Nothing was changed.',
  'not-decided': 'This inquiry is not decided, so there is nothing to open again. Nothing was changed.',
  clock: 'The machine’s clock is the vault’s: there is nothing to confirm. Nothing was changed.',
};

/** Conflicts of which it is true that something is there already, and another value helps. */
export const alreadyThere: ReadonlySet<string> = new Set([
  'reference-id',
  'person',
  'tag',
  'file',
  'document',
]);

/** The sentence a person reads. */
export function failureSentence(
  failure: Pick<Failure, 'code' | 'params'> & { supportId?: string | undefined },
): string {
  const words: Words = sentences[failure.code];
  const sentence = typeof words === 'string' ? words : words(failure.params);
  return failure.supportId === undefined ? sentence : `${sentence} (Support id ${failure.supportId})`;
}
