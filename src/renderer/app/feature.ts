/** What a feature of the window declares, once: its pages, its place in the rail, its commands. */
import type { ComponentType } from 'react';
import type { Permission } from '#contracts/kit/common.ts';

/** A page. `path` is a wouter pattern of the hash route; params reach the component as props. */
export interface Route {
  readonly path: string;
  readonly page: ComponentType<{ params: Readonly<Record<string, string | undefined>> }>;
}

/** A place in the rail. */
export interface RailEntry {
  readonly label: string;
  readonly path: string;
  readonly icon: ComponentType;
  readonly order: number;
  /** Who finds nothing there is not sent there. */
  readonly needs?: Permission;
  /** A hook: how many things wait there; shown as a small number, nothing for none. */
  readonly useCount?: () => number;
}

/** Something a person can do from anywhere: listed in the palette, the key sheet and bound to its key. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** As shown and bound, e.g. `Ctrl+K`, `G A`, `?`. */
  readonly keys?: string;
  readonly needs?: Permission;
  readonly run: (go: (path: string) => void) => void;
}

/** Keys that work in one place of a feature, for the key sheet. The place binds them itself. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: string; readonly label: string }[];
}

/** A feature: the only thing its `index.ts` exports besides what other features may use. */
export interface Feature {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly rail?: RailEntry;
  readonly commands?: readonly Command[];
  readonly keyGroups?: readonly KeyGroup[];
}
