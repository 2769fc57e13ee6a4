/** What is said on the way into the vault. */
export const words = {
  product: 'Casefold',
  tagline: 'Identity cases, reviewed offline.',
  steps: ['Vault', 'Recovery key', 'Start'] as const,
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,

  createTitle: 'Make a vault',
  createText:
    'Everything you import and decide is kept in one encrypted folder on this computer. Nothing is ever sent anywhere.',
  vaultName: 'Name of the vault',
  vaultNameHint: 'Shown after signing in, for example your team.',
  yourName: 'Your name',
  yourNameHint: 'You become its first administrator; every change carries this name.',
  passphrase: 'Passphrase',
  repeat: 'Passphrase once more',
  repeatWrong: 'The two passphrases differ.',
  needed: 'Please fill this in.',
  suggest: 'Suggest random words',
  suggested: 'Random words, strong and easy to type. Note them down before going on.',
  tooWeak: 'Too easy to guess',
  strongEnough: 'Strong enough',
  strengthLabel: 'Strength of the passphrase',
  strengthHint: 'At least 14 characters. Spaces, pasting and any script are welcome.',
  bits: (bits: number) => `${Math.round(bits)} bits`,
  create: 'Make the vault',
  creating: 'Making the vault…',
  keptIn: (folder: string) => `Kept in ${folder}`,
  otherFolder: 'Other folder or vault…',

  recoveryTitle: 'Your recovery key',
  recoveryText:
    'It opens the vault when every passphrase is lost. It is shown only now: write it down, print it, or paste it into a password manager, and keep it away from this computer.',
  copy: 'Copy',
  copied: 'Copied',
  print: 'Print',
  recoveryTypeLabel: 'Type its last two groups to go on',
  recoveryTypeHint: 'From your note, not from the screen. O and 0, and I, L and 1, count as the same.',
  recoveryWrong: 'These are not the last two groups. Look at your note again.',
  recoveryOn: 'I have noted it down',
  recoveryConfirm: 'Confirm',
  recoveryBack: 'Show the key again',
  printTitle: 'Casefold recovery key',
  printText: 'Opens the vault when every passphrase is lost. Keep it away from the computer.',

  startTitle: 'What shall it hold at first?',
  sampleTitle: 'Load the sample organisation',
  sampleText:
    '500 made-up accounts from many countries, 80 inquiries with every kind of difference, and drawn documents. Good for learning; use another vault for real work.',
  emptyTitle: 'Start empty',
  emptyText: 'Import your accounts from CSV, Excel or JSON, or create them by hand.',
  sampleLabel: 'Loading the sample organisation',
  samplePhases: {} as Readonly<Record<string, string>>,
  sampleFailed: 'The sample was not loaded completely. The vault is fine and can be used.',
  goOn: 'Go on to the vault',

  restoreTitle: 'Restore from a backup',
  restoreText:
    'A backup (.vbk) and a copy of its keys (.vkr) become a vault on this computer again. This is also how a vault moves from another computer.',
  salvageTitle: 'Save what can be read',
  salvageText:
    'Whatever can be read of the damaged vault is copied into a new vault in another folder. The damaged one is not touched. Where there is a recent backup, restoring it is usually better.',

  unlockTitle: 'Unlock',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  name: 'Name',
  waiting: (left: string) => `After several wrong attempts the vault waits. Next attempt in ${left}.`,
  useRecovery: 'Use the recovery key',
  backToUnlock: 'Back to the passphrase',
  recoverTitle: 'Open with the recovery key',
  recoverText:
    'Set a new passphrase for your name. The recovery key is replaced by a new one, which is shown next.',
  recoveryKey: 'Recovery key',
  recoveryKeyHint: 'Nine groups of four signs; spaces and hyphens do not matter.',
  newPassphrase: 'New passphrase',
  recover: 'Open and set the passphrase',
  otherVault: 'Open another vault…',

  damagedTitle: 'The vault file is damaged',
  damagedText:
    'It was not opened, and nothing in it was changed. Make a copy of the folder as it is now, then put back the newest backup.',
  newerTitle: 'A newer Casefold made this vault',
  newerText: 'This version does not know its format and leaves it untouched. Open it with the newer version.',
  tryAgain: 'Look again',

  changeTitle: 'Change your passphrase',
  changeText: 'Only your key is wrapped anew. Nothing is encrypted again, so it takes a second.',
  current: 'Current passphrase',
  currentWrong: 'This is not your passphrase. Nothing was changed.',
  change: 'Change it',
  changed: 'Your passphrase is changed.',
  newMasterTitle: 'New master key',
  newMasterText:
    'For when somebody may have got hold of the vault’s keys. The database is written anew under new keys. Everybody but ' +
    'you loses access and has to be added again, and there is a new recovery key.',
  newMasterMake: 'Replace all keys',
  newKeyTitle: 'New recovery key',
  newKeyText: 'The old recovery key opens nothing any more as soon as the new one is made.',
  newKeyMake: 'Make a new key',
  newKeyDone: 'The new recovery key is confirmed.',

  remindTitle: 'The recovery key is not confirmed',
  remindText:
    'Nobody has shown yet that it was noted down. Without it, a lost passphrase means a lost vault. Type the whole key from your note, or make a new one.',
  remindLater: 'Later',
  remindNew: 'Make a new one…',
  cancel: 'Cancel',
} as const;
