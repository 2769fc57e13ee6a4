import { expect, it } from 'vitest';
import { words } from './words.ts';

it.each([
  [{ labels: 412, same: 400 }, 'About 97 in 100 such cases were the same person (n = 412).'],
  [{ labels: 412, same: 412 }, 'All 412 such cases so far were the same person.'],
  [{ labels: 412, same: 411 }, 'More than 99 in 100 such cases were the same person (n = 412).'],
  [{ labels: 412, same: 1 }, 'Fewer than 1 in 100 such cases were the same person (n = 412).'],
  [{ labels: 20, same: 0 }, 'None of 20 such cases so far was the same person.'],
])('%o are said without claiming certainty', (experience, sentence) => {
  expect(words.experience(experience)).toBe(sentence);
});
