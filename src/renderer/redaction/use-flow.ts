/** The way from "may it be redacted" to a proposal: what was chosen, what is settled, and the steps to and fro. */
import { useEffect, useState } from 'react';
import type { Account } from '#contracts/accounts.ts';
import { isError } from '#renderer/app/error-words.ts';
import { usePlan, usePropose, type Check } from './data.ts';
import {
  afterNewPlan,
  exportIsSettled,
  mayGoOn,
  noChoices,
  planIsSettled,
  scopeOf,
  steps,
  type Choices,
} from './flow.ts';
import { namesPerson } from './names-person.ts';

/** Today as an ISO day, in UTC as all days of the vault are. */
const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * Holds one person's way through the steps for one account.
 * @param onProposed called with the id of the redaction that was proposed
 */
export function useFlow(account: Account, check: Check, onProposed: (id: string) => void) {
  const [at, setAt] = useState(0);
  const [choices, setChoices] = useState<Choices>(noChoices);
  const change = (some: Partial<Choices>) => setChoices((before) => ({ ...before, ...some }));
  const plan = usePlan(account.id);
  const propose = usePropose();
  const scope = scopeOf(choices, today());
  const { reset: resetPlan } = plan;
  const { reset: resetProposal } = propose;
  // A dry run shows excerpts of other people's records: it goes with the page.
  useEffect(
    () => () => {
      resetPlan();
      resetProposal();
    },
    [resetPlan, resetProposal],
  );

  const count = (): void => {
    if (!scope) return;
    change(afterNewPlan);
    plan.start({ accountIds: [account.id], scope }).catch(() => undefined);
  };
  const toStep = (next: number): void => {
    setAt(next);
    if (steps[next] === 'plan' && plan.phase === 'idle') count();
    // Another scope makes another dry run; the one that was made counts no more.
    if (steps[next] === 'scope' && plan.phase !== 'idle') {
      plan.cancel();
      plan.reset();
    }
  };
  const send = async (): Promise<void> => {
    const { reason, reference, note, exportChoice, mentions, passOverOpenWork } = choices;
    if (!scope || !plan.output || reason === null || exportChoice === null) return;
    try {
      const made = await propose.start({
        accountIds: [account.id],
        scope,
        basis: { reason, reference, note },
        exportChoice,
        mentions: [...mentions],
        planHash: plan.output.hash,
        passOverOpenWork,
      });
      onProposed(made.id);
    } catch (error) {
      // Everything else is said where the proposal is made.
      if (!isError(error, 'stale')) return;
      setAt(steps.indexOf('plan'));
      count();
    }
  };
  return {
    at,
    step: steps[at] ?? 'eligibility',
    choices,
    change,
    scope,
    plan,
    propose,
    /** The last proposal was refused because something that was counted has changed. */
    stale: isError(propose.error, 'stale'),
    today: today(),
    settled: {
      eligibility: mayGoOn(check.blockers, choices.passOverOpenWork),
      scope: scope !== null,
      plan: plan.output !== null && planIsSettled(plan.output, choices),
      basis: choices.reason !== null && !namesPerson(`${choices.reference} ${choices.note}`, account),
      propose: exportIsSettled(choices.exportChoice, check.lastExport) && propose.phase !== 'running',
    },
    count,
    toStep,
    send,
  };
}
