import { describe, expect, it } from 'vitest';
import { FIXED_TARGETS } from '#main/imports/rules/mapping.ts';
import { keepTarget, mappingFault, targetChoices } from './targets.ts';
import { problemText } from './problem-words.ts';

describe('targets of columns', () => {
  it('offers every target that the importers know, and no other', () => {
    const offered = targetChoices('Loyalty tier', 3, 'ignore').flatMap(({ items }) =>
      items.map(({ value }) => value),
    );
    expect(new Set(offered)).toEqual(new Set([...FIXED_TARGETS, 'custom:Loyalty tier']));
    expect(offered).toHaveLength(FIXED_TARGETS.length + 1);
  });
  it('keeps a column without a header under its place', () => {
    expect(keepTarget(' ', 3)).toBe('custom:Column 4');
  });
  it('asks for exactly one reference id', () => {
    expect(mappingFault(['name.full'])).toBe('needs-reference');
    expect(mappingFault(['referenceId', 'referenceId'])).toBe('two-references');
    expect(mappingFault(['referenceId', 'name.full'])).toBeNull();
  });
});

describe('problems in words', () => {
  it('names the column first', () => {
    expect(problemText({ code: 'date-impossible', column: 'DOB', params: {} })).toBe(
      'DOB: no such day in the calendar.',
    );
  });
  it('never hides a code it does not know', () => {
    expect(problemText({ code: 'moon-phase', params: {} })).toContain('moon phase');
  });
});
