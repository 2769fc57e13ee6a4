/** What a restore starts from: the backup, the best copy of its keys, and the newest tombstones that lie around them. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#contracts/kit/errors.ts';
import { openCarried, type BackupKeys, type CarriedCredentials, type CarriedVault } from '../vault/index.ts';
import { rowsFromJson, type Row } from './gather.ts';
import { readKeyring, type Keyring } from './keyring.ts';
import { openParts, type DamagedPart, type PartsReader } from './parts-reader.ts';
import type { PartsKind } from './parts-header.ts';
import { newestLedger, type Ledger } from './tombstones.ts';

/** Damage with the file it is in. */
export type DamagedIn = DamagedPart & { readonly file: string };

/** Everything opened; `close` closes files and wipes keys. */
export interface AtHand {
  readonly backup: PartsReader;
  readonly vault: CarriedVault;
  readonly keys: BackupKeys;
  readonly keyring: Keyring;
  readonly keyringPath: string;
  readonly ledger: Ledger;
  /** Mentions blacked out since the backup was made, by any file at hand: ids of places and rows. */
  readonly blackedOutSince: readonly Row[];
  /** Damage of the copy of the keys; that of the backup grows in `backup.damaged`. */
  readonly damaged: readonly DamagedIn[];
  close(): void;
}

/** Other files of the same vault in a folder; what cannot be opened is passed over. */
export function filesBeside(path: string, kind: PartsKind, vaultId: Buffer): string[] {
  const folder = dirname(path);
  const endings = kind === 'keys' ? ['.vkr', '.vkr.part', '.vkr.old'] : ['.vbk'];
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => join(folder, name))
    .filter((one) => {
      try {
        const reader = openParts(one, kind);
        reader.close();
        return reader.header.vaultId.equals(vaultId);
      } catch {
        return false;
      }
    });
}

/** Copies of the keys to try: the one that was chosen, then those beside it and the backup, newest first. */
function keyringPaths(backupPath: string, chosen: string | undefined, vaultId: Buffer): string[] {
  const beside = [backupPath, ...(chosen === undefined ? [] : [chosen])].flatMap((path) =>
    filesBeside(path, 'keys', vaultId),
  );
  const serialOf = (path: string): number => {
    const reader = openParts(path, 'keys');
    reader.close();
    return reader.header.serial;
  };
  if (chosen !== undefined) {
    const reader = openParts(chosen, 'keys');
    reader.close();
    if (!reader.header.vaultId.equals(vaultId)) throw new AppError('backup-foreign');
    beside.push(chosen);
  }
  const paths = [...new Set(beside)].map((path) => ({ path, serial: serialOf(path) }));
  return paths.toSorted((one, other) => other.serial - one.serial).map(({ path }) => path);
}

interface OpenedKeyring {
  readonly path: string;
  readonly keyring: Keyring;
  readonly damaged: readonly DamagedIn[];
}

function openKeyring(path: string, keys: BackupKeys): OpenedKeyring {
  const reader = openParts(path, 'keys');
  try {
    reader.unlock(keys);
    const keyring = readKeyring(reader, keys);
    return { path, keyring, damaged: reader.damaged.map((part) => ({ ...part, file: basename(path) })) };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** The ways into the vault from whichever copy of whichever file still holds them. */
async function enter(paths: readonly string[], typed: CarriedCredentials): Promise<CarriedVault> {
  let failure: unknown = new AppError('keyring-missing');
  for (const path of paths) {
    const reader = openParts(path, 'keys');
    reader.close();
    for (const preamble of reader.preambles) {
      try {
        return await openCarried(preamble, typed);
      } catch (error) {
        const wrong = error instanceof AppError && error.code.startsWith('wrong-');
        // Mistyped once is mistyped for every copy: an older one may only know an older passphrase.
        if (wrong && paths.length === 1) throw error;
        failure =
          wrong || !(failure instanceof AppError && failure.code.startsWith('wrong-')) ? error : failure;
        if (wrong) break;
      }
    }
  }
  if (failure instanceof AppError && failure.code.startsWith('vault-'))
    throw new AppError('backup-damaged', { part: 'vault-header' });
  throw failure;
}

/** What a backup knows of redactions. */
interface KnownRedactions {
  readonly ledger: readonly Row[];
  readonly blackedOut: readonly Row[];
}

/** The tombstones and blacked out mentions that a backup holds: its tables come before its accounts. */
function knownTo(backup: PartsReader, keys: BackupKeys): KnownRedactions {
  const rows: Record<string, Row[]> = { tombstone: [], blacked_out: [] };
  for (const record of backup.records()) {
    if (record.head.kind !== 'table') break;
    const into = rows[record.head.id];
    const bytes = into && record.open(keys.seal);
    if (bytes) into.push(...(rowsFromJson(bytes) as Row[]));
  }
  const { tombstone: ledger = [], blacked_out: blackedOut = [] } = rows;
  // A part of it says nothing: another ledger at hand must know at least as much.
  return { ledger: ledger.length < backup.header.tombstones ? [] : ledger, blackedOut };
}

function knownBeside(path: string, vaultId: Buffer, keys: BackupKeys): KnownRedactions[] {
  return filesBeside(path, 'backup', vaultId).flatMap((other) => {
    const reader = openParts(other, 'backup');
    try {
      reader.unlock(keys);
      return [knownTo(reader, keys)];
    } catch {
      return [];
    } finally {
      reader.close();
    }
  });
}

/** Mentions that others know as blacked out and the backup does not, each once. */
function blackedOutSince(own: KnownRedactions, others: readonly KnownRedactions[]): Row[] {
  const idOf = (row: Row): string => `${String(row['redaction_id'])} ${String(row['mention'])}`;
  const before = new Set(own.blackedOut.map(idOf));
  const since = new Map(others.flatMap(({ blackedOut }) => blackedOut.map((row) => [idOf(row), row])));
  return [...since].filter(([id]) => !before.has(id)).map(([, row]) => row);
}

/**
 * Opens a backup with a copy of its keys.
 *
 * @param chosen a copy of the keys; absent: the newest one beside the backup
 * @throws AppError 'keyring-missing', 'backup-foreign', 'backup-damaged', 'wrong-passphrase', 'wrong-recovery-key', …
 */
export async function openAtHand(
  backupPath: string,
  chosen: string | undefined,
  typed: CarriedCredentials,
): Promise<AtHand> {
  const backup = openParts(backupPath, 'backup');
  let vault: CarriedVault | null = null;
  let keys: BackupKeys | null = null;
  let opened: readonly OpenedKeyring[] = [];
  try {
    const { vaultId } = backup.header;
    const paths = keyringPaths(backupPath, chosen, vaultId);
    if (paths.length === 0) throw new AppError('keyring-missing');
    vault = await enter(paths, typed);
    keys = vault.keys.backup();
    backup.unlock(keys);
    opened = openAll(paths, keys);
    const [best, ...others] = opened;
    if (!best) throw new AppError('backup-damaged', { part: 'keys' });
    const own = knownTo(backup, keys);
    const known = [...opened.map(({ keyring }) => keyring), ...knownBeside(backupPath, vaultId, keys)];
    const ledger = newestLedger([own, ...known].map((one) => one.ledger));
    // Who was redacted would not be known.
    if (ledger.rows.length < backup.header.tombstones)
      throw new AppError('backup-damaged', { part: 'tombstones' });
    for (const { keyring } of others) keyring.close();
    const held = { vault, keys };
    return {
      backup,
      vault,
      keys,
      keyring: best.keyring,
      keyringPath: best.path,
      ledger,
      blackedOutSince: blackedOutSince(own, known),
      damaged: best.damaged,
      close: () => {
        backup.close();
        best.keyring.close();
        held.vault.close();
        wipeKeys(held.keys);
      },
    };
  } catch (error) {
    backup.close();
    for (const { keyring } of opened) keyring.close();
    vault?.close();
    if (keys) wipeKeys(keys);
    throw error;
  }
}

function wipeKeys({ seal, mac }: BackupKeys): void {
  seal.fill(0);
  mac.fill(0);
}

/** All copies of the keys that hold, newest first. @throws the first one's failure when none does */
function openAll(paths: readonly string[], keys: BackupKeys): OpenedKeyring[] {
  const opened: OpenedKeyring[] = [];
  const failures: unknown[] = [];
  for (const path of paths) {
    try {
      opened.push(openKeyring(path, keys));
    } catch (error) {
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (opened.length === 0 && failure instanceof Error) throw failure;
  return opened;
}
