/** Opens the whole program in a headless browser, for journeys: the built page, a real store process, a temporary vault. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startApp, type App } from '#main/app.ts';
import { chromiumHost, type ChromiumHost } from '#main/host/chromium/index.ts';

/** Choices of a journey; all have a sensible rest. */
export interface OpenAppOptions {
  /** A vault that exists already; otherwise an empty temporary folder is used, and removed at the end. */
  readonly vaultFolder?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly headless?: boolean;
}

/** The running program. */
export interface OpenedApp {
  /** The page now shown. Locking makes a new one: read this again afterwards, or wait with `nextPage`. */
  readonly page: Page;
  readonly host: ChromiumHost;
  readonly app: App;
  readonly vaultFolder: string;
  /** Where saved files go. */
  readonly downloads: string;
  /** Does `act` (something that locks) and answers the new page. */
  nextPage(act: () => Promise<unknown>): Promise<Page>;
  /** Requests refused so far: zero in every journey. */
  refused(): number;
  close(): Promise<void>;
}

/**
 * Starts the program.
 * @throws when there is no browser or the page is not built (`npm run build`)
 */
export async function openApp(options: OpenAppOptions = {}): Promise<OpenedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'casefold-journey-'));
  const downloads = join(folder, 'downloads');
  const vaultFolder = options.vaultFolder ?? join(folder, 'vault');
  const host = chromiumHost({
    headless: options.headless ?? true,
    appData: join(folder, 'app'),
    downloads,
    ...(options.size && { size: options.size }),
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
  });
  const app = await startApp(host, { vaultFolder, leastKdf: true });
  return {
    get page() {
      return host.window.page();
    },
    host,
    app,
    vaultFolder,
    downloads,
    async nextPage(act) {
      const opened = host.window.nextPage();
      await act();
      return opened;
    },
    refused: () => host.window.refusedRequests(),
    async close() {
      await app.quit();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
