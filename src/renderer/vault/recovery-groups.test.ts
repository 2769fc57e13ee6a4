import { describe, expect, it } from 'vitest';
import { groupsOf, isWholeEnd, plainSigns, withTypedEnd } from './recovery-groups.ts';

const key = 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-0123-4567';

describe('recovery key as typed', () => {
  it('has nine groups', () => expect(groupsOf(key)).toHaveLength(9));
  it('takes small letters, spaces and look-alikes for what they stand for', () => {
    expect(plainSigns('o1 2-3il')).toBe('012311');
  });
  it('puts what was typed in place of the last two groups', () => {
    expect(withTypedEnd(key, ' oi23 4567')).toBe(key);
    expect(withTypedEnd(key, '0123 4568')).not.toBe(key);
  });
  it('asks for all eight signs', () => {
    expect(isWholeEnd('0123 456')).toBe(false);
    expect(isWholeEnd('0123-4567')).toBe(true);
  });
});
