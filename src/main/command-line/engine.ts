/** A client over the program without a window. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Client } from '#client/client.ts';
import type { FileTicket } from '#contracts/kit/common.ts';
import { startApp } from '../app.ts';
import { startStoreNode } from '../engine/spawn.ts';
import type { Host } from '../host/ports.ts';
import type { Options } from './options.ts';
import { UsageError } from './options.ts';

/** What a command works with. */
export interface Engine {
  readonly client: Client;
  ticket(path: string): FileTicket;
  /** Process id of the store process, for measuring. */
  storePid(): number | undefined;
  close(): Promise<void>;
}

/** The version in package.json; builds put it in as a constant. */
export const programVersion = '0.1.0';

function resourcesFolder(): string {
  return fileURLToPath(new URL('../../../resources', import.meta.url));
}

/** A host with no window and no dialogs: paths come from the command line. */
export function commandLineHost(): Host {
  const appData = process.env['CASEFOLD_HOME'] ?? join(homedir(), '.casefold');
  return {
    kind: 'command-line',
    version: programVersion,
    paths: { appData, resources: resourcesFolder(), logs: join(appData, 'logs') },
    window: null,
    dialogs: {
      pickToOpen: () => Promise.resolve(null),
      pickToSave: () => Promise.resolve(null),
      pickFolder: () => Promise.resolve(null),
    },
    power: { onSuspend: () => undefined, onScreenLock: () => undefined },
    showInFolder: () => undefined,
    startStore: startStoreNode,
  };
}

/** Starts the program on the folder that the options name. */
export async function openEngine(options: Options): Promise<Engine> {
  if (options.vault === undefined) {
    throw new UsageError('a vault folder is needed: --vault DIR, or CASEFOLD_VAULT in the environment');
  }
  const app = await startApp(commandLineHost(), {
    vaultFolder: resolve(options.vault),
    leastKdf: process.env['CASEFOLD_KDF'] === 'least',
  });
  const client = await connect(app.port);
  return {
    client,
    ticket: (path) => app.ticket(resolve(path)),
    storePid: app.storePid,
    close: app.quit,
  };
}

/** The same, signed in. */
export async function openUnlocked(options: Options): Promise<Engine> {
  const { user } = options;
  if (user === undefined)
    throw new UsageError('a name is needed: --user NAME, or CASEFOLD_USER in the environment');
  const passphrase = options.passphrase();
  const engine = await openEngine(options);
  try {
    await engine.client.vault.unlock({ person: user, passphrase });
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
