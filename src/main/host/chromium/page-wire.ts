/**
 * The wire between one page and main: text up through a binding, text down through an evaluation, in order. One of
 * these per page, so that a frame of an old page can never reach a new one.
 */
import type { Page } from 'playwright-core';
import type { Frame } from '#contracts/kit/wire.ts';
import { origin } from './launch.ts';

const upName = '__casefoldUp';
const downName = '__casefoldDown';

/** Main's end of one page's wire. */
export interface PageWire {
  send(frame: Frame): void;
  /** A new document begins: what was on its way to the old one is dropped. */
  begin(): void;
  /** Nothing passes any more, in either way. */
  cut(): void;
}

/** Puts `window.wire` into every document of our origin that `page` shows in its main frame. */
export async function wirePage(page: Page, onFrame: (frame: Frame) => void): Promise<PageWire> {
  let hasSpoken = false;
  let isCut = false;
  let isBusy = false;
  let waiting: Frame[] = [];

  const flush = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0 && !isCut) {
      const frames = waiting;
      waiting = [];
      await page.evaluate(deliver, { downName, text: JSON.stringify(frames) }).catch(() => {
        // The document went away in between: its frames went with it.
      });
    }
    isBusy = false;
  };

  await page.exposeBinding(upName, (source, frame: unknown) => {
    if (isCut || source.frame !== page.mainFrame() || typeof frame !== 'string') return;
    if (new URL(source.frame.url()).origin !== origin) return;
    hasSpoken = true;
    onFrame(frame);
  });
  await page.addInitScript(installWire, { origin, upName, downName });

  return {
    send(frame) {
      // A page that has not said anything has nothing to be answered.
      if (isCut || !hasSpoken) return;
      waiting.push(frame);
      if (!isBusy) void flush();
    },
    begin() {
      hasSpoken = false;
      waiting = [];
    },
    cut() {
      isCut = true;
      waiting = [];
    },
  };
}

/** What the page's code below touches of a browser's globals; main is compiled without them. */
interface PageGlobals {
  readonly top: unknown;
  readonly location: { readonly origin: string };
  readonly document: { title: string };
  addEventListener(event: 'DOMContentLoaded', listen: () => void): void;
}

/** Runs in the page. Hands over frames. */
function deliver(parcel: { readonly downName: string; readonly text: string }): void {
  // Put there by `installWire`, or missing when the document is not ours.
  const down = Reflect.get(globalThis, parcel.downName) as ((text: string) => void) | undefined;
  down?.(parcel.text);
}

/** Runs in the page before any script of it. */
function installWire(names: {
  readonly origin: string;
  readonly upName: string;
  readonly downName: string;
}): void {
  const page = globalThis as unknown as PageGlobals;
  if (globalThis !== page.top || page.location.origin !== names.origin) return;
  // Put there by the browser's driver before any script runs.
  const up = Reflect.get(globalThis, names.upName) as ((frame: string) => void) | undefined;
  const listeners: ((frame: string) => void)[] = [];
  const early: string[] = [];
  const wire = Object.freeze({
    send(frame: string): void {
      up?.(frame);
    },
    onFrame(listen: (frame: string) => void): void {
      listeners.push(listen);
      for (const frame of early.splice(0)) listen(frame);
    },
  });
  const down = (text: string): void => {
    // Written by main as an array of texts.
    for (const frame of JSON.parse(text) as string[]) {
      if (listeners.length === 0) early.push(frame);
      else for (const listen of listeners) listen(frame);
    }
  };
  Object.defineProperty(globalThis, 'wire', { value: wire });
  Object.defineProperty(globalThis, names.downName, { value: down });
  page.addEventListener('DOMContentLoaded', () => (page.document.title = 'Casefold (Chromium window)'));
}
