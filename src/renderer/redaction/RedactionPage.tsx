/** `/redactions/:id`: everything about one redaction, and what can be done with it now. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import {
  ActionButton,
  Card,
  ErrorNotice,
  Page,
  PageBody,
  PageHeader,
  StatusPill,
  useKeys,
} from '#renderer/ui/index.ts';
import { usePlan, useRedaction, useRun } from './data.ts';
import { ApprovalCard } from './parts/ApprovalCard.tsx';
import { CertificateView } from './parts/CertificateView.tsx';
import { CopiesCard } from './parts/CopiesCard.tsx';
import { FactsCard } from './parts/FactsCard.tsx';
import { FinalCard } from './parts/FinalCard.tsx';
import { ProgressDialog } from './parts/ProgressDialog.tsx';
import { ProposedMentions } from './parts/ProposedMentions.tsx';
import { StoresTable } from './parts/StoresTable.tsx';
import { UnprovenCard } from './parts/UnprovenCard.tsx';
import { stateWords, subjectText } from './terms.ts';
import { words } from './words.ts';
import type { OutputOf } from '#renderer/wire/index.ts';
import './redaction.css';

type Loaded = OutputOf<'redaction', 'load'>;

interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

export function RedactionPage({ params }: PageProps) {
  const id = params['id'] ?? '';
  const loaded = useRedaction(id);
  const run = useRun(id);
  const [, go] = useLocation();
  useKeys({ Escape: () => go('/redactions') });
  const redaction = loaded.data?.redaction;
  return (
    <Page>
      <PageHeader
        title={redaction ? words.of(subjectText(redaction)) : words.list}
        facts={
          redaction ? (
            <StatusPill tone={stateWords[redaction.state].tone}>
              {stateWords[redaction.state].name}
            </StatusPill>
          ) : null
        }
        actions={
          <ActionButton keys="Esc" onClick={() => go('/redactions')}>
            {words.list}
          </ActionButton>
        }
      />
      <PageBody>
        <div className="redaction-columns">
          {loaded.data ? (
            <Opened key={id} {...loaded.data} failure={run.error} />
          ) : (
            <ErrorNotice error={loaded.error} onRetry={() => void loaded.refetch()} />
          )}
        </div>
      </PageBody>
      {run.phase === 'running' ? (
        <ProgressDialog title={words.running} hint={words.runningHint} progress={run.progress} />
      ) : null}
    </Page>
  );
}

function Opened({ redaction, ticked, report, certificate, failure }: Loaded & { readonly failure: unknown }) {
  const { state } = redaction;
  return (
    <>
      <div className="page-column">
        {state === 'waiting' ? <ApprovalCard redaction={redaction} /> : null}
        {state === 'ready' ? <FinalCard redaction={redaction} /> : null}
        {state === 'cleared' || state === 'incomplete' ? (
          <UnprovenCard state={state} report={report} error={failure} />
        ) : null}
        {certificate ? <CertificateView certificate={certificate} /> : null}
        {state === 'declined' || state === 'withdrawn' ? (
          <Card padded>
            <p>{stateWords[state].meaning}</p>
          </Card>
        ) : null}
        {state === 'waiting' || state === 'ready' ? <Recount redaction={redaction} ticked={ticked} /> : null}
      </div>
      <div className="page-column">
        <FactsCard redaction={redaction} />
        {certificate ? null : <StoresTable stores={redaction.stores} done={redaction.clearedAt !== null} />}
      </div>
    </>
  );
}

/** What would go as things stand now: places and copies are shown afresh, for they are never kept. */
function Recount({ redaction, ticked }: Pick<Loaded, 'redaction' | 'ticked'>) {
  const plan = usePlan(redaction.id);
  const { reset, start } = plan;
  const { accountIds, scope, may } = redaction;
  useEffect(() => reset, [reset]);
  const count = (): void => void start({ accountIds, scope }).catch(() => undefined);
  // Who signs as the second person sees it without asking.
  const counted = useRef(false);
  useEffect(() => {
    if (!may.approve || counted.current) return;
    counted.current = true;
    start({ accountIds, scope }).catch(() => undefined);
  }, [may.approve, start, accountIds, scope]);
  // The list names the first accounts only: a batch is not counted again here.
  if (redaction.accounts !== redaction.accountIds.length) return null;
  return (
    <>
      {plan.output ? (
        <>
          <ProposedMentions
            mentions={plan.output.mentions}
            cut={plan.output.mentionsCut}
            redaction={redaction}
            ticked={ticked}
          />
          <CopiesCard copies={plan.output.copies} />
        </>
      ) : (
        <div>
          <ActionButton busy={plan.phase === 'running'} onClick={count}>
            {words.showPlan}
          </ActionButton>
        </div>
      )}
      {plan.phase === 'failed' ? <ErrorNotice error={plan.error} /> : null}
    </>
  );
}
