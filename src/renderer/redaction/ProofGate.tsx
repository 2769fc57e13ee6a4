/** After sign-in: a proof that was interrupted is finished before the work goes on. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ActionButton, WarningIcon } from '#renderer/ui/index.ts';
import { useKeepingAwake, useResume, useUnproven } from './data.ts';
import { Phases } from './parts/ProgressDialog.tsx';
import { Trouble } from './parts/Trouble.tsx';
import { words } from './words.ts';
import './redaction.css';

/**
 * Shows the work once nothing is left to prove. Asked once a sign-in: a redaction that is carried out later shows its
 * own progress.
 */
export function ProofGate({ children }: { readonly children: ReactNode }) {
  const unproven = useUnproven();
  const [open, setOpen] = useState(false);
  const count = unproven.data?.unproven;
  if (!open && count === 0) setOpen(true);
  // What cannot be asked stops nobody: the page of redactions says it again.
  if (open || unproven.isError) return children;
  return count === undefined ? null : <Finishing onDone={() => setOpen(true)} />;
}

function Finishing({ onDone }: { readonly onDone: () => void }) {
  const resume = useResume();
  const { start, phase } = resume;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    start({}).catch(() => undefined);
  }, [start]);
  useKeepingAwake(phase === 'running');
  const incomplete = resume.output?.incomplete ?? 0;
  return (
    <main className="proof-gate">
      <section className="proof-card" aria-labelledby="proof-title">
        <h1 id="proof-title">{words.proving}</h1>
        {phase === 'running' || phase === 'idle' ? (
          <>
            <Phases progress={resume.progress} />
            <p className="faint">{words.provingHint}</p>
          </>
        ) : (
          <>
            <p
              className="proof-trouble"
              role="alert"
              data-bad={phase === 'failed' || incomplete > 0 || undefined}
            >
              {phase === 'failed' || incomplete > 0 ? <WarningIcon /> : null}
              {phase === 'failed'
                ? words.resumeStill
                : incomplete > 0
                  ? words.resumeIncomplete(incomplete)
                  : words.resumeProven}
            </p>
            <Trouble error={resume.error} />
            <div className="redaction-actions">
              <ActionButton onClick={onDone} autoFocus>
                {words.goOn}
              </ActionButton>
            </div>
          </>
        )}
      </section>
    </main>
  );
}
