/**
 * Runs a script on the pinned Node 24 that came with `npm ci`, whatever `node` the machine has.
 * Usage: node scripts/node24.mjs <script> [arguments…]
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const wanted = 24;
const require = createRequire(import.meta.url);

/** The pinned runtime of this platform, or the running one when that is new enough. */
function findNode() {
  const names = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  for (const name of names) {
    try {
      const folder = dirname(require.resolve(`${name}/package.json`));
      const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(file)) return file;
    } catch {
      // Not installed for this platform: try the next name.
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath;
  return null;
}

const node = findNode();
if (!node) {
  console.error(
    `Casefold needs Node ${wanted}. It usually comes with "npm ci", but there is no package of it for ` +
      `${process.platform}-${process.arch}. Install Node ${wanted} or newer and try again.`,
  );
  process.exit(1);
}

const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  // Child scripts that start "node" again (vite, vitest, electron-builder) must find the same one.
  env: {
    // Sources run as they are; their stripped and compiled form is kept, which halves the start of every process.
    NODE_COMPILE_CACHE: join(process.cwd(), 'node_modules', '.cache', 'node'),
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 128 + 15 : (code ?? 1)));
