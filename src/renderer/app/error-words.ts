/** The sentence people read for every way a call can fail: what happened, what it means for the work, what to do. */
import { AppError, type ErrorCode, type Params } from '#contracts/kit/errors.ts';
import { alreadyThere, conflicts } from '#contracts/kit/words.ts';
import { fileReason } from './file-error-words.ts';

/** A failure in words. */
export interface ErrorWords {
  readonly title: string;
  /** What it means for the person's work. */
  readonly meaning: string;
  /** What to do now; empty when nothing has to be done. */
  readonly action: string;
  /** Whether trying the same again may help. */
  readonly retry: boolean;
}

type Words = ErrorWords | ((params: Params) => ErrorWords);

const words = (title: string, meaning: string, action: string, retry = false): ErrorWords => ({
  title,
  meaning,
  action,
  retry,
});

const text = (value: Params[string] | undefined): string =>
  value === undefined || value === null ? '' : String(value);

const exists = (said = 'Nothing was saved.'): ErrorWords =>
  words('This already exists', said, 'Choose another value, or open the one that exists.');

/** A new code without a sentence here does not compile. */
export const errorWords: Readonly<Record<ErrorCode, Words>> = {
  'invalid-input': (params) =>
    words(
      'Something entered cannot be used',
      params['field'] ? `It is about: ${text(params['field'])}. Nothing was saved.` : 'Nothing was saved.',
      'Correct the marked value and try again.',
    ),
  'unknown-operation': words(
    'This version cannot do that',
    'The window and the program behind it do not belong together. Nothing was changed.',
    'Close Casefold and start it again.',
  ),
  'not-found': words(
    'This is no longer there',
    'It was removed, or the link is wrong. Nothing else is affected.',
    'Go back and search for it.',
  ),
  conflict: (params) => {
    const what = text(params['what']);
    const said = conflicts[what];
    return said === undefined || alreadyThere.has(what)
      ? exists(said)
      : words('This cannot be done now', said, '');
  },
  stale: (params) =>
    words(
      'Somebody changed this meanwhile',
      params['changedBy']
        ? `${text(params['changedBy'])} saved a change after you opened it. Your input is still here; nothing was overwritten.`
        : 'A change was saved after you opened it. Your input is still here; nothing was overwritten.',
      'Reload to see the change, then save again.',
      true,
    ),
  forbidden: words(
    'Your role does not allow this',
    'Nothing was changed.',
    'Ask an administrator of this vault for the permission.',
  ),
  restricted: words(
    'The processing of this account is restricted',
    'It is kept and not shown. Nothing was changed.',
    'Open the account and say why; that is recorded.',
  ),
  'vault-missing': words(
    'There is no vault in this folder',
    'It may lie on a drive that is not connected, or it was moved.',
    'Connect the drive, or open the vault from another folder.',
    true,
  ),
  'vault-exists': words(
    'There is a vault in this folder already',
    'It was left as it is.',
    'Open it, or choose an empty folder for the new one.',
  ),
  'vault-locked': words(
    'The vault is locked',
    'What was saved is safe.',
    'Unlock it with your name and passphrase.',
  ),
  'vault-open-elsewhere': words(
    'The vault is open in another window',
    'Only one program at a time may write to it, so that nothing gets lost.',
    'Close the other window or command, then try again.',
    true,
  ),
  'vault-damaged': words(
    'The vault file is damaged',
    'It was not opened, and nothing in it was changed.',
    'Make a copy of the folder as it is now, then put back the newest backup.',
  ),
  'vault-newer': words(
    'A newer Casefold made this vault',
    'This version does not know its format, so it leaves it untouched.',
    'Open it with the newer version.',
  ),
  'vault-altered': words(
    'The vault was changed from outside',
    'Parts of it do not fit together: a file was exchanged or put back without the others.',
    'Make a copy of the folder, then put back a whole backup.',
  ),
  'wrong-passphrase': words(
    'Name or passphrase is not right',
    'The vault stays locked.',
    'Try again. After several attempts the wait grows.',
    true,
  ),
  'weak-passphrase': words(
    'This passphrase is too easy to guess',
    'Whoever copies the vault folder can try passphrases at leisure, so it has to be longer.',
    'Take at least 14 characters that are not a common phrase, or let six random words be suggested.',
  ),
  'wrong-recovery-key': words(
    'The recovery key does not fit',
    'The vault stays as it was.',
    'Compare it with your note group by group: nine groups of four signs. O and 0, and I, L and 1, count as the same.',
    true,
  ),
  'last-administrator': words(
    'This is the last administrator',
    'Without one, nobody could add people or replace the recovery key.',
    'Make somebody else administrator first.',
  ),
  'backup-damaged': ({ part }) =>
    part === 'tombstones'
      ? words(
          'The list of redacted accounts is broken or was altered',
          'Nobody can tell who must not come back. Nothing was restored.',
          'Try another copy of the backup and of the keys.',
        )
      : words(
          'The file is damaged or was altered',
          'Nothing was restored from it, and nothing on this computer was changed.',
          'Try another copy of the backup or of the keys.',
        ),
  'backup-foreign': words(
    'These files are of different vaults',
    'A copy of the keys opens only backups of its own vault. Nothing was restored.',
    'Choose the copy of the keys that was written with this backup, or a newer one of the same vault.',
  ),
  'keyring-missing': words(
    'There is no copy of the keys beside this backup',
    'A backup holds no key, so nobody can open it alone. Nothing was restored.',
    'Choose the file ending in .vkr that was written with this backup, or a newer one of the same vault.',
  ),
  busy: words(
    'The vault is busy',
    'Another piece of work holds it for a moment. Nothing was changed.',
    'Try again in a moment.',
    true,
  ),
  'disk-full': words(
    'The disk is full',
    'What was saved before is safe; this was not saved.',
    'Free some space on the drive of the vault, then try again.',
    true,
  ),
  'read-only': words(
    'This folder cannot be written to',
    'Nothing was saved.',
    'Allow writing to the folder, or choose another.',
    true,
  ),
  'file-unreadable': (params) =>
    words(
      'The file cannot be read',
      `${fileReason(params) || 'It was moved, is open in another program, or its drive is gone.'} Nothing was changed.`,
      'Check the file and choose it again.',
      true,
    ),
  'file-malformed': (params) =>
    words(
      'The file is not what its name says',
      params['line']
        ? `Reading stopped at line ${text(params['line'])}. Nothing was taken from it.`
        : `${fileReason(params) || 'Its content could not be understood.'} Nothing was taken from it.`,
      'Open it in the program it comes from, save it again, and choose it once more.',
    ),
  'file-changed': words(
    'This is not the same file as before',
    'Going on with another file would mix two imports, so nothing was done.',
    'Choose the file the import was started with, or start a new import.',
  ),
  'too-large': (params) =>
    words(
      'This is too large',
      `${fileReason(params)} Nothing was saved.`.trim(),
      'Split it into smaller parts and try again.',
    ),
  unsupported: (params) =>
    words(
      'This kind of file is not supported',
      `${fileReason(params)} Nothing was changed.`.trim(),
      'Choose a CSV, Excel (.xlsx), JSON or JSON Lines file; for documents an image or a PDF.',
    ),
  cancelled: words('Stopped', 'What was done until then is kept.', ''),
  internal: (params) =>
    words(
      'Something went wrong inside Casefold',
      'This action was not completed. What was saved before is safe.',
      params['supportId']
        ? `Try again. If it happens once more, report the number ${text(params['supportId'])} from the log.`
        : 'Try again. If it happens once more, restart Casefold.',
      true,
    ),
};

/** The words for anything that was thrown. What is no `AppError` counts as `internal`. */
export function wordsForError(error: unknown): ErrorWords {
  const failure = error instanceof AppError ? error : new AppError('internal');
  const entry = errorWords[failure.code];
  const params =
    failure.supportId === undefined ? failure.params : { ...failure.params, supportId: failure.supportId };
  return typeof entry === 'function' ? entry(params) : entry;
}

/** Seconds until the next attempt is taken, as a refused one says; 0 where it says nothing. */
export function waitOf(error: unknown): number {
  return error instanceof AppError ? Number(error.params['waitSeconds'] ?? 0) : 0;
}

/** Whether an error is this kind of failure. */
export function isError(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}
