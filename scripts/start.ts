/** `npm start`: builds when needed and opens Casefold; arguments (`-- --vault DIR`) go to the program. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './parts/browser.ts';
import { ensureBuilt } from './parts/built.ts';
import { ensureElectron } from './parts/electron.ts';
import { runScript, say } from './parts/say.ts';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
/** An Electron that ends sooner than this with a failure never opened a window. */
const startingMs = 5_000;

await runScript(async () => {
  if (!hasDisplay()) {
    say('There is no display here, so the demo runs instead: the same program without a window.');
    ensureBrowser();
    return run(process.execPath, [join(root, 'scripts', 'demo.ts')]);
  }
  await ensureBuilt();
  return (await openInElectron()) ?? openInBrowser();
});

/** Answers the exit code, or null when Electron cannot be used here. */
async function openInElectron(): Promise<number | null> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say('Electron has no sandbox for root, so Casefold opens in a browser window instead.');
    return null;
  }
  const program = await ensureElectron();
  if (program === null) {
    say(
      "Electron's runtime is not here and could not be fetched, so Casefold opens in a browser window instead.",
    );
    return null;
  }
  say('Opening Casefold.');
  const started = Date.now();
  const code = await run(program, [root, ...given]);
  if (code === 0 || Date.now() - started > startingMs) return code;
  say('Electron does not start on this machine, so Casefold opens in a browser window instead.');
  return null;
}

function openInBrowser(): Promise<number> {
  const program = ensureBrowser();
  say(`Opening Casefold with ${program}.`);
  return run(process.execPath, [join(root, 'out', 'main', 'chromium.js'), ...given]);
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

function run(program: string, args: readonly string[]): Promise<number> {
  // Signals reach the whole group from the terminal; this process waits for the other to end in order.
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
