import { expect, it } from 'vitest';
import { misfitOf, typedWords } from './nearest-first.ts';

const nearest = (text: string, names: string[]): string[] =>
  names.toSorted((a, b) => misfitOf(a, typedWords(text)) - misfitOf(b, typedWords(text)));

it('a typed initial puts those whose name begins so first', () => {
  expect(nearest('J Smith', ['Mary Smith', 'John Smith'])).toEqual(['John Smith', 'Mary Smith']);
});

it('a begun word puts the shortest going on first', () => {
  expect(nearest('maria gar', ['Maria Garibaldi', 'Maria García'])).toEqual([
    'Maria García',
    'Maria Garibaldi',
  ]);
});

it('numbers beside the name change nothing', () => {
  expect(typedWords('O’Brien 1988-07-04')).toEqual(['o', 'brien']);
});
