import type { RedactionPlan } from '#contracts/redaction.ts';
import { ActionButton, Card, CheckField, ErrorNotice, JobBar, Notice } from '#renderer/ui/index.ts';
import type { usePlan } from '../data.ts';
import { holdsSomething } from '../flow.ts';
import { CopiesCard } from '../parts/CopiesCard.tsx';
import { MentionsCard } from '../parts/MentionsCard.tsx';
import { StepTitle } from '../parts/StepList.tsx';
import { StoresTable } from '../parts/StoresTable.tsx';
import { words } from '../words.ts';
import type { StepParts } from './parts.ts';

interface Props extends StepParts {
  readonly plan: ReturnType<typeof usePlan>;
  /** Something changed after the dry run that was proposed. */
  readonly stale: boolean;
  readonly onCount: () => void;
}

/** What would go, by store; what stays elsewhere. Changes nothing. */
export function PlanStep({ plan, stale, onCount, choices, change }: Props) {
  return (
    <>
      <StepTitle>{words.steps.plan}</StepTitle>
      {stale ? <Notice>{words.changedMeanwhile}</Notice> : null}
      {plan.phase === 'running' ? (
        <Card padded>
          <JobBar
            label={words.planning}
            done={plan.progress?.done ?? 0}
            total={plan.progress?.total ?? null}
            onCancel={plan.cancel}
          />
        </Card>
      ) : null}
      {plan.phase === 'failed' ? <ErrorNotice error={plan.error} onRetry={onCount} /> : null}
      {plan.phase === 'failed' || plan.phase === 'stopped' ? (
        <div>
          <ActionButton onClick={onCount}>{words.planAgain}</ActionButton>
        </div>
      ) : null}
      {plan.output ? (
        <>
          <StoresTable stores={plan.output.stores} />
          {holdsSomething(plan.output) ? null : <Notice>{words.nothing}</Notice>}
          <MentionsCard
            plan={plan.output}
            whole={choices.kind === 'account'}
            ticked={choices.mentions}
            onTick={(mentions) => change({ mentions })}
            looked={choices.lookedAtMentions}
            onLooked={(lookedAtMentions) => change({ lookedAtMentions })}
          />
          <CopiesCard copies={plan.output.copies} />
          <Room plan={plan.output} />
          <Card padded>
            <p>{words.stays}</p>
            <div className="redact-tick">
              <CheckField
                label={words.readStays}
                checked={choices.readWhatStays}
                onChange={(event) => change({ readWhatStays: event.currentTarget.checked })}
              />
            </div>
          </Card>
        </>
      ) : null}
    </>
  );
}

function Room({ plan: { disk } }: { readonly plan: RedactionPlan }) {
  return disk.free < disk.needed ? (
    <Card padded>
      <p className="redact-bad" role="alert">
        {words.diskShort(disk.needed, disk.free)}
      </p>
    </Card>
  ) : (
    <p className="faint">
      {words.disk}: {words.diskEnough(disk.needed, disk.free)}
    </p>
  );
}
