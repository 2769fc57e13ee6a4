/** Filling a new folder with an old vault's contents: all of it, or a folder that counts as having no vault. */
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { firstAttempts } from './attempts.ts';
import { createDatabase } from './connection.ts';
import { KEY_BYTES, randomSecret } from './crypto.ts';
import { PRIVATE_FILE, syncFolder } from './durable.ts';
import { onFiles } from './faults.ts';
import { HEADER_FILE, writeFirstHeader } from './header-file.ts';
import type { Header } from './header-format.ts';
import { changeHeader, dropKeys, pageKeyAad, type HeldKeys } from './held-keys.ts';
import { headerKeys, sealed } from './slots.ts';
import { DATABASE_FILE, DOCUMENTS_FOLDER, REFILL_MARK, TEMPORARY_FOLDER } from './state.ts';
import { clearUnfinished, makeFolders } from './unfinished.ts';

/** A vault that is being filled. Until `finish` it counts as not there. */
export interface UnfinishedVault {
  /** The 32-byte key of its database; wiped by `finish` and `drop`. */
  readonly pageKey: Buffer;
  /** From here on it is a vault. Its database must be closed by then. */
  finish(): void;
  /** Removes it again. Its database must be closed by then. */
  drop(): void;
}

/**
 * Makes the header and the empty database of a vault like another one, with a page key of its own.
 *
 * @param masterKey belongs to this from here on
 * @throws AppError 'vault-exists', 'read-only', 'disk-full'
 */
export function beginRefill(folder: string, like: Header, masterKey: Buffer): UnfinishedVault {
  const keys = headerKeys(masterKey, like.vaultId);
  const pageKey = randomSecret(KEY_BYTES);
  const pageKeyGeneration = like.pageKeyGeneration + 1;
  const header: Header = {
    ...like,
    generation: like.generation + 1,
    unfinished: true,
    pageKeyGeneration,
    pageKey: sealed(keys.pageKey, pageKey, pageKeyAad(like.vaultId, pageKeyGeneration)),
    nextPageKey: null,
  };
  const found = onFiles(() => {
    makeFolders(folder);
    clearUnfinished(folder);
    makeFolders(folder);
    // The mark first: with it, whatever a kill leaves may be cleared away again.
    closeSync(openSync(join(folder, REFILL_MARK), 'w', PRIVATE_FILE));
    syncFolder(folder);
    const first = writeFirstHeader(folder, header, keys.header, firstAttempts());
    createDatabase(join(folder, DATABASE_FILE), pageKey);
    return first;
  });
  const held: HeldKeys = {
    folder,
    masterKey,
    pageKey,
    nextPageKey: null,
    keys,
    found,
    open: true,
    pending: null,
    turn: Promise.resolve(),
  };
  return {
    pageKey,
    finish: () => {
      onFiles(() => {
        syncDatabase(folder);
        changeHeader(held, (next) => ({ ...next, unfinished: false }));
        rmSync(join(folder, REFILL_MARK), { force: true });
        syncFolder(folder);
      });
      dropKeys(held);
    },
    drop: () => {
      dropKeys(held);
      // The header last but the mark: what a kill leaves in between is cleared away by the next filling.
      for (const ending of ['', '-wal', '-shm'])
        rmSync(join(folder, DATABASE_FILE) + ending, { force: true });
      for (const name of [DOCUMENTS_FOLDER, TEMPORARY_FOLDER, HEADER_FILE, REFILL_MARK])
        rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}

function syncDatabase(folder: string): void {
  for (const ending of ['', '-wal']) {
    const path = join(folder, DATABASE_FILE + ending);
    if (!existsSync(path)) continue;
    const file = openSync(path, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}
