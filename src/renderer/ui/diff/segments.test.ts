import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentsOf, spokenMarks, type Mark } from './segments.ts';

const mark = fc.record({
  from: fc.nat(40),
  to: fc.nat(60),
  kind: fc.constantFrom<Mark['kind']>('differs', 'exchanged'),
});

describe('marked text', () => {
  test('loses and adds no character, whatever the marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.array(mark, { maxLength: 5 }),
        (text, marks) => {
          const segments = segmentsOf(text, marks);
          expect(segments.map((segment) => segment.text).join('')).toBe(text);
          for (const segment of segments) expect(segment.text).not.toBe('');
          for (const [at, segment] of segments.entries())
            expect(segment.mark).not.toBe(segments[at + 1]?.mark);
        },
      ),
    );
  });

  test('marks the exchanged parts of a swapped name', () => {
    const marks: Mark[] = [
      { from: 0, to: 5, kind: 'exchanged' },
      { from: 6, to: 12, kind: 'exchanged' },
    ];
    expect(segmentsOf('Maria Santos', marks)).toEqual([
      { text: 'Maria', mark: 'exchanged' },
      { text: ' ', mark: null },
      { text: 'Santos', mark: 'exchanged' },
    ]);
  });

  test('widens a mark inside a composed character to the whole character', () => {
    // n + combining tilde: two units, one letter.
    expect(segmentsOf('n\u0303a', [{ from: 1, to: 2, kind: 'differs' }])).toEqual([
      { text: 'n\u0303', mark: 'differs' },
      { text: 'a', mark: null },
    ]);
  });

  test('shows a difference where a difference and an exchange overlap', () => {
    const marks: Mark[] = [
      { from: 0, to: 4, kind: 'exchanged' },
      { from: 1, to: 2, kind: 'differs' },
    ];
    expect(segmentsOf('1988', marks).map((segment) => segment.mark)).toEqual([
      'exchanged',
      'differs',
      'exchanged',
    ]);
  });

  test('ignores a mark beyond the end of the text', () => {
    expect(segmentsOf('ab', [{ from: 5, to: 9, kind: 'differs' }])).toEqual([{ text: 'ab', mark: null }]);
  });

  test('names marked parts for people who hear the value', () => {
    const segments = segmentsOf('1988-07-04', [
      { from: 5, to: 7, kind: 'exchanged' },
      { from: 8, to: 10, kind: 'exchanged' },
    ]);
    expect(spokenMarks(segments)).toEqual({ differs: [], exchanged: ['07', '04'] });
  });
});
