/** The vault a soak works on: made, driven by processes that are killed, and looked into afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, openUnlocked, type Engine } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { verifyFacts } from '#main/facts/index.ts';
import { openDb, type WriteDb } from '#main/kit/sql.ts';
import { openConnection, unlockVault, type OpenVault } from '#main/vault/index.ts';

export const person = 'Soak Keeper';

/** A folder with a vault and whatever a soak puts beside it. */
export interface Soak {
  readonly folder: string;
  readonly vault: string;
  /** The passphrase that opens it now. */
  passphrase: string;
}

/** Numbers a soak prints, and what it found wrong: nothing, or it fails. */
export interface Found {
  readonly counts: Record<string, number>;
  readonly losses: string[];
}

export function environment(soak: Soak): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    CASEFOLD_VAULT: soak.vault,
    CASEFOLD_USER: person,
    CASEFOLD_PASSPHRASE: soak.passphrase,
    CASEFOLD_HOME: join(soak.folder, 'home'),
    CASEFOLD_KDF: 'least',
  };
}

/** Runs `work` on a new vault and removes it. `vault` puts the vault elsewhere than into the temporary folder. */
export async function withVault(work: (soak: Soak) => Promise<Found>, vault?: string): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'casefold-soak-'));
  const soak = {
    folder,
    vault: vault ?? join(folder, 'vault'),
    passphrase: 'amber quiet kettle Orbit 7 lantern mosaic-0',
  };
  process.env['CASEFOLD_KDF'] = 'least';
  try {
    const engine = await openEngine(readOptions([], environment(soak)));
    await engine.client.vault.create({ name: 'Soak', person, passphrase: soak.passphrase });
    await engine.close();
    return await work(soak);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program on that vault, signed in, in this process. */
export function openSoak(soak: Soak): Promise<Engine> {
  return openUnlocked(readOptions([], environment(soak)));
}

/** Opens the database as the writer does and checks it through and through; what is wrong, in words. */
export async function inspect(
  soak: Soak,
  look: (db: WriteDb, vault: OpenVault) => string[],
): Promise<string[]> {
  const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
  const { vaultId } = vault;
  const connection = openConnection(join(soak.vault, 'vault.db'), vault.pageKey(), 'writer');
  try {
    const db = openDb(connection);
    const wrong: string[] = [];
    const integrity = db.all<{ integrity_check: string }>('PRAGMA integrity_check');
    if (integrity[0]?.integrity_check !== 'ok') wrong.push(`integrity: ${JSON.stringify(integrity)}`);
    try {
      db.exec("INSERT INTO account_fts (account_fts, rank) VALUES ('integrity-check', 1)");
    } catch (error) {
      wrong.push(`search index: ${String(error)}`);
    }
    if (!verifyFacts(db, vaultId).ok) wrong.push('the chain of facts is broken');
    return [...wrong, ...look(db, vault)];
  } finally {
    vault.close();
    connection.close();
  }
}

/** Counts one more of something. */
export function tally(counts: Record<string, number>, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}
