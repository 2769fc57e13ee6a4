/** The file that is being prepared for import: choices only, its content stays with the answers of the store. */
import { create } from 'zustand';
import type { FileTicket, Mapping, TableOptions, WriteMode } from './data.ts';

interface ImportsState {
  readonly file: FileTicket | null;
  readonly options: TableOptions;
  /** Null until the file was looked at, and for documents with a structure of their own. */
  readonly mapping: Mapping | null;
  readonly edited: boolean;
  readonly mode: WriteMode;
  /** The choices with which it was last tried, as text; a change makes the trial old. */
  readonly triedWith: string | null;
  /** Id of the earlier import whose details are open. */
  readonly detailId: string | null;
  /** The dialog to choose a file was asked for from elsewhere. */
  readonly chooseAsked: boolean;
  readonly askToChoose: () => void;
  readonly answerChoose: () => void;
  readonly begin: (file: FileTicket) => void;
  readonly end: () => void;
  readonly setOptions: (options: TableOptions) => void;
  readonly takeMapping: (mapping: Mapping | null) => void;
  readonly editMapping: (mapping: Mapping) => void;
  readonly setMode: (mode: WriteMode) => void;
  readonly setTriedWith: (choices: string) => void;
  readonly setDetail: (id: string | null) => void;
}

const nothing = {
  file: null,
  options: {},
  mapping: null,
  edited: false,
  mode: 'upsert',
  triedWith: null,
} as const;

export const useImports = create<ImportsState>((set) => ({
  ...nothing,
  detailId: null,
  chooseAsked: false,
  askToChoose: () => set({ chooseAsked: true }),
  answerChoose: () => set({ chooseAsked: false }),
  begin: (file) => set({ ...nothing, file }),
  end: () => set(nothing),
  setOptions: (options) => set({ options }),
  takeMapping: (mapping) => set({ mapping, edited: false }),
  editMapping: (mapping) => set({ mapping, edited: true }),
  setMode: (mode) => set({ mode }),
  setTriedWith: (triedWith) => set({ triedWith }),
  setDetail: (detailId) => set({ detailId }),
}));

/** The choices as one text, to see whether they are still those of the last trial. */
export function choicesText({
  options,
  mapping,
  mode,
}: Pick<ImportsState, 'options' | 'mapping' | 'mode'>): string {
  return JSON.stringify([options, mapping, mode]);
}
