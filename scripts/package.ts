/** `npm run package`: builds and makes the installers of this machine's system; arguments go to electron-builder. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './parts/built.ts';
import { runScript, say, Trouble } from './parts/say.ts';

const root = join(import.meta.dirname, '..');

await runScript(async () => {
  await ensureBuilt();
  const builder = join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js');
  const given = ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)];
  const child = spawn(process.execPath, [builder, ...given], { cwd: root, stdio: 'inherit' });
  const code = await new Promise<number>((resolve) => child.once('exit', (ended) => resolve(ended ?? 1)));
  if (code !== 0) {
    throw new Trouble(
      'No installer was made: the reason is above.',
      "Making one fetches Electron's runtime; try again with a network connection.",
    );
  }
  say('The installers are in dist/.');
  return 0;
});
