import { useEffect, useEffectEvent } from 'react';
import { ActionButton, formatSize, Page, PageHeader, useKeys } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useImportFlow } from './flow.ts';
import { FilePanel } from './parts/FilePanel.tsx';
import { PastImports } from './parts/PastImports.tsx';
import { mappingFault } from './targets.ts';
import { useImports } from './state.ts';
import { words } from './words.ts';
import './ImportsPage.css';

/** Either the file that is being prepared, or the imports that were. */
export function ImportsPage() {
  const flow = useImportFlow();
  const file = useImports((imports) => imports.file);
  const mapping = useImports((imports) => imports.mapping);
  const mayEdit = useMay('edit');
  const { chooseAsked, answerChoose } = useImports();
  const isBusy = [flow.preview, flow.dryRun, flow.running].some((job) => job.phase === 'running');
  const fault = mapping ? mappingFault(mapping.columns.map((column) => column.target)) : null;
  const canRun = file !== null && flow.preview.phase === 'done' && !isBusy && fault === null;
  const isDone = flow.running.phase === 'done' && flow.running.output?.finished === true;
  // The same file taken up again goes on where it was stopped.
  const wasStopped = flow.running.output?.finished === false;
  const chooseNow = useEffectEvent(() => void flow.choose());
  useEffect(() => {
    if (chooseAsked) {
      answerChoose();
      chooseNow();
    }
  }, [chooseAsked, answerChoose]);
  useKeys({
    O: () => (mayEdit && !isBusy ? void flow.choose() : false),
    'Ctrl+D': () => (canRun && !isDone ? flow.tryIt() : false),
    'Ctrl+Enter': () => (canRun && !isDone ? flow.importIt() : false),
    Escape: () => (file && !isBusy ? flow.close() : false),
  });
  if (!mayEdit || file === null) {
    return (
      <Page>
        <PastImports onChoose={mayEdit ? () => void flow.choose() : undefined} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={file.name}
        facts={formatSize(file.sizeBytes)}
        actions={
          <>
            <ActionButton tone="quiet" keys="Esc" disabled={isBusy} onClick={flow.close}>
              {words.back}
            </ActionButton>
            <ActionButton keys="O" disabled={isBusy} onClick={() => void flow.choose()}>
              {words.chooseOther}
            </ActionButton>
            {isDone ? null : (
              <>
                <ActionButton keys="Ctrl+D" disabled={!canRun} onClick={flow.tryIt}>
                  {words.dryRun}
                </ActionButton>
                <ActionButton tone="primary" keys="Ctrl+Enter" disabled={!canRun} onClick={flow.importIt}>
                  {wasStopped ? words.goOn : words.run}
                </ActionButton>
              </>
            )}
          </>
        }
      />
      <FilePanel flow={flow} fault={fault} />
    </Page>
  );
}
