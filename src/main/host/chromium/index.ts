/** The Chromium host: the same program in a browser that is already on the machine. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startStoreNode } from '#main/engine/spawn.ts';
import { downloadsFolder, programFolder, userFolders } from '../folders.ts';
import type { Host } from '../ports.ts';
import { readPage } from '../serve.ts';
import { chromiumDialogs, type PreparedAnswers } from './dialogs.ts';
import { findBrowser } from './find.ts';
import { chromiumWindow, type ChromiumWindow } from './window.ts';

/** Choices; all have a sensible rest. */
export interface ChromiumOptions {
  readonly headless?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Where saved files go. */
  readonly downloads?: string;
  /** Where preferences, the log and the default vault go, when not to the person's own folders. */
  readonly appData?: string;
  /** The built page, when it is not `out/renderer`. */
  readonly pageFolder?: string;
}

/** The host, and what only this one can tell. */
export interface ChromiumHost extends Host {
  readonly window: ChromiumWindow;
  /** Answers for dialogs, given in advance by tests. */
  readonly answers: PreparedAnswers;
  /** As if the computer were about to sleep; also on the signal SIGUSR2. */
  suspend(): void;
}

/**
 * A host whose window is not open yet.
 * @throws when there is no browser, or the page is not built
 */
export function chromiumHost(options: ChromiumOptions = {}): ChromiumHost {
  const program = findBrowser();
  if (program === null)
    throw new Error('No browser was found. Install Chromium, Google Chrome or Microsoft Edge.');
  const folder = programFolder();
  const table = readPage(options.pageFolder ?? join(folder, 'out', 'renderer'));
  const size = options.size ?? { width: 1366, height: 768 };
  const { headless = false, colorScheme } = options;
  const window = chromiumWindow(program, table, { headless, ...size, colorScheme });
  const answers: PreparedAnswers = { toOpen: [], toSave: [], folders: [] };
  const sleepers: (() => void)[] = [];
  const suspend = (): void => {
    for (const listen of sleepers) listen();
  };
  return {
    kind: 'chromium',
    version: versionIn(folder),
    paths: { ...foldersFor(options.appData), resources: join(folder, 'resources') },
    window,
    dialogs: chromiumDialogs(() => window.page(), options.downloads ?? downloadsFolder(), answers),
    power: {
      onSuspend(listen) {
        if (sleepers.length === 0 && process.platform !== 'win32') process.on('SIGUSR2', suspend);
        sleepers.push(listen);
      },
      // A browser is not told when the screen locks; the idle lock stands in.
      onScreenLock: () => undefined,
    },
    showInFolder,
    startStore: startStoreNode,
    answers,
    suspend,
  };
}

function foldersFor(appData: string | undefined): { readonly appData: string; readonly logs: string } {
  return appData === undefined ? userFolders() : { appData, logs: join(appData, 'logs') };
}

function versionIn(folder: string): string {
  const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version: unknown =
    typeof about === 'object' && about !== null && 'version' in about ? about.version : '';
  return String(version);
}

function showInFolder(path: string): void {
  const openers: Partial<Record<NodeJS.Platform, readonly [string, readonly string[]]>> = {
    darwin: ['open', ['-R', path]],
    win32: ['explorer.exe', [`/select,${path}`]],
  };
  const [program, given] = openers[process.platform] ?? ['xdg-open', [dirname(path)]];
  // A desktop without a file manager shows nothing; the path stands on the screen anyway.
  spawn(program, given, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
