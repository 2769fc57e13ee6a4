/** The steps of an import: choose, look, try, import. Each one may be left and come back to. */
import { useCallback } from 'react';
import { tell } from '../ui/index.ts';
import { pickFile, useDryRun, useImport, usePreview, type FileTicket, type TableOptions } from './data.ts';
import { choicesText, useImports } from './state.ts';

/** Everything the page can do with the chosen file. */
export function useImportFlow() {
  const preview = usePreview();
  const dryRun = useDryRun();
  const running = useImport();
  const { file, options, mapping, mode, begin, end, setOptions, takeMapping, setTriedWith } = useImports();

  const look = (ticket: FileTicket, how: TableOptions) => {
    dryRun.reset();
    running.reset();
    preview.start({ file: ticket.id, options: how }).then(
      (found) => takeMapping(found.mapping),
      // The failure stands in the job's state, where the page draws it.
      () => undefined,
    );
  };
  const choose = async () => {
    const ticket = await pickFile().catch((error: unknown) => {
      tell.failed(error);
      return null;
    });
    if (!ticket) return;
    begin(ticket);
    look(ticket, {});
  };
  const readOtherwise = (how: TableOptions) => {
    if (!file) return;
    setOptions(how);
    look(file, how);
  };
  const asked = () => (file ? { file: file.id, options, mode, ...(mapping ? { mapping } : {}) } : null);
  const tryIt = () => {
    const input = asked();
    if (!input) return;
    running.reset();
    dryRun.start(input).then(
      () => setTriedWith(choicesText({ options, mapping, mode })),
      () => undefined,
    );
  };
  const importIt = () => {
    const input = asked();
    if (!input) return;
    dryRun.reset();
    running.start(input).catch(() => undefined);
  };
  const close = useCallback(() => {
    preview.cancel();
    dryRun.cancel();
    preview.reset();
    dryRun.reset();
    running.reset();
    end();
  }, [preview, dryRun, running, end]);
  return { preview, dryRun, running, choose, readOtherwise, tryIt, importIt, close };
}
