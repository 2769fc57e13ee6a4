import { useLocation } from 'wouter';
import { ActionButton, Card, formatCount } from '../../ui/index.ts';
import type { Outcome } from '../data.ts';
import { kindText, words } from '../words.ts';
import { RejectedTable } from './RejectedTable.tsx';
import { SaveRejectedButton } from './SaveRejectedButton.tsx';

interface OutcomePanelProps {
  readonly outcome: Outcome;
  readonly fileName: string;
  /** A trial writes nothing. */
  readonly kind: 'trial' | 'import';
}

/** The account of every row: what was read equals what became of it. */
export function OutcomePanel({ outcome, fileName, kind }: OutcomePanelProps) {
  const [, go] = useLocation();
  const { counts, rejected, importId } = outcome;
  const title =
    kind === 'trial' ? words.trialTitle : outcome.finished ? words.outcomeTitle : words.stoppedTitle;
  const kinds = Object.entries(outcome.kinds).map(([name, count]) => kindText(name, count));
  const note =
    kind === 'trial'
      ? counts.created + counts.updated === 0
        ? words.sameAgain
        : words.nothingWritten
      : kinds.join(', ');
  return (
    <Card
      title={title}
      aside={
        <>
          {kind === 'import' && importId !== null && counts.rejected > 0 ? (
            <SaveRejectedButton importId={importId} fileName={fileName} size="small" />
          ) : null}
          {kind === 'import' ? (
            <ActionButton size="small" onClick={() => go('/accounts')}>
              {words.showAccounts}
            </ActionButton>
          ) : null}
        </>
      }
    >
      <div className="outcome">
        <Equation counts={counts} />
        <p className="faint" role="status">
          {kind === 'trial' && kinds.length > 0 ? `${kinds.join(', ')}. ${note}` : note}
        </p>
      </div>
      {rejected.length > 0 ? <RejectedTable rows={rejected} all={counts.rejected} /> : null}
    </Card>
  );
}

/** Read = created + updated + unchanged + rejected, as an equation. */
export function Equation({ counts }: { counts: Outcome['counts'] }) {
  const parts = ['created', 'updated', 'unchanged', 'rejected'] as const;
  return (
    <div className="equation">
      <Term count={counts.read} word={words.read} />
      {parts.map((part, index) => (
        <span key={part} className="equation-step">
          <span className="equation-sign">{index === 0 ? '=' : '+'}</span>
          <Term count={counts[part]} word={words[part]} isBad={part === 'rejected' && counts.rejected > 0} />
        </span>
      ))}
    </div>
  );
}

function Term({ count, word, isBad = false }: { count: number; word: string; isBad?: boolean }) {
  return (
    <span className="equation-term" data-bad={isBad || undefined} data-none={count === 0 || undefined}>
      <span className="equation-count">{formatCount(count)}</span>{' '}
      <span className="equation-word">{word}</span>
    </span>
  );
}
