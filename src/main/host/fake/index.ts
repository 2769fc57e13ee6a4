/** A host without a desktop, for tests: dialogs answer from queues, power is driven by hand, the window is a pipe. */
import { join } from 'node:path';
import type { Frame, WirePort } from '#contracts/kit/wire.ts';
import { startStoreNode } from '#main/engine/spawn.ts';
import { programFolder } from '../folders.ts';
import type { Host, WindowPort } from '../ports.ts';

/** What a test drives and reads. */
export interface FakeHost extends Host {
  readonly window: FakeWindow;
  /** Answers of dialogs, first come first served; an empty queue is a closed dialog. */
  readonly answers: {
    readonly toOpen: (string | null)[];
    readonly toSave: (string | null)[];
    readonly folders: (string | null)[];
  };
  /** What `showInFolder` was asked to show. */
  readonly shown: string[];
  suspend(): void;
  lockScreen(): void;
}

/** A window whose page is the test itself. */
export interface FakeWindow extends WindowPort {
  /** The wire as the page now open has it; that of an earlier page is dead. */
  page(): WirePort;
  /** How many pages were opened. */
  openings(): number;
  /** As if the person closed the window. */
  closeByPerson(): void;
}

/**
 * A fake host over real store processes.
 * @param folder a temporary folder of the test: preferences, the log and the default vault go there
 */
export function fakeHost(folder: string): FakeHost {
  const answers: FakeHost['answers'] = { toOpen: [], toSave: [], folders: [] };
  const shown: string[] = [];
  const suspended = listeners();
  const screenLocked = listeners();
  return {
    kind: 'fake',
    version: '0.0.0',
    paths: { appData: folder, resources: join(programFolder(), 'resources'), logs: join(folder, 'logs') },
    window: fakeWindow(),
    dialogs: {
      pickToOpen: () => Promise.resolve(answers.toOpen.shift() ?? null),
      pickToSave: () => Promise.resolve(answers.toSave.shift() ?? null),
      pickFolder: () => Promise.resolve(answers.folders.shift() ?? null),
    },
    power: { onSuspend: suspended.add, onScreenLock: screenLocked.add },
    showInFolder: (path) => void shown.push(path),
    startStore: startStoreNode,
    answers,
    shown,
    suspend: () => {
      suspended.tell(undefined);
    },
    lockScreen: () => {
      screenLocked.tell(undefined);
    },
  };
}

interface Listeners<T> {
  readonly add: (listen: (value: T) => void) => void;
  readonly tell: (value: T) => void;
}

function listeners<T = undefined>(): Listeners<T> {
  const all: ((value: T) => void)[] = [];
  return {
    add: (listen) => void all.push(listen),
    tell: (value) => {
      for (const listen of all) listen(value);
    },
  };
}

interface FakePage {
  readonly port: WirePort;
  readonly deliver: (frame: Frame) => void;
}

function fakeWindow(): FakeWindow {
  const fromPage = listeners<Frame>();
  const closed = listeners();
  let current: FakePage | null = null;
  let openings = 0;

  const openPage = (): void => {
    const toPage = listeners<Frame>();
    const page: FakePage = {
      port: {
        // Later, as in every real host: a page never runs inside main's call.
        send: (frame) => queueMicrotask(() => (page === current ? fromPage.tell(frame) : undefined)),
        onFrame: toPage.add,
      },
      deliver: toPage.tell,
    };
    current = page;
    openings++;
  };
  const closePage = (): Promise<void> => {
    current = null;
    return Promise.resolve();
  };

  return {
    open: () => Promise.resolve().then(openPage),
    restart: () => closePage().then(openPage),
    send(frame) {
      const page = current;
      queueMicrotask(() => (page === current ? page?.deliver(frame) : undefined));
    },
    onFrame: fromPage.add,
    onClosed: closed.add,
    focus: () => undefined,
    close: closePage,
    page() {
      if (!current) throw new Error('The window is not open.');
      return current.port;
    },
    openings: () => openings,
    closeByPerson() {
      current = null;
      closed.tell(undefined);
    },
  };
}
