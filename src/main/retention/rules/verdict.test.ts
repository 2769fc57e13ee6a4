import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyRule } from '#contracts/retention-policies.ts';
import { dayOf, plusDays } from './days.ts';
import { forbids, judge, type AccountFacts, type ActivePolicy } from './verdict.ts';

const policy = (id: string, rule: Partial<PolicyRule> = {}): ActivePolicy => ({
  id,
  rule: {
    type: null,
    status: null,
    tag: null,
    countedFrom: 'creation',
    closedStatuses: [],
    keepAtLeast: null,
    dueAfter: null,
    archivedFor: null,
    ...rule,
  },
});
const years = (count: number) => ({ years: count, months: 0, days: 0 });
const facts = (some: Partial<AccountFacts> = {}): AccountFacts => ({
  type: 'User',
  status: 'active',
  tags: new Set(),
  createdOn: '2015-06-30',
  lastActivityOn: '2018-02-28',
  statuses: [{ status: 'active', since: '2015-06-30' }],
  archivedOn: null,
  nothingLeft: false,
  ...some,
});

describe('which policy governs', () => {
  const everybody = policy('everybody', { dueAfter: years(1) });
  const byType = policy('type', { type: 'User', dueAfter: years(2) });
  const byStatus = policy('status', { status: 'active', dueAfter: years(3) });
  const byTag = policy('tag', { tag: 'tag_vip00000', dueAfter: years(4) });
  const vip = facts({ tags: new Set(['tag_vip00000']) });

  it('the more specific one: a tag before a status before a type before none', () => {
    expect(judge(vip, [everybody, byType, byStatus, byTag]).policyId).toBe('tag');
    expect(judge(facts(), [byTag, byStatus, byType, everybody]).policyId).toBe('status');
    expect(judge(facts({ status: 'closed' }), [everybody, byStatus, byType]).policyId).toBe('type');
    expect(judge(facts({ type: 'Business', status: 'closed' }), [everybody, byType]).policyId).toBe(
      'everybody',
    );
  });

  it('two conditions of a lesser kind do not outdo a tag', () => {
    const both = policy('both', { type: 'User', status: 'active', dueAfter: years(9) });
    expect(judge(vip, [both, byTag]).policyId).toBe('tag');
    expect(judge(facts(), [both, byStatus]).policyId).toBe('both');
  });

  it('the longest among equally specific ones, also where a shorter period begins later', () => {
    const fromCreation = policy('long', { dueAfter: years(4) });
    const fromActivity = policy('late', { countedFrom: 'last-activity', dueAfter: years(3) });
    expect(judge(facts(), [fromCreation, fromActivity])).toMatchObject({
      policyId: 'late',
      dueOn: '2021-03-01',
    });
    expect(judge(facts({ lastActivityOn: '2015-07-01' }), [fromCreation, fromActivity])).toMatchObject({
      policyId: 'long',
      dueOn: '2019-07-01',
    });
  });

  it('one whose period has not begun is the longest of its kind', () => {
    const closing = policy('closing', {
      countedFrom: 'closing',
      closedStatuses: ['closed'],
      dueAfter: years(5),
    });
    expect(judge(facts(), [everybody, closing])).toMatchObject({
      policyId: 'closing',
      dueOn: null,
      action: null,
      why: 'not-closed',
    });
  });

  it('one that only keeps does not stand in the way of one that ends', () => {
    const keeps = policy('keeps', { type: 'User', keepAtLeast: years(1) });
    expect(judge(facts(), [everybody, keeps])).toMatchObject({ policyId: 'everybody', dueOn: '2016-07-01' });
    expect(judge(facts(), [keeps])).toMatchObject({ dueOn: null, why: 'keeps-only' });
  });

  it('none, and nothing is ever due', () => {
    expect(judge(facts(), [])).toEqual({
      policyId: null,
      action: null,
      dueOn: null,
      countedFrom: null,
      why: 'no-policy',
      minimum: null,
    });
    expect(judge(facts({ type: 'Business' }), [byType])).toMatchObject({ why: 'no-policy' });
  });
});

describe('what a policy counts from', () => {
  const due = (rule: Partial<PolicyRule>, some: Partial<AccountFacts> = {}) =>
    judge(facts(some), [policy('one', { dueAfter: years(1), ...rule })]);
  const closing: Partial<PolicyRule> = { countedFrom: 'closing', closedStatuses: ['closed', 'blocked'] };

  it('creation, or the last activity', () => {
    expect(due({})).toMatchObject({ countedFrom: '2015-06-30', dueOn: '2016-07-01' });
    expect(due({ countedFrom: 'last-activity' })).toMatchObject({
      countedFrom: '2018-02-28',
      dueOn: '2019-03-01',
    });
  });

  it('closing: the day the status became one that closes', () => {
    const statuses = [
      { status: 'active', since: '2015-06-30' },
      { status: 'closed', since: '2017-01-31' },
    ];
    expect(due(closing, { status: 'closed', statuses })).toMatchObject({ dueOn: '2018-02-01', why: 'due' });
  });

  it('closing: from one closing status to another it stays closed', () => {
    const statuses = [
      { status: 'closed', since: '2016-01-01' },
      { status: 'blocked', since: '2017-05-05' },
    ];
    expect(due(closing, { status: 'blocked', statuses }).countedFrom).toBe('2016-01-01');
  });

  it('closing: opened again, the count begins anew', () => {
    const statuses = [
      { status: 'closed', since: '2016-01-01' },
      { status: 'active', since: '2016-02-01' },
      { status: 'closed', since: '2019-09-09' },
    ];
    expect(due(closing, { status: 'closed', statuses }).countedFrom).toBe('2019-09-09');
    expect(due(closing, { statuses: statuses.slice(0, 2) })).toMatchObject({
      dueOn: null,
      why: 'not-closed',
    });
  });
});

describe('a minimum', () => {
  it('holds off a day that lies earlier', () => {
    const both = policy('both', { keepAtLeast: years(5), dueAfter: years(2) });
    expect(judge(facts(), [both])).toMatchObject({
      dueOn: '2020-07-01',
      why: 'kept-longer',
      minimum: { policyId: 'both', until: '2020-06-30' },
    });
  });

  it('of a general policy is not switched off by a more specific one', () => {
    const law = policy('law', { keepAtLeast: years(10), dueAfter: years(10) });
    const tag = policy('tag', { tag: 'tag_short000', dueAfter: years(1) });
    expect(judge(facts({ tags: new Set(['tag_short000']) }), [law, tag])).toMatchObject({
      policyId: 'tag',
      dueOn: '2025-07-01',
      why: 'kept-longer',
      minimum: { policyId: 'law' },
    });
  });

  it('equal to the period of the same policy is due on the same day, and says so plainly', () => {
    const five = policy('five', { keepAtLeast: years(5), dueAfter: years(5) });
    expect(judge(facts(), [five])).toMatchObject({ dueOn: '2020-07-01', why: 'due' });
  });

  it('that has not begun forbids without an end', () => {
    const law = policy('law', { countedFrom: 'closing', closedStatuses: ['closed'], keepAtLeast: years(5) });
    const verdict = judge(facts(), [law, policy('tag', { status: 'active', dueAfter: years(1) })]);
    expect(verdict).toMatchObject({ dueOn: null, why: 'not-closed', minimum: { until: null } });
    expect(forbids(verdict.minimum, '2999-01-01')).toBe(true);
  });

  it('forbids up to and with its last day', () => {
    expect(forbids({ policyId: 'p', until: '2020-06-30' }, '2020-06-30')).toBe(true);
    expect(forbids({ policyId: 'p', until: '2020-06-30' }, '2020-07-01')).toBe(false);
    expect(forbids(null, '2020-07-01')).toBe(false);
  });
});

describe('archive first', () => {
  const rule = policy('two steps', { dueAfter: years(2), archivedFor: years(1) });

  it('the archive is due when the first period is over', () => {
    expect(judge(facts(), [rule])).toMatchObject({ action: 'archive', dueOn: '2017-07-01' });
  });

  it('redaction is due when the second has passed since it was archived', () => {
    expect(judge(facts({ archivedOn: '2020-02-29' }), [rule])).toMatchObject({
      action: 'redact',
      dueOn: '2021-03-01',
    });
  });

  it('archived by hand before its time, it keeps its whole first period', () => {
    expect(judge(facts({ archivedOn: '2016-01-01' }), [rule])).toMatchObject({
      action: 'redact',
      dueOn: '2018-07-01',
    });
  });

  it('the archive waits for no minimum: it removes nothing', () => {
    const kept = policy('kept', { keepAtLeast: years(10) });
    expect(judge(facts(), [rule, kept])).toMatchObject({ action: 'archive', dueOn: '2017-07-01' });
    expect(judge(facts({ archivedOn: '2018-01-01' }), [rule, kept])).toMatchObject({
      action: 'redact',
      dueOn: '2025-07-01',
      why: 'kept-longer',
    });
  });
});

it('an account that was redacted and has nothing since is due for nothing, and nothing need be kept of it', () => {
  const keeping = policy('one', { dueAfter: years(1), keepAtLeast: years(5) });
  const verdict = judge(facts({ nothingLeft: true }), [keeping]);
  expect(verdict).toMatchObject({ dueOn: null, why: 'redacted', minimum: null });
});

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => dayOf(date.toISOString()));
const length = fc
  .record({ years: fc.nat({ max: 12 }), months: fc.nat({ max: 14 }), days: fc.nat({ max: 40 }) })
  .map((one) => ({ ...one, days: one.days + (one.years + one.months === 0 ? 1 : 0) }));
const someStatus = fc.constantFrom('active', 'closed', 'blocked');
const someRule: fc.Arbitrary<PolicyRule> = fc.record({
  type: fc.constantFrom(null, 'User', 'Business'),
  status: fc.option(someStatus),
  tag: fc.constantFrom(null, 'tag_vip00000'),
  countedFrom: fc.constantFrom('creation', 'last-activity', 'closing'),
  closedStatuses: fc.constant(['closed', 'blocked']),
  keepAtLeast: fc.option(length),
  dueAfter: fc.option(length),
  archivedFor: fc.option(length),
});
const somePolicies = fc
  .array(someRule, { maxLength: 6 })
  .map((rules) => rules.map((rule, at) => ({ id: `p${String(at)}`, rule })));
const someFacts: fc.Arbitrary<AccountFacts> = fc
  .record({
    type: fc.constantFrom('User', 'Business'),
    tags: fc.constantFrom(new Set<string>(), new Set(['tag_vip00000'])),
    createdOn: day,
    idle: fc.nat({ max: 3000 }),
    history: fc.array(fc.record({ status: someStatus, gap: fc.nat({ max: 900 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    archivedAfter: fc.option(fc.nat({ max: 4000 })),
    nothingLeft: fc.boolean(),
  })
  .map(({ idle, history, archivedAfter, ...rest }) => {
    let since = rest.createdOn;
    const statuses = history.map(({ status, gap }) => {
      since = plusDays(since, gap);
      return { status, since };
    });
    return {
      ...rest,
      lastActivityOn: plusDays(rest.createdOn, idle),
      statuses,
      status: statuses.at(-1)?.status ?? 'active',
      archivedOn: archivedAfter === null ? null : plusDays(rest.createdOn, archivedAfter),
    };
  });

describe('whatever the policies', () => {
  it('redaction is never due while any minimum that applies still runs', () => {
    fc.assert(
      fc.property(someFacts, somePolicies, (some, policies) => {
        const verdict = judge(some, policies);
        if (verdict.action === 'redact' && verdict.dueOn !== null) {
          expect(forbids(verdict.minimum, verdict.dueOn)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('the answer does not depend on the order in which they are read', () => {
    fc.assert(
      fc.property(someFacts, somePolicies, (some, policies) => {
        expect(judge(some, policies.toReversed())).toEqual(judge(some, policies));
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing is due on the day of the event it counts from, or before', () => {
    fc.assert(
      fc.property(someFacts, somePolicies, (some, policies) => {
        const { dueOn, countedFrom } = judge(some, policies);
        if (dueOn !== null && countedFrom !== null) expect(dueOn > countedFrom).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('later activity never brings the day forward', () => {
    fc.assert(
      fc.property(someFacts, somePolicies, fc.nat({ max: 900 }), (some, policies, more) => {
        const before = judge(some, policies);
        const after = judge({ ...some, lastActivityOn: plusDays(some.lastActivityOn, more) }, policies);
        if (before.action === after.action && before.dueOn !== null) {
          expect((after.dueOn ?? 'never') >= before.dueOn).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
