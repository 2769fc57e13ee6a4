import { ErrorNotice, JobBar, Notice, PageBody } from '../../ui/index.ts';
import type { useImportFlow } from '../flow.ts';
import { problemText } from '../problem-words.ts';
import { choicesText, useImports } from '../state.ts';
import type { mappingFault } from '../targets.ts';
import { words } from '../words.ts';
import { DocumentContents } from './DocumentContents.tsx';
import { MappingTable } from './MappingTable.tsx';
import { OutcomePanel } from './OutcomePanel.tsx';
import { ReadingChoices } from './ReadingChoices.tsx';

type Flow = ReturnType<typeof useImportFlow>;

interface FilePanelProps {
  readonly flow: Flow;
  readonly fault: ReturnType<typeof mappingFault>;
}

/** The chosen file from top to bottom: how to read it, what it holds, what happens or happened. */
export function FilePanel({ flow, fault }: FilePanelProps) {
  const file = useImports((imports) => imports.file);
  const { preview, running } = flow;
  const isDone = running.phase === 'done' && running.output?.finished === true;
  if (!file) return null;
  return (
    <PageBody>
      {preview.phase === 'running' ? (
        <JobBar
          label={words.reading(file.name)}
          done={0}
          total={null}
          onCancel={preview.cancel}
          unit="bytes"
        />
      ) : null}
      <ErrorNotice error={preview.error} />
      <Progress flow={flow} fileName={file.name} />
      <Results flow={flow} fileName={file.name} />
      {preview.output && !isDone && running.phase !== 'running' ? (
        <>
          {preview.output.warnings.map((warning) => (
            <Notice key={`${warning.code} ${warning.column ?? ''}`}>{problemText(warning)}</Notice>
          ))}
          {fault ? (
            <Notice>{fault === 'needs-reference' ? words.needsReference : words.twoReferences}</Notice>
          ) : null}
          <ReadingChoices preview={preview.output} flow={flow} />
          {preview.output.headers.length > 0 ? (
            <MappingTable preview={preview.output} />
          ) : (
            <DocumentContents kinds={preview.output.kinds} />
          )}
        </>
      ) : null}
    </PageBody>
  );
}

function Progress({ flow: { dryRun, running }, fileName }: { flow: Flow; fileName: string }) {
  const job = running.phase === 'running' ? running : dryRun.phase === 'running' ? dryRun : null;
  if (!job) return null;
  const isImport = job === running;
  return (
    <div>
      <JobBar
        label={isImport ? words.running(fileName) : words.dryRunning(fileName)}
        phase={job.progress ? words.phases[job.progress.phase] : undefined}
        done={job.progress?.done ?? 0}
        total={job.progress?.total ?? null}
        unit="bytes"
        onCancel={job.cancel}
        cancelLabel={words.stop}
      />
      {isImport ? <p className="faint small">{words.stopHint}</p> : null}
    </div>
  );
}

function Results({ flow: { dryRun, running }, fileName }: { flow: Flow; fileName: string }) {
  const choices = useImports((imports) => choicesText(imports));
  const triedWith = useImports((imports) => imports.triedWith);
  if (running.phase === 'done' && running.output) {
    return <OutcomePanel outcome={running.output} fileName={fileName} kind="import" />;
  }
  if (running.phase === 'failed') return <ErrorNotice error={running.error} />;
  if (dryRun.phase === 'failed') return <ErrorNotice error={dryRun.error} />;
  if (dryRun.phase === 'done' && dryRun.output && triedWith === choices) {
    return <OutcomePanel outcome={dryRun.output} fileName={fileName} kind="trial" />;
  }
  return null;
}
