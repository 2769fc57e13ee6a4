import { expect, test } from 'vitest';
import {
  assertAcceptable,
  givesKnownAnswers,
  LEAST_KDF,
  portableArgon2id,
  selfCheck,
  stretch,
} from './argon2.ts';
import { faultOf } from './testing/vault-folder.ts';

test('the key derivation in use gives the known answers', async () => {
  await expect(selfCheck()).resolves.toBeUndefined();
});

test('an implementation that is off by one bit is refused', async () => {
  const right = await portableArgon2id();
  expect(await givesKnownAnswers(right)).toBe(true);
  expect(
    await givesKnownAnswers(async (passphrase, salt, kdf) => {
      const answer = await right(passphrase, salt, kdf);
      answer.writeUInt8((answer[0] ?? 0) ^ 1, 0);
      return answer;
    }),
  ).toBe(false);
});

test('the portable implementation opens what the native one closed', async () => {
  const salt = Buffer.alloc(32, 7);
  const portable = await portableArgon2id();
  expect(await portable(Buffer.from('ångström', 'utf8'), salt, LEAST_KDF)).toEqual(
    await stretch('a\u030angström', salt, LEAST_KDF),
  );
});

test('the bounds themselves are accepted, and nothing beyond', async () => {
  for (const kdf of [
    { memoryKib: 65_536, passes: 3, lanes: 1 },
    { memoryKib: 2_097_152, passes: 20, lanes: 16 },
  ])
    expect(() => {
      assertAcceptable(kdf);
    }).not.toThrow();
  for (const change of [
    { memoryKib: 65_535 },
    { memoryKib: 2_097_153 },
    { passes: 2 },
    { passes: 21 },
    { lanes: 17 },
  ])
    expect((await faultOf(() => stretch('x', Buffer.alloc(32), { ...LEAST_KDF, ...change }))).code).toBe(
      'vault-altered',
    );
});
