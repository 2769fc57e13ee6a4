import { expect, test } from 'vitest';
import { AppError } from '#contracts/kit/errors.ts';
import { permissionsOf } from '#contracts/kit/common.ts';
import type { Lanes } from './lanes.ts';
import { pausable } from './pausable.ts';

const actor = {
  personId: 'user_1',
  person: 'Ada',
  role: 'analyst',
  permissions: permissionsOf.analyst,
} as const;
const call = { op: 'accounts.load', input: {}, actor };

/** Lanes whose threads answer until they are closed, and never again. */
function lanesUntilClosed(): Lanes {
  let open = true;
  const answer = (): Promise<never> =>
    open ? Promise.resolve('answered' as never) : new Promise<never>(() => undefined);
  return {
    run: answer,
    command: answer,
    close: () => {
      // Threads that are gone do not say so a second time.
      const closed = open ? Promise.resolve() : new Promise<never>(() => undefined);
      open = false;
      return closed;
    },
  };
}

test('when nothing can take the place of closed lanes, calls fail with the reason until it can', async () => {
  const full = (): Promise<Lanes> => Promise.reject(new AppError('disk-full'));
  let reopen = full;
  const lanes = pausable(lanesUntilClosed(), () => reopen());
  expect(await lanes.run('query', call)).toBe('answered');
  const waiting = lanes.pause(() => Promise.reject(new AppError('vault-damaged')));
  const meanwhile = lanes.run('query', call);
  meanwhile.catch(() => undefined);
  await expect(waiting).rejects.toMatchObject({ code: 'vault-damaged' });
  await expect(meanwhile).rejects.toMatchObject({ code: 'disk-full' });
  await expect(lanes.run('query', call)).rejects.toMatchObject({ code: 'disk-full' });
  reopen = () => Promise.resolve(lanesUntilClosed());
  expect(await lanes.run('query', call)).toBe('answered');
});

test('closing ends although nothing could be opened again', async () => {
  const lanes = pausable(lanesUntilClosed(), () => Promise.reject(new AppError('disk-full')));
  await expect(lanes.pause(() => Promise.reject(new AppError('disk-full')))).rejects.toThrow();
  await lanes.close();
});
