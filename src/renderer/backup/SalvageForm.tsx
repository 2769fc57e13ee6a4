/** Saving what can be read of a damaged vault: who opens it, where to, and what was lost. */
import { useState } from 'react';
import { ActionButton, ErrorNotice, JobBar } from '../ui/index.ts';
import { usePickFolder, useSalvage, type SalvageReport } from './data.ts';
import { isTyped, nothingTyped, SignInFields } from './parts/SignInFields.tsx';
import { words } from './words.ts';
import './backup.css';

/** The form, its progress, and the report. */
export function SalvageForm({ onBack }: { onBack: () => void }) {
  const [typed, setTyped] = useState(nothingTyped);
  const pick = usePickFolder();
  const salvage = useSalvage();
  if (salvage.phase === 'done' && salvage.output) return <SalvageOutcome report={salvage.output} />;
  if (salvage.phase === 'running')
    return (
      <JobBar
        label={words.salvaging}
        phase={salvage.progress ? words.salvagePhases[salvage.progress.phase] : undefined}
        done={salvage.progress?.done ?? 0}
        total={salvage.progress?.total ?? null}
        onCancel={salvage.cancel}
      />
    );
  const complete = isTyped(typed);
  const start = async (): Promise<void> => {
    try {
      const { folder } = await pick.mutateAsync({ for: 'vault' });
      if (folder) await salvage.start({ file: folder.id, ...typed });
    } catch {
      // Shown below.
    }
  };
  return (
    <form
      className="entry-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) void start();
      }}
    >
      <SignInFields typed={typed} onType={setTyped} />
      <ErrorNotice error={salvage.phase === 'failed' ? salvage.error : pick.error} />
      <div className="entry-actions">
        <ActionButton tone="quiet" onClick={onBack}>
          {words.back}
        </ActionButton>
        <ActionButton tone="primary" type="submit" disabled={!complete} busy={pick.isPending}>
          {words.chooseFolder}
        </ActionButton>
      </div>
    </form>
  );
}

function SalvageOutcome({ report }: { report: SalvageReport }) {
  const losses = [
    ...report.losses.map(({ table, from, to }) => words.loss(table, from, to)),
    ...(report.documentsLost.length > 0 ? [words.lostDocuments(report.documentsLost.length)] : []),
  ];
  return (
    <div className="backup-report" role="status">
      <p>{words.salvagedText(report.accounts, report.documents)}</p>
      {losses.length === 0 ? (
        <p>{words.lossesNone}</p>
      ) : (
        <div>
          <p className="strong">{words.losses}</p>
          <ul className="backup-problems" tabIndex={0} aria-label={words.losses}>
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </div>
      )}
      {report.factsUnbroken ? null : <p>{words.chainBroken}</p>}
    </div>
  );
}
