/** Turns faults of files and of the database into the vault's own errors, each with the cause by name. */
import { AppError } from '#contracts/kit/errors.ts';

/** Why a vault does not open, as it stands in `params.cause`. */
export type VaultCause =
  | 'header-missing'
  | 'header-damaged'
  | 'header-parameters'
  | 'header-authentication'
  | 'header-copies-differ'
  | 'header-changed'
  | 'slot-authentication'
  | 'database-missing'
  | 'database-empty'
  | 'database-plain'
  | 'database-not-a-file'
  | 'database-link'
  | 'database-journal'
  | 'database-first-page'
  | 'database-page'
  | 'database-foreign'
  | 'database-settings'
  | 'document-missing'
  | 'document-damaged'
  | 'account-key'
  | 'signing-key'
  | 'key-derivation';

/** An error that names its cause. */
export function vaultFault(
  code: 'vault-damaged' | 'vault-altered' | 'vault-missing' | 'vault-newer',
  cause: VaultCause,
  more: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError(code, { cause, ...more });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What was being done to a file: a refusal means something else for either. */
export type FileMoment = 'reading' | 'writing';

/**
 * The error a person gets for a failed file operation in the vault's folder. Paths stay out of it.
 *
 * @returns 'disk-full', 'read-only', 'vault-missing', 'busy' or 'file-unreadable'; an `AppError` comes back unchanged
 */
export function mapFileError(error: unknown, when: FileMoment = 'writing'): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return when === 'writing'
        ? new AppError('read-only')
        : new AppError('file-unreadable', { reason: code });
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('vault-missing');
    case 'EBUSY':
    case 'EMFILE':
    case 'ENFILE':
      return new AppError('busy', { reason: code });
    default:
      return code === '' ? new AppError('internal') : new AppError('file-unreadable', { reason: code });
  }
}

/** Runs a file operation and throws its fault in the vault's words. */
export function onFiles<T>(work: () => T, when: FileMoment = 'writing'): T {
  try {
    return work();
  } catch (error) {
    throw mapFileError(error, when);
  }
}

/** Where a database error came up: while a vault is opened, or later. */
export type SqliteMoment = 'opening' | 'working';

/**
 * The error a person gets for an error of the database driver.
 *
 * While opening, "not a database" means a damaged first page or salt: the page key has been authenticated by then, so
 * it cannot be a wrong passphrase.
 *
 * @returns an `AppError` unchanged; anything that is no database error as 'internal'
 */
export function mapSqliteError(error: unknown, when: SqliteMoment): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) return code === '' ? new AppError('internal') : mapFileError(error);
  const starts = (...names: readonly string[]): boolean =>
    names.some((name) => code.startsWith(`SQLITE_${name}`));
  if (starts('NOTADB'))
    return vaultFault('vault-damaged', when === 'opening' ? 'database-first-page' : 'database-page');
  if (starts('CORRUPT', 'IOERR_SHORT_READ', 'IOERR_DATA', 'IOERR_CORRUPTFS'))
    return vaultFault('vault-damaged', 'database-page');
  // The shared-memory file is grown ahead of use, so a full disk shows there too.
  if (starts('FULL', 'IOERR_SHMSIZE', 'IOERR_SHMMAP')) return new AppError('disk-full');
  if (starts('READONLY', 'PERM')) return new AppError('read-only');
  if (starts('CANTOPEN'))
    return new AppError(when === 'opening' ? 'read-only' : 'file-unreadable', { reason: code });
  if (starts('IOERR')) return new AppError('file-unreadable', { reason: code });
  if (starts('BUSY', 'LOCKED')) return new AppError('busy');
  if (starts('CONSTRAINT')) return new AppError('conflict', { reason: code });
  if (starts('TOOBIG')) return new AppError('too-large');
  if (starts('INTERRUPT', 'ABORT')) return new AppError('cancelled');
  return new AppError('internal', { reason: code });
}
