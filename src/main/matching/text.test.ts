import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, repairEncoding } from './text.ts';
import { nameTokens } from './tokens.ts';

describe('folding', () => {
  it.each([
    ['Straße', 'strasse'],
    ['Søren Kjær', 'soren kjaer'],
    ['İSTANBUL ILGAZ', 'istanbul ilgaz'],
    ['Łódź', 'lodz'],
    ['Ａｎｎａ', 'anna'],
    ['ΑΘΉΝΑ', 'αθηνα'],
    ['مُحَمَّد', 'محمد'],
  ])('folds %s to %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it('keeps the vowels of Indian scripts and the marks of kana', () => {
    expect(foldText('मोदी')).toBe('मोदी');
    expect(foldText('ガ')).toBe('ガ');
  });

  it('changes nothing when folded twice, and throws on nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (text) => foldText(foldText(text)) === foldText(text),
      ),
      { numRuns: 2000 },
    );
  });

  it('repairs text read in the wrong character set and leaves the rest alone', () => {
    expect(repairEncoding('MÃ¼ller')).toBe('Müller');
    expect(repairEncoding('Ã la carte')).toBe('Ã la carte');
  });
});

describe('tokens for search', () => {
  it('finds a name in its own script and in Latin letters', () => {
    expect(nameTokens({ first: 'Юлия', last: 'Орлова' })).toEqual(
      expect.arrayContaining(['юлия', 'yuliya', 'орлова', 'orlova']),
    );
    expect(nameTokens({ full: '王小明' })).toEqual(expect.arrayContaining(['王小明', 'wang', 'xiaoming']));
  });
  it('holds each word once and never more than 32', () => {
    expect(nameTokens({ first: 'Ann', last: 'Ann', full: 'Ann Ann' })).toEqual(['ann']);
    expect(
      nameTokens({ full: Array.from({ length: 100 }, (_, at) => `w${String(at)}`).join(' ') }),
    ).toHaveLength(32);
  });
});
