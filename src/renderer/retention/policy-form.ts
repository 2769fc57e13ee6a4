/** A policy as it stands in the dialog: texts and numbers as typed, and the rule they make. */
import type { CountedFrom, Period, PolicyRule } from '#contracts/retention-policies.ts';

/** The three numbers of a length of time, as typed. */
export interface PeriodTyped {
  readonly years: string;
  readonly months: string;
  readonly days: string;
}

/** Everything the dialog holds. Conditions are empty for any. */
export interface PolicyTyped {
  readonly name: string;
  readonly source: string;
  readonly active: boolean;
  readonly type: string;
  readonly status: string;
  readonly tag: string;
  readonly countedFrom: CountedFrom;
  readonly closedStatuses: string;
  readonly keepAtLeast: PeriodTyped;
  readonly dueAfter: PeriodTyped;
  readonly archiveFirst: boolean;
  readonly archivedFor: PeriodTyped;
}

const noPeriod: PeriodTyped = { years: '', months: '', days: '' };

function typedPeriod(period: Period | null): PeriodTyped {
  if (period === null) return noPeriod;
  const text = (count: number) => (count === 0 ? '' : String(count));
  return { years: text(period.years), months: text(period.months), days: text(period.days) };
}

/** How a rule is shown for editing. */
export function typedFrom(
  name: string,
  source: string,
  active: boolean,
  rule: PolicyRule | null,
): PolicyTyped {
  return {
    name,
    source,
    active,
    type: rule?.type ?? '',
    status: rule?.status ?? '',
    tag: rule?.tag ?? '',
    countedFrom: rule?.countedFrom ?? 'last-activity',
    closedStatuses: rule?.closedStatuses.join(', ') ?? '',
    keepAtLeast: typedPeriod(rule?.keepAtLeast ?? null),
    dueAfter: typedPeriod(rule?.dueAfter ?? null),
    archiveFirst: (rule?.archivedFor ?? null) !== null,
    archivedFor: typedPeriod(rule?.archivedFor ?? null),
  };
}

/** The period, null when nothing is typed, `wrong` when it is no period. */
export function readPeriod({ years, months, days }: PeriodTyped): Period | null | 'wrong' {
  const numbers = [years, months, days].map((text) => (text.trim() === '' ? 0 : Number(text)));
  const [y = 0, m = 0, d = 0] = numbers;
  if (numbers.some((number) => !Number.isInteger(number) || number < 0)) return 'wrong';
  if (y > 200 || m > 1200 || d > 40_000) return 'wrong';
  return y + m + d === 0 ? null : { years: y, months: m, days: d };
}

/** The rule that was typed; null while it is not complete. */
export function readRule(typed: PolicyTyped): PolicyRule | null {
  const keepAtLeast = readPeriod(typed.keepAtLeast);
  const dueAfter = readPeriod(typed.dueAfter);
  const archivedFor = typed.archiveFirst && dueAfter !== null ? readPeriod(typed.archivedFor) : null;
  if (keepAtLeast === 'wrong' || dueAfter === 'wrong' || archivedFor === 'wrong') return null;
  if (keepAtLeast === null && dueAfter === null) return null;
  if (typed.archiveFirst && dueAfter !== null && archivedFor === null) return null;
  const closedStatuses =
    typed.countedFrom === 'closing'
      ? typed.closedStatuses
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean)
      : [];
  if (typed.countedFrom === 'closing' && closedStatuses.length === 0) return null;
  const orAny = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    type: orAny(typed.type),
    status: orAny(typed.status),
    tag: orAny(typed.tag),
    countedFrom: typed.countedFrom,
    closedStatuses,
    keepAtLeast,
    dueAfter,
    archivedFor,
  };
}
