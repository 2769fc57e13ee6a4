import type { ProofReport } from '#contracts/redaction.ts';
import { ActionButton, CardRow, formatCount, WarningIcon } from '#renderer/ui/index.ts';
import { useKeepingAwake, useResume } from '../data.ts';
import { words } from '../words.ts';
import { ProgressDialog } from './ProgressDialog.tsx';
import { Trouble } from './Trouble.tsx';

interface Props {
  readonly state: 'cleared' | 'incomplete';
  readonly report: ProofReport | null;
  /** Why the run that was begun here ended early. */
  readonly error: unknown;
}

/** The data is out of the tables and nobody may say that it is gone: why, and the way on. */
export function UnprovenCard({ state, report, error }: Props) {
  const resume = useResume();
  const incomplete = state === 'incomplete';
  const running = resume.phase === 'running';
  useKeepingAwake(running);
  return (
    <section className="unproven-card" data-bad={incomplete || undefined} role="alert">
      <h2>
        <WarningIcon />
        {incomplete ? words.incompleteTitle : words.unprovenTitle}
      </h2>
      <p>{incomplete ? words.incompleteText : words.unprovenText}</p>
      {incomplete && report ? <FoundIn report={report} /> : null}
      <Trouble error={resume.phase === 'failed' ? resume.error : resume.phase === 'idle' ? error : null} />
      <div className="redaction-actions">
        <ActionButton busy={running} onClick={() => void resume.start({}).catch(() => undefined)}>
          {incomplete ? words.searchAgain : words.resume}
        </ActionButton>
      </div>
      {running ? (
        <ProgressDialog title={words.proving} hint={words.runningHint} progress={resume.progress} />
      ) : null}
    </section>
  );
}

function FoundIn({ report }: { readonly report: ProofReport }) {
  const files = report.foundFiles ?? [];
  return (
    <>
      <div className="found-in">
        {Object.entries(report.foundIn).map(([place, times]) => {
          const fault = words.proofFaults[place];
          return fault === undefined ? (
            <CardRow key={place} label={words.foundIn}>
              <span className="strong">{words.placeFound(place)}</span> {words.times(times)}
            </CardRow>
          ) : (
            <CardRow key={place} label={words.fault}>
              {fault}
            </CardRow>
          );
        })}
        {files.map((file) => (
          <CardRow key={file} label={words.foundFile}>
            <span className="code">{file}</span>
          </CardRow>
        ))}
        {report.damagedPages > 0 ? (
          <CardRow label={words.damagedPages}>{formatCount(report.damagedPages)}</CardRow>
        ) : null}
        {report.oldKeyOpens ? <CardRow label={words.oldKey}>{words.oldKeyOpens}</CardRow> : null}
      </div>
      {files.length > 0 ? <p>{words.foundFileHint}</p> : null}
      {report.foundIn['file-name'] === undefined ? null : <p>{words.foundNameHint}</p>}
    </>
  );
}
