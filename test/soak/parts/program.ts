/**
 * The program that is killed, bundled once: starting it from its sources costs three times the processor time, and sources
 * may change while a soak runs for an hour.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
let folder: string | null = null;

/** The entries that a soak starts. */
export type Program = 'doing' | 'vault-doing';

/** Builds the entries into a folder of their own, which goes with this process. */
export async function bundleProgram(): Promise<void> {
  mkdirSync(join(root, 'out'), { recursive: true });
  const made = mkdtempSync(join(root, 'out', 'soak-'));
  folder = made;
  process.once('exit', () => {
    rmSync(made, { recursive: true, force: true });
  });
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    // Native packages find their files beside themselves.
    ssr: {
      noExternal: true,
      external: ['better-sqlite3-multiple-ciphers', '@node-rs/argon2', 'playwright-core'],
    },
    build: {
      ssr: true,
      target: 'node24',
      outDir: made,
      minify: false,
      rolldownOptions: {
        input: {
          doing: join(root, 'test/soak/doing.ts'),
          'vault-doing': join(root, 'test/soak/vault-doing.ts'),
          store: join(root, 'src/main/engine/store.ts'),
          thread: join(root, 'src/main/engine/thread.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  });
}

/** The file of an entry. */
export function programFile(program: Program): string {
  if (folder === null) throw new Error('the program was not bundled');
  return join(folder, `${program}.js`);
}
