/** The door of the vault room: the encrypted folder, its keys, its connections, its sealed files. */
export { auditKeys, type AuditKeys } from './audit-keys.ts';
export { ringKeys, type BackupKeys, type NewAccountKey, type RingKeys } from './account-keys.ts';
export {
  CARRIED_BYTES,
  carriedVaultId,
  headerToCarry,
  openCarried,
  type CarriedCredentials,
  type CarriedVault,
} from './carried.ts';
export { checkpointWhole, keyFits, openConnection, type ConnectionRole } from './connection.ts';
export { createVault, type Created, type NewVault } from './create.ts';
export { mapSqliteError, type SqliteMoment, type VaultCause } from './faults.ts';
export { takeLock, type VaultLock } from './lock.ts';
export type { OpenVault } from './open-vault.ts';
export { passphraseStrength, type PassphraseStrength } from './passphrase-strength.ts';
export { WORDS } from './word-list.ts';
export { suggestPassphrase, type SuggestedPassphrase } from './passphrase-words.ts';
export { newCopyId, openRecord, recordChecksum, RECORD_BYTES, recordMac, sealRecord } from './records.ts';
export type { UnfinishedVault } from './refill.ts';
export { wipeMaster, type NextMaster } from './master-rotation.ts';
export { rebuildDatabase, REBUILT_FILE, valuesKey, type RebuildPhase } from './rotation.ts';
export { newDocumentPath, openSealed, sealFile, type OpenSealed, type SealedFacts } from './sealed-file.ts';
export { DATABASE_FILE, readVaultState, waitSeconds, type VaultOptions, type VaultState } from './state.ts';
export { recoverVault, unlockVault, type Credentials } from './unlock.ts';
