/** What a redaction leaves in the blocks of a volume. Linux, with the right to mount. */
import { join } from 'node:path';
import { unlockVault } from '#main/vault/index.ts';
import { searchFolder } from '../../src/verify/index.ts';
import { needlesOf } from '../kit/redacting.ts';
import { writePeople } from '../bench/people.ts';
import { openSoak, person, type Found, type Soak } from './parts/vault.ts';
import { onVolume, run } from './parts/volume.ts';

async function pageKeyOf(soak: Soak): Promise<Buffer> {
  const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
  const key = vault.pageKey();
  vault.close();
  return key;
}

const redacted = 40;
const wordOf = (at: number): string => `Blockword${String(at).padStart(6, '0')}x`;

async function leaveRemains(soak: Soak, image: string): Promise<Found> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, 2000);
  const before = await openSoak(soak);
  await before.client.imports.run({ file: before.ticket(table).id });
  const accountIds: string[] = [];
  for (let at = 0; at < redacted; at += 1) {
    const { id } = await before.client.accounts.create({
      referenceId: `volume-${String(at)}`,
      fields: [{ field: 'name', value: { first: wordOf(at), last: 'Block' } }],
    });
    accountIds.push(id);
  }
  await before.close();
  const needles = needlesOf(Array.from({ length: redacted }, (_, at) => wordOf(at)));
  const hitsWith = (pageKey: Buffer): number => {
    run('sync');
    const { hits } = searchFolder({ folder: soak.vault, pageKey, needles, volume: image });
    return new Set(hits.filter(({ place }) => place === 'volume').map(({ needleId }) => needleId)).size;
  };
  const oldKey = await pageKeyOf(soak);
  const found = hitsWith(oldKey);
  const { client, close } = await openSoak(soak);
  const asked = { accountIds, scope: { kind: 'account' as const } };
  const { hash } = await client.redaction.plan(asked);
  const basis = { reason: 'retention-end' as const };
  const { id } = await client.redaction.propose({ ...asked, basis, planHash: hash });
  const { state } = await client.redaction.run({ id, typed: String(redacted) });
  await close();
  const [withNew, withOld] = [hitsWith(await pageKeyOf(soak)), hitsWith(oldKey)];
  const losses: string[] = [];
  if (state !== 'proven') losses.push(`the redaction is ${state}`);
  if (found < redacted)
    losses.push(`the search saw ${String(found)} of ${String(redacted)} before: it is blind`);
  if (withNew > 0)
    losses.push(`${String(withNew)} persons readable in blocks of the volume with the key of today`);
  // Without this the first figure would prove nothing: the blocks do hold what was, for whoever kept the old key.
  if (withOld === 0) losses.push('nothing found with the old key either: the search is blind');
  return {
    counts: {
      'persons redacted': redacted,
      'found in blocks before, with the key of then': found,
      'found in blocks afterwards, with the key of today': withNew,
      'found in blocks afterwards, with the destroyed key (as if it had not been rotated)': withOld,
    },
    losses,
  };
}

/** Redacts, and searches every block of the volume with the present and with the destroyed page key. */
export function volumeRemains(): Promise<Found | null> {
  return onVolume(192, leaveRemains);
}
