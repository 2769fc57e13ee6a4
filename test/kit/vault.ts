/**
 * An opened vault for tests: a temporary folder, the fake host, a real store process with its threads, a real
 * encrypted database, and the typed client that every window uses.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Client } from '#client/client.ts';
import type { Role } from '#contracts/kit/common.ts';
import { AppError, type ErrorCode, type Params } from '#contracts/kit/errors.ts';
import type { Session } from '#contracts/vault.ts';
import { startApp, type App } from '#main/app.ts';
import { fakeHost, type FakeHost } from '#main/host/fake/index.ts';

/** Who makes the vault. */
export const admin = {
  person: 'Ada Lindqvist',
  passphrase: 'amber quiet kettle Orbit 7 lantern mosaic',
} as const;
/** A passphrase for everybody who comes later. */
export const otherPassphrase = 'glacier Noon velvet 31 harbour thimble';

/** The program in a temporary folder, with nobody signed in. */
export interface TestProgram {
  readonly app: App;
  readonly host: FakeHost;
  /** The temporary folder of this test: the vault, the logs, its own temporary files and `files/` lie in it. */
  readonly folder: string;
  readonly vaultFolder: string;
  /** A client of the page that is open now; after a lock, of the new page. */
  newClient(): Promise<Client>;
  /** Puts a path under a ticket, as a dialog does, and answers the ticket's id. */
  ticket(path: string): string;
  /** Writes a file into `files/` and answers its path. */
  file(name: string, contents: string | Uint8Array): string;
  close(): Promise<void>;
}

/** The program with somebody signed in. */
export interface TestVault extends TestProgram {
  /** Of the person who is signed in now. */
  readonly client: Client;
  readonly session: Session;
  readonly recoveryKey: string;
  /** Locks, and signs somebody in: one vault is open for one person at a time. */
  signIn(person?: string, passphrase?: string): Promise<Client>;
  /** Gives somebody access with a role and signs them in; whoever was signed in must be an administrator. */
  signInAs(role: Role): Promise<Client>;
}

/** Starts the program. `vaultFolder` of another program of the same test, when both shall meet in one vault. */
export async function openProgram(options: { vaultFolder?: string } = {}): Promise<TestProgram> {
  // The store process is told the same: what it answers is checked against the contracts.
  process.env['CASEFOLD_CHECK_OUTPUTS'] = '1';
  // Every unlock starts four threads: what they compile is kept for the next one.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'casefold-compile-cache');
  const folder = mkdtempSync(join(tmpdir(), 'casefold-feature-'));
  const vaultFolder = options.vaultFolder ?? join(folder, 'vault');
  mkdirSync(join(folder, 'files'));
  const host = fakeHost(folder);
  const app = await startApp(host, { vaultFolder, leastKdf: true });
  return {
    app,
    host,
    folder,
    vaultFolder,
    newClient: () => connect(host.window.page()),
    ticket: (path) => app.ticket(path).id,
    file: (name, contents) => {
      const path = join(folder, 'files', name);
      writeFileSync(path, contents);
      return path;
    },
    close: async () => {
      await app.quit();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts the program, makes a vault in it and is signed in as its administrator. */
export async function openTestVault(): Promise<TestVault> {
  const program = await openProgram();
  let client = await program.newClient();
  const made = await client.vault.create({ name: 'Test vault', ...admin });
  let { session } = made;
  const signIn = async (person: string = admin.person, passphrase: string = admin.passphrase) => {
    await program.app.lock();
    client = await program.newClient();
    session = await client.vault.unlock({ person, passphrase });
    return client;
  };
  let people = 0;
  return {
    ...program,
    get client() {
      return client;
    },
    get session() {
      return session;
    },
    recoveryKey: made.recoveryKey,
    signIn,
    signInAs: async (role) => {
      const name = `${role} ${String(++people)}`;
      await client.people.add({ name, role, passphrase: otherPassphrase });
      return signIn(name, otherPassphrase);
    },
  };
}

/**
 * The failure of a call that must fail.
 * @throws when it succeeds, or fails with something that is no failure in words
 */
export async function failureOf(call: Promise<unknown>): Promise<{ code: ErrorCode; params: Params }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('The call was expected to fail and did not.');
}
