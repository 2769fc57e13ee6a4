/** Where the program lies and where a person's vaults lie by default: the same in every host. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The folder that holds `package.json`, `resources` and `out`, found upwards from this file, so that sources and
 * built files answer the same.
 * @throws when the program does not lie in one piece
 */
export function programFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('Casefold does not lie in one piece: its package.json is missing.');
    folder = above;
  }
  return folder;
}

/** A person's own folders for this program: where vaults are made by default, and for the log. */
export function userFolders(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): { readonly appData: string; readonly logs: string } {
  const appData = join(dataHome(platform, environment), platform === 'linux' ? 'casefold' : 'Casefold');
  return { appData, logs: join(appData, 'logs') };
}

/** The folder for downloads, where saved files go when no dialog can ask. */
export function downloadsFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['XDG_DOWNLOAD_DIR'] ?? join(homedir(), 'Downloads');
}

function dataHome(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
}
