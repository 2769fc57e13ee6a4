import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf, isAnchor } from './anchors.ts';

const vaultId = '00112233445566778899aabbccddeeff';
const hash = Buffer.from('0f'.repeat(32), 'hex');
const page = readFileSync(join(import.meta.dirname, '../../../docs/anchor-words.md'), 'utf8');
const words = [...page.matchAll(/^\| (\d+) \| (.+) \|$/gm)].flatMap(([, , row = '']) => row.split(' | '));

test('words on paper keep their meaning: the list that anchors are made from is the published one', () => {
  expect(words).toHaveLength(2_048);
  expect(new Set(words).size).toBe(2_048);
  for (let seq = 1; seq < 400; seq += 1) {
    const anchor = anchorOf(vaultId, seq, hash);
    const bits = BigInt(`0x${anchor.digits}`).toString(2).padStart(88, '0');
    const looked = (bits.match(/.{11}/g) ?? []).map((eleven) => words[Number.parseInt(eleven, 2)]);
    expect(anchor.words).toBe(looked.join(' '));
  }
});

test('an anchor can be computed with a SHA-256 tool as the page on the format says', () => {
  const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
  const bytes = Buffer.from(
    `${hex('casefold/v1/anchor\0')}${vaultId}7d00000000000000${hash.toString('hex')}`,
    'hex',
  );
  const answer = createHash('sha256').update(bytes).digest('hex');
  expect(anchorOf(vaultId, 125, hash).digits).toBe(answer.slice(0, 22));
});

test('typed words count without case and with any signs between; another word does not', () => {
  const anchor = anchorOf(vaultId, 125, hash);
  expect(isAnchor(anchor.words.toUpperCase().replaceAll(' ', ' - '), anchor)).toBe(true);
  expect(isAnchor(anchor.digits.match(/.{2}/g)!.join(' '), anchor)).toBe(true);
  expect(isAnchor(anchor.words.split(' ').reverse().join(' '), anchor)).toBe(false);
  expect(isAnchor(anchor.words.split(' ').slice(1).join(' '), anchor)).toBe(false);
  expect(isAnchor('', anchor)).toBe(false);
});
