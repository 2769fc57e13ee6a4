import { describe, expect, it } from 'vitest';
import type { RedactionPlan } from '#contracts/redaction.ts';
import { exportIsSettled, mayGoOn, noChoices, planIsSettled, scopeOf, sortProposed } from './flow.ts';

const plan: RedactionPlan = {
  hash: 'h',
  accounts: 1,
  stores: [{ store: 'fields', rows: 3 }],
  mentions: [],
  mentionsCut: false,
  copies: [],
  disk: { needed: 10, free: 20 },
};
const mention = { id: 'tn:1', place: 'tag-name', accountId: null, referenceId: null, excerpt: 'x' } as const;

describe('whether a redaction may be begun', () => {
  it('a hold or a retention period is never passed over, open work only on purpose', () => {
    const hold = { kind: 'hold', passable: false } as const;
    const inquiry = { kind: 'open-inquiry', passable: true } as const;
    expect(mayGoOn([], false)).toBe(true);
    expect(mayGoOn([inquiry], false)).toBe(false);
    expect(mayGoOn([inquiry], true)).toBe(true);
    expect(mayGoOn([hold, inquiry], true)).toBe(false);
  });
});

describe('the scope', () => {
  it('of chosen fields needs a field, up to a day needs a day that is not ahead', () => {
    const today = '2026-11-22';
    expect(scopeOf(noChoices, today)).toEqual({ kind: 'account' });
    expect(scopeOf({ ...noChoices, kind: 'fields' }, today)).toBeNull();
    expect(scopeOf({ ...noChoices, kind: 'fields', fields: ['phone'] }, today)).toEqual({
      kind: 'fields',
      fields: ['phone'],
    });
    expect(scopeOf({ ...noChoices, kind: 'until', day: '2026-11-23' }, today)).toBeNull();
    expect(scopeOf({ ...noChoices, kind: 'until', day: '2026-11-22' }, today)).toEqual({
      kind: 'until',
      day: '2026-11-22',
    });
  });
});

describe('a dry run is settled', () => {
  const read = { ...noChoices, readWhatStays: true };
  it('when what stays was read and every mention was looked at', () => {
    expect(planIsSettled(plan, noChoices)).toBe(false);
    expect(planIsSettled(plan, read)).toBe(true);
    expect(planIsSettled({ ...plan, mentions: [mention] }, read)).toBe(false);
    expect(planIsSettled({ ...plan, mentions: [mention] }, { ...read, lookedAtMentions: true })).toBe(true);
  });
  it('not without room on the disk, and not when nothing would go', () => {
    expect(planIsSettled({ ...plan, disk: { needed: 30, free: 20 } }, read)).toBe(false);
    expect(planIsSettled({ ...plan, stores: [{ store: 'fields', rows: 0 }] }, read)).toBe(false);
  });
});

describe('what the second person sees of the mentions', () => {
  const tag = { ...mention, id: 'tn:1' };
  const note = { ...mention, id: 'dn:2' };
  it('is what was ticked, and what stays', () => {
    expect(sortProposed([note, tag], ['tn:1'], 1)).toEqual({
      blackedOut: [tag],
      staying: [note],
      gone: 0,
      added: 0,
    });
  });
  it('tells of ticked ones that are gone, and of others that turned up', () => {
    expect(sortProposed([note, tag], ['cr:9'], 0)).toMatchObject({ blackedOut: [], gone: 1, added: 2 });
  });
});

describe('the choice about an export', () => {
  it('is open until it is made, and “exported” needs one after the last change', () => {
    expect(exportIsSettled(null, { outdated: false })).toBe(false);
    expect(exportIsSettled('not-wanted', null)).toBe(true);
    expect(exportIsSettled('exported', null)).toBe(false);
    expect(exportIsSettled('exported', { outdated: true })).toBe(false);
    expect(exportIsSettled('exported', { outdated: false })).toBe(true);
  });
});
