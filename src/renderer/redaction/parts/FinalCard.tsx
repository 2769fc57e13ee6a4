import { useState } from 'react';
import type { Redaction } from '#contracts/redaction.ts';
import { ActionButton, TextField } from '#renderer/ui/index.ts';
import { useKeepingAwake, useRun } from '../data.ts';
import { toBeTyped } from '../terms.ts';
import { words } from '../words.ts';
import { WithdrawButton } from './ApprovalCard.tsx';
import { Trouble } from './Trouble.tsx';

/** The last step, in red: what cannot be taken back is typed out, and no Enter confirms it. */
export function FinalCard({ redaction }: { readonly redaction: Redaction }) {
  const [typed, setTyped] = useState('');
  const run = useRun(redaction.id);
  const expected = toBeTyped(redaction);
  const fits = typed === expected;
  const running = run.phase === 'running';
  useKeepingAwake(running);
  if (!redaction.may.run && !redaction.may.withdraw) return null;
  return (
    <section className="final-card" aria-labelledby="final-title">
      <h2 id="final-title">{words.finalTitle}</h2>
      <p>{words.finalText}</p>
      <p className="faint">{words.finalBusy}</p>
      {redaction.may.run ? (
        <div className="final-typed">
          <TextField
            label={redaction.accounts === 1 ? <Asked typed={expected} /> : words.typeCount}
            description={words.typeHint}
            value={typed}
            maxLength={300}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={stopEnter}
            styles={{ input: { fontFamily: 'var(--font-code)' } }}
          />
        </div>
      ) : null}
      <Trouble error={run.phase === 'failed' ? run.error : null} />
      <div className="redaction-actions">
        {redaction.may.withdraw ? <WithdrawButton id={redaction.id} /> : null}
        {redaction.may.run ? (
          <ActionButton
            tone="danger"
            disabled={!fits || running}
            onKeyDown={stopEnter}
            onClick={() => void run.start({ id: redaction.id, typed }).catch(() => undefined)}
          >
            {words.run}
          </ActionButton>
        ) : null}
      </div>
    </section>
  );
}

function Asked({ typed }: { readonly typed: string }) {
  const [before, after] = words.typeReference;
  return (
    <>
      {before} <span className="code final-reference">{typed}</span> {after}
    </>
  );
}

/** Enter confirms nothing that cannot be taken back; the space bar or the pointer does. */
function stopEnter(event: React.KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
