/** A disk that fills up while a redaction is proven: a clear failure, an open vault, and a proof once there is space. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePeople } from '../bench/people.ts';
import { codeOf, fill, withSmallDisk } from './parts/full-disk.ts';
import { openSoak, withVault, type Found, type Soak } from './parts/vault.ts';

async function fillWhileProving(soak: Soak, disk: string): Promise<Found> {
  const losses: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown): void => {
    if (found !== wanted) losses.push(`${what}: ${String(found)} instead of ${String(wanted)}`);
  };
  const ballast = join(disk, 'ballast');
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, 4000);
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  const { rows } = await client.accounts.search({ limit: 2 });
  const proposed = await Promise.all(
    rows.map(async ({ id, referenceId }) => {
      const asked = { accountIds: [id], scope: { kind: 'account' as const } };
      const { hash } = await client.redaction.plan(asked);
      const basis = { reason: 'other' as const };
      const redaction = await client.redaction.propose({ ...asked, basis, planHash: hash });
      return { id: redaction.id, accountId: id, typed: referenceId ?? id };
    }),
  );
  const stateOf = async (id: string): Promise<string> =>
    (await client.redaction.load({ id })).redaction.state;
  const [first, second] = proposed;
  if (!first || !second) throw new Error('two accounts were imported');

  fill(ballast);
  expect(
    'on a full disk',
    await codeOf(client.redaction.run({ id: first.id, typed: first.typed })),
    'disk-full',
  );
  expect('its state', await stateOf(first.id), 'ready');
  rmSync(ballast);

  // The space goes once the proof has begun to write.
  const rebuilt = join(soak.vault, 'tmp', 'rebuilt.db');
  const watch = setInterval(() => {
    if (existsSync(rebuilt)) {
      clearInterval(watch);
      fill(ballast);
    }
  }, 1);
  expect(
    'filled while proving',
    await codeOf(client.redaction.run({ id: second.id, typed: second.typed })),
    'disk-full',
  );
  clearInterval(watch);
  expect('its state', await stateOf(second.id), 'cleared');
  expect('the vault', (await client.accounts.load({ id: second.accountId })).name, '');
  rmSync(ballast);
  const { proven } = await client.redaction.resume({});
  expect('proven with space again', proven, 1);
  expect('its state', await stateOf(second.id), 'proven');
  expect('the first one', (await client.redaction.run({ id: first.id, typed: first.typed })).state, 'proven');
  await close();
  return { counts: { 'redactions proven in the end': 2 }, losses };
}

/** Null where no small disk may be mounted. */
export const fullDiskRedaction = (): Promise<Found | null> =>
  withSmallDisk(64, (disk) => withVault((soak) => fillWhileProving(soak, disk), join(disk, 'vault')));
