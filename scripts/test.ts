/** `npm test`: brings a browser and a screen, builds, runs all tests; arguments go to vitest. The last line is the tally. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureScreen } from './parts/browser.ts';
import { ensureBuilt } from './parts/built.ts';
import { runScript, say } from './parts/say.ts';

const root = join(import.meta.dirname, '..');

await runScript(async () => {
  ensureBrowser();
  ensureScreen();
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'casefold-test-'));
  const tallyFile = join(folder, 'tally.json');
  const code = await runVitest(process.argv.slice(2), tallyFile);
  const { passed, failed } = readTally(tallyFile);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0)
    say('Tests failed: the names and reasons are above. One file alone: npm test -- <path of the file>');
  say(`${String(passed)} passed, ${String(failed)} failed`);
  return code;
});

function runVitest(given: readonly string[], tallyFile: string): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporter = join(root, 'scripts', 'parts', 'tally-reporter.ts');
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--reporter=default', `--reporter=${reporter}`, ...given],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CASEFOLD_TALLY: tallyFile },
    },
  );
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** Vitest that could not even start leaves no tally: that is one failure. */
function readTally(file: string): { readonly passed: number; readonly failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number };
}
