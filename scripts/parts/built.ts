/** Builds all entries into `out/` unless they are built from exactly these sources already. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { say, Trouble } from './say.ts';

const root = join(import.meta.dirname, '..', '..');

/** What to build: all entries, or the page alone (quick, for work on the window; main then runs from sources). */
export type BuildScope = 'all' | 'page';

const scopes: Readonly<Record<BuildScope, { readonly stamp: string; readonly sources: readonly string[] }>> =
  {
    all: {
      stamp: 'built-from',
      sources: ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'],
    },
    page: {
      stamp: 'page-built-from',
      sources: [
        'src/renderer',
        'src/client',
        'src/contracts',
        'electron.vite.config.ts',
        'package-lock.json',
      ],
    },
  };

/**
 * Makes sure that `out/` holds what the sources say.
 * @throws Trouble when the build fails; a half-made build is never taken for a whole one
 */
export async function ensureBuilt(scope: BuildScope = 'all'): Promise<void> {
  process.chdir(root);
  const stampFile = join(root, 'out', scopes[scope].stamp);
  const digest = digestOf(scopes[scope].sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) {
    say('The program is already built from these sources.');
    return;
  }
  say('Building the program…');
  const started = performance.now();
  mkdirSync(join(root, 'out'), { recursive: true });
  for (const { stamp } of Object.values(scopes)) rmSync(join(root, 'out', stamp), { force: true });
  try {
    await run(scope);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `The build failed:\n${stripVTControlCharacters(reason)}`,
      'Mend the file named above and run "npm run build" again.',
    );
  }
  writeFileSync(stampFile, digest);
  if (scope === 'all') writeFileSync(join(root, 'out', scopes.page.stamp), digestOf(scopes.page.sources));
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function run(scope: BuildScope): Promise<void> {
  const { build, resolveConfig } = await import('electron-vite');
  if (scope === 'all') {
    await build({ logLevel: 'warn' });
    await buildVerifier();
    return;
  }
  const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'production');
  const { build: buildPage } = await import('vite');
  await buildPage(config?.renderer);
}

/**
 * The verifier as one file that any Node from 20 on runs: nothing of the program and no package stands beside it where it
 * is used.
 */
async function buildVerifier(): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src', 'verify', 'main.ts'),
      outDir: join(root, 'out', 'verify'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'casefold-verify.mjs' } },
    },
  });
}

/** One digest over names and contents of everything the build reads of ours; tests do not count. */
function digestOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source).sort()) {
      if (file.endsWith('.test.ts') || file.endsWith('.test.tsx')) continue;
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  if (source.includes('.')) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
