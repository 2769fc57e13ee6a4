import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passphraseStrength } from './passphrase-strength.ts';
import { BITS_PER_WORD, SUGGESTED_WORDS, suggestPassphrase } from './passphrase-words.ts';
import { WORDS } from './word-list.ts';

const AVOID = ['Ada Lovelace', 'Northern review'];

describe('the estimate', () => {
  test.each([
    ['one sign over and over', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['one word over and over', 'dragonfly dragonfly dragonfly dragonfly'],
    ['a run of keys', 'qwertyuiopasdfghjkl'],
    ['a diagonal of keys', '1qaz2wsx3edc4rfv5tgb'],
    ['counting', '1234567890123456789012345'],
    ['the alphabet backwards', 'zyxwvutsrqponmlkjihgfedcba'],
    ['the commonest password with ornaments', 'Password123456789!'],
    ['the same in disguise', 'P@ssw0rd!P@$$w0rd?'],
    ['dates', '12.05.1987 14.06.1990 01.01.2001'],
    ['a saying', 'the quick brown fox jumps over the lazy dog'],
    ['a famous example', 'Correct Horse Battery Staple!'],
    ['the person and the vault', 'ada lovelace northern review ADA!'],
    ['a name and a year', 'Christopher19871990'],
    ['three words', 'velvet tractor lagoon'],
    ['a sentence of small words', 'i like it when you are here with me'],
    ['strong but short', 'xK9#mQ2$vL7!p'],
  ])('%s is not enough', (_, passphrase) => {
    const { enough, advice } = passphraseStrength(passphrase, AVOID);
    expect(enough).toBe(false);
    expect(advice).toMatch(/^[A-Z][^.!?]*\.$/);
  });

  test.each([
    ['sixteen signs of every kind', 'xK9#mQ2$vL7!pR4z'],
    ['sixteen letters that are no words', 'xkqzvjwpghtmrlbd'],
    ['unrelated words of somebody’s own', 'Thunderbolt mozzarella 47 giraffe pyjamas'],
    ['words with hyphens', 'gravel-otter-pilgrim-saffron-lantern-mosaic'],
    ['another script', 'ключ от моей квартиры лежит у соседа'],
  ])('%s is enough', (_, passphrase) => {
    expect(passphraseStrength(passphrase, AVOID)).toMatchObject({
      enough: true,
      advice: 'This passphrase is strong enough.',
    });
  });

  test('an avoided name is worth next to nothing, whatever its case', () => {
    const plain = passphraseStrength('LOVELACE otter pilgrim', []).bits;
    expect(passphraseStrength('LOVELACE otter pilgrim', AVOID).bits).toBeLessThan(plain - 8);
  });

  test('thirteen characters are never enough, and the advice is about length', () => {
    const { enough, advice } = passphraseStrength('xK9#mQ2$vL7!p');
    expect(enough).toBe(false);
    expect(advice).toContain('14 characters');
  });

  test('more of the same never makes a passphrase worth less', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 10 }), (start, more) => {
        expect(passphraseStrength(start + more).bits).toBeGreaterThanOrEqual(
          passphraseStrength(start).bits - 30,
        );
        expect(passphraseStrength(start).bits).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('any text at all gets an answer, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const began = process.cpuUsage();
        const { bits, advice } = passphraseStrength(text, [text.slice(0, 10)]);
        expect(Number.isFinite(bits)).toBe(true);
        expect(advice).not.toBe('');
        expect(process.cpuUsage(began).user).toBeLessThan(500_000);
      }),
    );
  });

  test('a passphrase of the greatest length is estimated quickly', () => {
    const began = process.cpuUsage();
    for (const text of ['ab'.repeat(512), 'gravel otter '.repeat(79), 'é'.repeat(1_024)])
      expect(passphraseStrength(text).advice).not.toBe('');
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
  });

  test('it does not overrate random letters: at most what they are worth, and not absurdly less', () => {
    const estimates = Array.from({ length: 200 }, () => {
      const text = Array.from({ length: 16 }, () => String.fromCharCode(97 + randomInt(26))).join('');
      return passphraseStrength(text).bits;
    });
    expect(Math.max(...estimates)).toBeLessThanOrEqual(16 * Math.log2(26) + 0.1);
    expect(estimates.reduce((sum, bits) => sum + bits, 0) / estimates.length).toBeGreaterThan(55);
  });
});

describe('generated passphrases', () => {
  test('the list holds short lower-case words, each once, enough of them for 77 bits', () => {
    expect(new Set(WORDS).size).toBe(WORDS.length);
    for (const word of WORDS) expect(word).toMatch(/^[a-z]{3,8}$/);
    expect(SUGGESTED_WORDS * BITS_PER_WORD).toBeGreaterThan(77);
  });

  test('every suggestion is different words from the list, worth 77 bits or more, and always taken', () => {
    const seen = new Set<string>();
    for (let round = 0; round < 500; round += 1) {
      const { passphrase, bits } = suggestPassphrase();
      const words = passphrase.split(' ');
      expect(new Set(words).size).toBe(SUGGESTED_WORDS);
      expect(words.every((word) => WORDS.includes(word))).toBe(true);
      expect(bits).toBeGreaterThanOrEqual(77);
      expect(passphraseStrength(passphrase)).toMatchObject({ enough: true });
      seen.add(passphrase);
    }
    expect(seen.size).toBe(500);
  });

  test('every word is drawn about as often as every other', () => {
    const counts = new Map<string, number>();
    const rounds = 4_000;
    for (let round = 0; round < rounds; round += 1)
      for (const word of suggestPassphrase().passphrase.split(' '))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    const expected = (rounds * SUGGESTED_WORDS) / WORDS.length;
    const spread = WORDS.reduce((sum, word) => sum + ((counts.get(word) ?? 0) - expected) ** 2 / expected, 0);
    // Chi-squared: its mean is the number of words, its deviation the root of twice that; eight deviations never happen.
    expect(Math.abs(spread - WORDS.length)).toBeLessThan(8 * Math.sqrt(2 * WORDS.length));
  });
});
