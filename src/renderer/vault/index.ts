/** The way into the vault, and what the settings offer of it. */
export { FirstRunPage } from './FirstRunPage.tsx';
export { LockPage } from './LockPage.tsx';
export { VaultTrouble } from './VaultTrouble.tsx';
export { RecoveryReminder } from './RecoveryReminder.tsx';
export { ChangePassphraseDialog } from './parts/ChangePassphraseDialog.tsx';
export { NewMasterKeyDialog, NewRecoveryKeyDialog } from './parts/NewRecoveryKeyDialog.tsx';
export { NewPassphrase, type ChosenPassphrase } from './parts/NewPassphrase.tsx';
export { useAbout, useVaultCheck, useVaultInfo } from './data.ts';
export { useEntry } from './state.ts';
