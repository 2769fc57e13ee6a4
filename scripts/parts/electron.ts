/** Finds Electron's runtime, or fetches it while bytes keep coming. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './say.ts';

const folder = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');
/** How long to wait without a single new byte. */
const patienceMs = 20_000;
const atMostMs = 600_000;

/** The runtime's program file, fetched when it is missing; null when it cannot be had. */
export async function ensureElectron(): Promise<string | null> {
  const present = electronProgram();
  if (present !== null || !existsSync(join(folder, 'install.js'))) return present;
  say("Electron's runtime is not here yet: trying to fetch it…");
  await fetchRuntime();
  return electronProgram();
}

function electronProgram(): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const program = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
}

/** Runs Electron's own installer; it loads into a folder of ours, whose growth shows whether bytes still come. */
async function fetchRuntime(): Promise<void> {
  const watched = mkdtempSync(join(tmpdir(), 'casefold-electron-'));
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: watched, TEMP: watched, TMP: watched },
  });
  await new Promise<void>((resolve) => {
    const started = Date.now();
    let lastGrowth = started;
    let size = 0;
    const clock = setInterval(() => {
      const now = sizeOf(watched) + sizeOf(join(folder, 'dist'));
      if (now > size) lastGrowth = Date.now();
      size = now;
      if (Date.now() - lastGrowth > patienceMs || Date.now() - started > atMostMs) child.kill('SIGKILL');
    }, 500);
    const end = (): void => {
      clearInterval(clock);
      resolve();
    };
    child.once('error', end);
    child.once('exit', end);
  });
  rmSync(watched, { recursive: true, force: true });
}

function sizeOf(path: string): number {
  if (!existsSync(path)) return 0;
  let total = 0;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      total += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return total;
}
