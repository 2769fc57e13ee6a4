/**
 * One build for both hosts: main entries as modules, the preload as CommonJS (a sandboxed preload cannot be a
 * module), one page.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pageGuard } from './scripts/parts/page-guard.ts';
import { noncePlaceholder } from './src/main/host/serve.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      outDir: 'out/main',
      // Packages are used as they are installed; the driver of the browser is a development dependency and cannot be bundled.
      externalizeDeps: { include: ['playwright-core'] },
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          chromium: at('src/main/chromium.ts'),
          store: at('src/main/engine/store.ts'),
          thread: at('src/main/engine/thread.ts'),
          cli: at('src/main/cli.ts'),
          'link-thread': at('src/main/matching/link/thread.ts'),
        },
        // Chunks lie beside the entries, so that a file finds its neighbours the same way in either.
        output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), pageGuard()],
    // The page's own style elements carry this; `serve.ts` puts a fresh nonce in its place in every answer.
    html: { cspNonce: noncePlaceholder },
    build: {
      target: 'chrome138',
      outDir: 'out/renderer',
      emptyOutDir: true,
      // The policy allows fonts and pictures from files only.
      assetsInlineLimit: 0,
      minify: true,
      // Read from memory, not over a network: one file is fine.
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
});
