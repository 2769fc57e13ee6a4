/** `/accounts/:id/redact`: from "may it be redacted" to a proposal, one step at a time. Nothing is removed here. */
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { Account } from '#contracts/accounts.ts';
import { ActionButton, Badge, ErrorNotice, Page, PageHeader, useKeys } from '#renderer/ui/index.ts';
import { useCheck, useSubject, type Check } from './data.ts';
import { steps } from './flow.ts';
import { StepList } from './parts/StepList.tsx';
import { BasisStep } from './steps/BasisStep.tsx';
import { EligibilityStep } from './steps/EligibilityStep.tsx';
import { PlanStep } from './steps/PlanStep.tsx';
import { ProposeStep } from './steps/ProposeStep.tsx';
import { ScopeStep } from './steps/ScopeStep.tsx';
import { useFlow } from './use-flow.ts';
import { words } from './words.ts';
import './redaction.css';

interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** Waits for the account and for what stands against it. */
export function RedactPage({ params }: PageProps) {
  const id = params['id'] ?? '';
  const account = useSubject(id);
  const check = useCheck(id);
  if (account.data && check.data) return <Flow key={id} account={account.data} check={check.data} />;
  const error = account.error ?? check.error;
  return (
    <Page>
      <PageHeader title={words.title} />
      <div className="redact-waiting">
        {error ? <ErrorNotice error={error} /> : <p className="faint late">{words.loading}</p>}
      </div>
    </Page>
  );
}

function Flow({ account, check }: { readonly account: Account; readonly check: Check }) {
  const [, go] = useLocation();
  const flow = useFlow(account, check, (id) => go(`/redactions/${id}`));
  const { at, step, choices, change, settled, plan, propose, stale, scope } = flow;
  const back = (): void => (at === 0 ? go(`/accounts/${account.id}`) : flow.toStep(at - 1));
  const onward = (): void => {
    if (!settled[step]) return;
    if (step === 'propose') void flow.send();
    else flow.toStep(at + 1);
  };
  useKeys({ Escape: back, 'Ctrl+Enter': onward });
  const parts = { account, check, choices, change };
  return (
    <Page>
      <PageHeader title={words.title} facts={<Subject account={account} />} />
      <div className="redact-body">
        <StepList at={at} onStep={flow.toStep} settled={steps.map((one) => settled[one])} />
        <Panel step={step}>
          {step === 'eligibility' ? <EligibilityStep {...parts} /> : null}
          {step === 'scope' ? <ScopeStep {...parts} today={flow.today} /> : null}
          {step === 'plan' ? <PlanStep {...parts} plan={plan} stale={stale} onCount={flow.count} /> : null}
          {step === 'basis' ? <BasisStep {...parts} /> : null}
          {step === 'propose' ? (
            <ProposeStep {...parts} scope={scope} plan={plan.output} error={stale ? null : propose.error} />
          ) : null}
        </Panel>
      </div>
      <div className="redact-foot">
        <ActionButton keys="Esc" onClick={back}>
          {at === 0 ? words.toAccount : words.back}
        </ActionButton>
        {step === 'propose' ? <span className="faint redact-foot-hint">{words.proposeHint}</span> : null}
        <ActionButton
          tone="primary"
          keys="Ctrl+Enter"
          disabled={!settled[step]}
          busy={propose.phase === 'running'}
          onClick={onward}
        >
          {step === 'propose' ? words.propose : words.next}
        </ActionButton>
      </div>
    </Page>
  );
}

/** The step that is open. Each new one takes the focus, so that keys and screen readers are where the eyes are. */
function Panel({ step, children }: { readonly step: string; readonly children: React.ReactNode }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
    place.current?.scrollTo(0, 0);
  }, [step]);
  return (
    <section ref={place} className="redact-panel" tabIndex={-1} aria-labelledby="redact-step">
      {children}
    </section>
  );
}

function Subject({ account }: { readonly account: Account }) {
  return (
    <>
      <Link href={`/accounts/${account.id}`}>
        <bdi>{account.name === '' ? words.noName : account.name}</bdi>
      </Link>
      {account.referenceId === null ? (
        <Badge>{account.id}</Badge>
      ) : (
        <span className="code">{account.referenceId}</span>
      )}
    </>
  );
}
