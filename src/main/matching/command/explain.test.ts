import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedPolicy } from '#contracts/policy.ts';
import { matchExplain } from './explain.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-explain-'));
  write('left.json', { name: { first: 'Ana', last: 'Pereria' }, birthdate: '1988-04-07' });
  write('right.json', { name: { first: 'Ana', last: 'Pereira' }, birthdate: '1988-07-04' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

async function explain(...more: string[]) {
  let [out, err] = ['', ''];
  const code = await matchExplain(
    ['--left', join(folder, 'left.json'), '--right', join(folder, 'right.json'), ...more],
    { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) } },
  );
  return { code, err, out };
}

test('explains with the shipped policy: the check as Persona writes it, and sentences', async () => {
  const { code, out } = await explain();
  expect(code).toBe(0);
  const answer = JSON.parse(out) as { check: { status: string }; words: string[] };
  expect(answer.check.status).toBe('passed');
  expect(answer.words).toContain('Re-verification: passed.');
  expect(answer.words).toContain('Required, birthdate: passed. Day and month are exchanged.');
});

test('explains with another policy', async () => {
  const strict = shippedPolicy.map((one) => ({ ...one, minimum: 'full' }));
  const { out } = await explain('--policy', write('strict.json', strict));
  const answer = JSON.parse(out) as { check: { status: string }; words: string[] };
  expect(answer.check.status).toBe('failed');
  expect(answer.words).toContain('Required, name: failed. Two neighbouring letters are exchanged.');
});

test('says what is wrong with a policy', async () => {
  const { code, err } = await explain('--policy', write('none.json', []));
  expect(code).toBe(2);
  expect(err).toContain('one field must be required');
});
