/** The door of the vault room: the encrypted folder, its keys, its connections. */
export { ringKeys, type NewAccountKey, type RingKeys } from './account-keys.ts';
export { selfCheck } from './argon2.ts';
export { openConnection, type ConnectionRole } from './connection.ts';
export { mapFileError, mapSqliteError, type SqliteMoment, type VaultCause } from './faults.ts';
export { takeLock, type VaultLock } from './lock.ts';
export type { OpenVault } from './open-vault.ts';
export { suggestPassphrase, type SuggestedPassphrase } from './passphrase-words.ts';
export { passphraseStrength, type PassphraseStrength } from './passphrase-strength.ts';
export {
  createVault,
  DATABASE_FILE,
  DOCUMENTS_FOLDER,
  readVaultState,
  recoverVault,
  TEMPORARY_FOLDER,
  unlockVault,
  waitSeconds,
  type Created,
  type NewVault,
  type VaultOptions,
  type VaultState,
} from './vault.ts';
