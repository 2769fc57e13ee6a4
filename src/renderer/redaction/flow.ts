/** What has been chosen on the way to a proposal, and which steps are open. */
import type { AccountField } from '#contracts/accounts.ts';
import type {
  Blocker,
  Mention,
  RedactionPlan,
  RedactionReason,
  RedactionScope,
} from '#contracts/redaction.ts';

export const steps = ['eligibility', 'scope', 'plan', 'basis', 'propose'] as const;

/** Everything a person has said so far. */
export interface Choices {
  readonly passOverOpenWork: boolean;
  readonly kind: RedactionScope['kind'];
  readonly fields: readonly AccountField[];
  /** As the date field has it; empty while none is chosen. */
  readonly day: string;
  readonly mentions: ReadonlySet<string>;
  readonly lookedAtMentions: boolean;
  readonly readWhatStays: boolean;
  readonly reason: RedactionReason | null;
  readonly reference: string;
  readonly note: string;
  readonly exportChoice: 'exported' | 'not-wanted' | null;
}

export const noChoices: Choices = {
  passOverOpenWork: false,
  kind: 'account',
  fields: [],
  day: '',
  mentions: new Set(),
  lookedAtMentions: false,
  readWhatStays: false,
  reason: null,
  reference: '',
  note: '',
  exportChoice: null,
};

/** The choices after the dry run was made anew: what was ticked and read belonged to the one before. */
export const afterNewPlan: Partial<Choices> = {
  mentions: new Set(),
  lookedAtMentions: false,
  readWhatStays: false,
};

/** Whether the account may be redacted as things stand and as far as open work was passed over. */
export function mayGoOn(blockers: readonly Blocker[], passOverOpenWork: boolean): boolean {
  return blockers.every(({ passable }) => passable && passOverOpenWork);
}

/** The scope as chosen; null while something is missing from it. `today` is an ISO day. */
export function scopeOf({ kind, fields, day }: Choices, today: string): RedactionScope | null {
  switch (kind) {
    case 'account':
    case 'documents':
      return { kind };
    case 'fields':
      return fields.length === 0 ? null : { kind, fields: [...fields] };
    case 'until':
      return /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today ? { kind, day } : null;
  }
}

/** Whether a dry run was looked at as it must be, and there is something to do and room to do it. */
export function planIsSettled(plan: RedactionPlan, choices: Choices): boolean {
  return (
    holdsSomething(plan) &&
    plan.disk.free >= plan.disk.needed &&
    (plan.mentions.length === 0 || choices.lookedAtMentions) &&
    choices.readWhatStays
  );
}

/** Whether anything at all would go. */
export const holdsSomething = (plan: RedactionPlan): boolean =>
  plan.stores.some(({ rows }) => rows > 0) || plan.mentions.length > 0;

/**
 * The mentions found now, beside what was ticked in a proposal: what will be blacked out, what stays, how many ticked ones
 * are not there any more, and how many turned up after it.
 * @param kept how many were left unticked when it was proposed
 */
export function sortProposed(mentions: readonly Mention[], ticked: readonly string[], kept: number) {
  const wanted = new Set(ticked);
  const blackedOut = mentions.filter(({ id }) => wanted.has(id));
  const staying = mentions.filter(({ id }) => !wanted.has(id));
  return {
    blackedOut,
    staying,
    gone: ticked.length - blackedOut.length,
    added: Math.max(0, staying.length - kept),
  };
}

/** Whether the choice about an export can stand: what is called exported must have been, after the last change. */
export function exportIsSettled(
  choice: Choices['exportChoice'],
  last: { readonly outdated: boolean } | null,
): boolean {
  return choice === 'not-wanted' || (choice === 'exported' && last !== null && !last.outdated);
}
