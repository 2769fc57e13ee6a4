/** What is said about backups, restoring and salvaging. */
import { plural } from '../ui/format.ts';

const listed = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');

export const words = {
  title: 'Backups',
  go: 'Go to backups',
  now: 'Back up now…',
  adminOnly: 'Only administrators see and make backups.',
  working: 'Writing the backup',
  phases: { keys: 'Making keys', accounts: 'Sealing accounts' } as Readonly<Record<string, string>>,
  written: (accounts: number, documents: number) =>
    `Backed up: ${plural(accounts, 'account')}, ${plural(documents, 'document')}.`,
  writtenMissing: (missing: number) =>
    `${plural(missing, 'document')} could not be copied, because the file is missing in the vault.`,

  how: 'A backup holds every account sealed under a key of its own, and none of those keys. The keys lie in a small file beside it. Keep both, at best in two places; moving a vault to another computer is the same two files and “Restore” there.',

  keyrings: 'Copies of the keys',
  keyringsNone: 'None yet. The first backup writes one.',
  outstandingTitle: (copies: number) =>
    copies === 1
      ? 'One copy of the keys is older than a redaction'
      : `${copies} copies of the keys are older than a redaction`,
  outstandingText:
    'Together with an older backup it could still open what was redacted. Refresh it in its place, or declare it destroyed once it really is.',
  serial: (serial: number) => `number ${serial}`,
  keys: (keys: number) => plural(keys, 'key'),
  behind: (redactions: number) => `${plural(redactions, 'redaction')} behind`,
  current: 'up to date',
  writing: 'not finished',
  destroyed: 'destroyed',
  destroyedBy: (name: string, day: string) => `declared by ${name}, ${day}`,
  refresh: 'Refresh',
  refreshing: 'Replacing the copy of the keys',
  refreshed: 'The copy of the keys is replaced; the old one was overwritten.',
  declare: 'Declare destroyed…',
  declareTitle: (label: string) => `Is the copy of the keys “${label}” destroyed?`,
  declareText:
    'Say so only when the file, and whatever it was copied to, no longer exists anywhere. The certificate of a redaction relies on it, and this cannot be taken back.',
  declareNow: 'It is destroyed',
  declared: 'Noted.',
  cancel: 'Cancel',

  backups: 'Written backups',
  backupsNone: 'No backup yet.',
  columns: { at: 'Made', file: 'File', place: 'Folder', holds: 'Holds', size: 'Size' },
  holds: (accounts: number, documents: number) =>
    listed([plural(accounts, 'account'), documents === 0 ? null : plural(documents, 'document')]),
  scheduled: 'by itself',

  schedule: 'By itself',
  every: 'Every',
  choices: {
    0: 'Never',
    1: 'Day',
    7: 'Week',
    14: 'Two weeks',
    30: 'Month',
  } as Readonly<Record<number, string>>,
  everyDays: (days: number) => `${days} days`,
  into: 'Into',
  otherFolder: 'Other folder…',
  scheduleHint: 'Written when the vault is open and the time has come.',
  unreachable: 'The folder is not there now. Connect the drive; the backup is written then.',
  last: (day: string) => `last one ${day}`,
  dueUnreachable:
    'A backup is due, but its folder is not there. Connect the drive, or choose another folder.',

  restore: 'Restore from a backup…',
  chooseBackup: 'Choose the backup…',
  chooseOther: 'Choose another…',
  chooseKeys: 'Choose the copy of the keys…',
  backupFile: 'Backup',
  keysFile: 'Keys',
  madeAt: (when: string) => `made ${when}`,
  keysBeside: (file: string, serial: number) => `${file}, number ${serial}, beside it`,
  keysMissing: 'There is none beside the backup. Choose it.',
  by: 'Open with',
  byPassphrase: 'Passphrase',
  byRecovery: 'Recovery key',
  name: 'Name',
  passphrase: 'Passphrase',
  entryHint: 'As in the vault when its keys were copied.',
  recoveryKey: 'Recovery key',
  restoreNow: 'Restore',
  restoring: 'Restoring',
  restorePhases: { accounts: 'Verifying and writing', index: 'Building the search index' } as Readonly<
    Record<string, string>
  >,
  back: 'Back',
  toUnlock: 'Go on to unlock',
  report: {
    vault: 'Vault',
    made: 'State of',
    accounts: 'Accounts',
    documents: 'Documents',
    redacted: 'Redacted since',
    redactedHint: 'They came back only as redacted accounts.',
    blackedOut: 'Mentions blacked out',
    blackedOutHint: 'Texts elsewhere that named somebody redacted since: blacked out whole.',
    withoutKey: 'Without key',
    withoutKeyHint: 'Newer than the copy of the keys. Restore again with a newer copy.',
    damaged: 'Damaged',
    damagedHint: 'Left out. Another copy of this backup may hold them.',
    missing: 'Documents missing',
    allWhole: 'Every byte was verified; nothing is missing.',
    parts: 'Damaged parts',
    more: (count: number) => `and ${count} more`,
  },
  partNames: {
    header: 'first header',
    'header-copy': 'second header',
    'vault-header': 'ways in, first copy',
    'vault-header-copy': 'ways in, second copy',
    contents: 'table of contents',
    'contents-copy': 'second table of contents',
    record: 'record',
    document: 'document',
  } as Readonly<Record<string, string>>,
  partAt: (name: string, holds: string | null, offset: number | null) =>
    listed([holds === null ? name : `${name} of ${holds}`, offset === null ? null : `at byte ${offset}`]),

  salvage: 'Save what can be read…',
  chooseFolder: 'Choose a folder and begin…',
  salvaging: 'Reading the damaged vault',
  salvagePhases: { tables: 'Tables', documents: 'Documents' } as Readonly<Record<string, string>>,
  salvagedText: (accounts: number, documents: number) =>
    `${plural(accounts, 'account')} and ${plural(documents, 'document')} are in the new vault. Open it with “Open another vault…”; name and passphrase are the same.`,
  lossesNone: 'Nothing was lost.',
  losses: 'What could not be read',
  loss: (table: string, from: number | null, to: number | null) =>
    from === null ? `some of ${table}` : `${table}: rows ${from} to ${to ?? 'the end'}`,
  lostDocuments: (count: number) => plural(count, 'document'),
  chainBroken: 'The log of facts has a gap: what happened in it can no longer be proved.',
} as const;
