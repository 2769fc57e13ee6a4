/**
 * What the program needs from whatever holds it. Three adapters: Electron, Chromium through playwright-core, and a
 * fake for tests. Adapters contain no decisions; they are handed to `startApp`.
 */
import type { Frame } from '#contracts/kit/wire.ts';
import type { FileKind } from '#contracts/host.ts';

/** The window. One per program. */
export interface WindowPort {
  /** Opens the window at the first page; resolves when the page has loaded. */
  open(): Promise<void>;
  /**
   * Ends every process that held the page or what was typed into it, so that nothing of it stays in memory, and
   * shows the first page in new ones: a host whose own process is among them starts the program anew. Frames of the
   * old page are never delivered afterwards.
   */
  restart(): Promise<void>;
  /** Sends a frame to the page; dropped when there is none. */
  send(frame: Frame): void;
  /** Frames from our own page; a host delivers none from any other origin or frame. */
  onFrame(listen: (frame: Frame) => void): void;
  onClosed(listen: () => void): void;
  /** Brings the window to the front. */
  focus(): void;
  close(): Promise<void>;
}

/** The dialogs of the desktop. Paths stay in main. */
export interface DialogPort {
  pickToOpen(kind: FileKind): Promise<string | null>;
  pickToSave(suggestedName: string, kind: FileKind): Promise<string | null>;
  /** `wanted`: what the folder is for, where the dialog can say it. */
  pickFolder(wanted: 'vault' | 'copies'): Promise<string | null>;
}

/** What the desktop tells: the computer is about to sleep, or its screen was locked. */
export interface PowerPort {
  onSuspend(listen: () => void): void;
  onScreenLock(listen: () => void): void;
}

/** The store process as main sees it: a pipe and an end. */
export interface StoreProcess {
  readonly pid: number | undefined;
  post(message: ToStoreProcess): void;
  onMessage(listen: (message: FromStoreProcess) => void): void;
  onExit(listen: () => void): void;
  /** Ends it at once (SIGKILL or its like). */
  kill(): void;
}

/** Why the vault is locked: asked for, nobody there, the computer, the window, another folder or page. */
export type LockReason = 'asked' | 'idle' | 'suspend' | 'screen' | 'quit' | 'folder' | 'reload';

/** Main → store process. */
export type ToStoreProcess =
  | { readonly t: 'frame'; readonly frame: Frame }
  /** A path the person chose, under the ticket the page knows. */
  | { readonly t: 'ticket'; readonly id: string; readonly path: string }
  /** Finish the running transaction, close the vault and end. Main kills it if that takes too long. */
  | { readonly t: 'close'; readonly reason: LockReason };

/** Store process → main. */
export type FromStoreProcess =
  | { readonly t: 'frame'; readonly frame: Frame }
  /** Somebody signed in, or the idle time was changed: main watches the clock from here on. */
  | { readonly t: 'signed-in'; readonly idleLockMinutes: number };

/** What the store process is told when it starts. */
export interface StoreStart {
  readonly vaultFolder: string;
  readonly resources: string;
  readonly logs: string;
  readonly version: string;
  /** The host's kind: part of every fact. */
  readonly place: Host['kind'];
  /** Key derivation at its least allowed cost: tests only. */
  readonly leastKdf: boolean;
}

/** Everything a host supplies. */
export interface Host {
  readonly kind: 'electron' | 'chromium' | 'command-line' | 'fake';
  readonly version: string;
  /** Folders: `appData` for the default vault, `resources` for files shipped with the program, `logs`. */
  readonly paths: { readonly appData: string; readonly resources: string; readonly logs: string };
  readonly window: WindowPort | null;
  readonly dialogs: DialogPort;
  readonly power: PowerPort;
  /** Shows a written file in the file manager. */
  showInFolder(path: string): void;
  startStore(start: StoreStart): StoreProcess;
}
