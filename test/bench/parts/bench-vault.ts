/** The vault the bench works on, and the ways to start programs on it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine, openUnlocked, type Engine } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { writePeople } from '../people.ts';

export const person = 'Bench Keeper';
export const passphrase = 'amber quiet kettle Orbit 7 lantern mosaic';

/** Where a run of the bench keeps its files. */
export interface Bench {
  readonly rows: number;
  readonly folder: string;
  readonly vault: string;
  readonly csv: string;
  /** The anchor's database: the same rows, bare. */
  readonly bare: string;
  remove(): void;
}

/** Makes the folder, the vault (with the key derivation a real one has) and the file to import. */
export async function makeBench(rows: number, keepIn: string | undefined): Promise<Bench> {
  const folder = keepIn ?? mkdtempSync(join(tmpdir(), 'casefold-bench-'));
  mkdirSync(folder, { recursive: true });
  const csv = join(folder, 'people.csv');
  if (!existsSync(csv)) await writePeople(csv, rows);
  return {
    rows,
    folder,
    vault: join(folder, 'vault'),
    csv,
    bare: join(folder, 'bare.db'),
    remove: () => {
      if (keepIn === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The environment of every program the bench starts. */
export function environment(bench: Bench): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    CASEFOLD_VAULT: bench.vault,
    CASEFOLD_USER: person,
    CASEFOLD_PASSPHRASE: passphrase,
    CASEFOLD_HOME: join(bench.folder, 'home'),
  };
}

export async function createVault(bench: Bench): Promise<void> {
  rmSync(bench.vault, { recursive: true, force: true });
  const engine = await openEngine(readOptions([], environment(bench)));
  try {
    await engine.client.vault.create({ name: 'Bench', person, passphrase });
  } finally {
    await engine.close();
  }
}

/** The program, signed in, in this process. */
export function openBench(bench: Bench): Promise<Engine> {
  return openUnlocked(readOptions([], environment(bench)));
}

/**
 * Runs a script of this folder in a process of its own and answers what it printed as JSON.
 * @throws Error with what it wrote to standard error
 */
export async function runScript<T>(
  name: string,
  args: readonly string[],
  bench: Bench,
  nodeOptions: readonly string[] = [],
): Promise<T> {
  const script = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const child = spawn(process.execPath, [...nodeOptions, script, ...args], {
    env: environment(bench),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${name} failed (${String(code)}):\n${err}${out}`);
  // What our own scripts print.
  return JSON.parse(out) as T;
}
