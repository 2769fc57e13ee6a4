/** What the page of imports asks of the store and the host. */
import { client, useJob, useReadPages, type InputOf, type OutputOf } from '../wire/index.ts';

export type Preview = OutputOf<'imports', 'preview'>;
export type Outcome = OutputOf<'imports', 'run'>;
export type ImportRow = OutputOf<'imports', 'list'>['imports'][number];
export type RejectedRow = Outcome['rejected'][number];
export type Mapping = NonNullable<Preview['mapping']>;
export type TableOptions = NonNullable<InputOf<'imports', 'preview'>['options']>;
export type WriteMode = ImportRow['mode'];
export type FileTicket = NonNullable<OutputOf<'host', 'pickToOpen'>['file']>;

export const usePreview = () => useJob('imports', 'preview');
export const useDryRun = () => useJob('imports', 'dryRun');
export const useImport = () => useJob('imports', 'run');
export const useResume = () => useJob('imports', 'resume');
export const useSaveRejected = () => useJob('imports', 'saveRejected');

/** Imports, newest first, page by page. */
export function useImportList() {
  const input = { limit: 50 };
  return useReadPages<'imports', 'list', string>(
    'imports',
    'list',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
  );
}

/** Rejected rows of one import, page by page. */
export function useRejected(importId: string) {
  const input = { importId, limit: 100 };
  return useReadPages<'imports', 'rejected', number>(
    'imports',
    'rejected',
    input,
    (after) => (after === null ? input : { ...input, after }),
    (answer) => answer.next,
  );
}

/** Lets the person choose a file to import; null when they closed the dialog. */
export async function pickFile(): Promise<FileTicket | null> {
  return (await client().host.pickToOpen({ kind: 'table-or-json' })).file;
}

/** Lets the person choose where rejected rows are written; null when they closed the dialog. */
export async function pickRejectedFile(importedFile: string): Promise<FileTicket | null> {
  const stem = importedFile.replace(/\.[^.]*$/, '').slice(0, 150);
  return (await client().host.pickToSave({ suggestedName: `${stem} rejected.csv`, kind: 'csv' })).file;
}

/** Shows a file that was just written in the file manager. */
export function showInFolder(file: FileTicket): void {
  void client().host.showInFolder({ file });
}
