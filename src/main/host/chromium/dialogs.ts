/**
 * Dialogs of the Chromium host. A file to read is picked in the browser's own dialog, of which only the path is
 * asked: no byte of the file passes through the browser. A file to write goes to the downloads folder.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, isAbsolute, join, resolve } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { FileKind } from '#contracts/host.ts';
import type { DialogPort } from '../ports.ts';

/** Answers given in advance, first come first served: for tests and scripts. `null` is a closed dialog. */
export interface PreparedAnswers {
  readonly toOpen: (string | null)[];
  readonly toSave: (string | null)[];
  readonly folders: (string | null)[];
}

const accept: Readonly<Record<FileKind, string>> = {
  'table-or-json': '.csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson',
  document: '.png,.jpg,.jpeg,.webp,.heic,.pdf',
  zip: '.zip',
  csv: '.csv',
  any: '',
};

/** Dialogs over the page that `page` answers with. */
export function chromiumDialogs(page: () => Page, downloads: string, prepared: PreparedAnswers): DialogPort {
  return {
    async pickToOpen(kind) {
      const answer = prepared.toOpen.shift();
      return answer === undefined ? askForFile(page(), kind) : answer;
    },
    pickToSave(suggestedName) {
      const answer = prepared.toSave.shift();
      return Promise.resolve(answer === undefined ? freePath(downloads, suggestedName) : answer);
    },
    async pickFolder(wanted) {
      const answer = prepared.folders.shift();
      return answer === undefined ? askForFolder(page(), questions[wanted]) : answer;
    },
  };
}

/**
 * A path in `folder` that no file has yet: `name.csv`, `name (2).csv`, …
 * @param suggestedName only its last part counts, without the signs that no file system takes
 */
export function freePath(folder: string, suggestedName: string): string {
  mkdirSync(folder, { recursive: true });
  const clean = basename(suggestedName.replaceAll('\\', '/')).replaceAll(/[\u0000-\u001f<>:"|?*]/g, '_');
  const name = /^\.*$/.test(clean) ? 'casefold' : clean;
  const ending = extname(name);
  const stem = ending === '' ? name : name.slice(0, -ending.length);
  for (let count = 1; ; count++) {
    const path = join(folder, count === 1 ? name : `${stem} (${String(count)})${ending}`);
    if (!existsSync(path)) return path;
  }
}

/** Runs in a world of our own: a page that was taken over can neither see the field nor fill it. */
const pickExpression = (kind: FileKind): string => `new Promise((resolve) => {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = ${JSON.stringify(accept[kind])};
  field.addEventListener('change', () => resolve(field.files[0] ?? null));
  field.addEventListener('cancel', () => resolve(null));
  field.click();
})`;

async function askForFile(page: Page, kind: FileKind): Promise<string | null> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: pickExpression(kind),
      uniqueContextId: await ownWorld(session),
      userGesture: true,
      awaitPromise: true,
    });
    if (result.objectId === undefined) return null;
    const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId });
    return path;
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function ownWorld(session: CDPSession): Promise<string> {
  const made = new Promise<string>((found) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === 'casefold-dialogs') found(context.uniqueId);
    });
  });
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'casefold-dialogs',
  });
  return made;
}

const questions = {
  vault: 'Folder of the vault (it is made when it does not exist):',
  copies: 'Folder for the copies (it must exist):',
} as const;

/** The browser has no dialog that tells a folder's path, so it is typed. */
async function askForFolder(page: Page, question: string): Promise<string | null> {
  // Without a listener the dialog would be answered at once instead of being shown.
  const leaveOpen = (): void => undefined;
  page.on('dialog', leaveOpen);
  try {
    const typed: unknown = await page.evaluate(
      `prompt(${JSON.stringify(question)}, ${JSON.stringify(homedir())})`,
    );
    if (typeof typed !== 'string' || typed.trim() === '') return null;
    const path = typed.trim().replace(/^~(?=$|[\\/])/, homedir());
    return isAbsolute(path) ? path : resolve(homedir(), path);
  } finally {
    page.off('dialog', leaveOpen);
  }
}
