import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { permissionsOf } from '#contracts/kit/common.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { createVault, unlockVault, type OpenVault } from '../vault/index.ts';
import type { Lanes } from './lanes.ts';
import { recordedPassphrase } from './recorded.ts';

const credentials = { person: 'Ada Lund', passphrase: 'correct-horse-battery-staple-lamp-river-stone-cloud' };
const next = 'gravel otter pilgrim saffron lantern mosaic violin';
const personId = 'user_00000001';
const actor = {
  personId,
  person: 'Ada',
  role: 'administrator',
  permissions: permissionsOf.administrator,
} as const;
/** A database on a full disk. */
const full = (): Promise<never> => Promise.reject(new AppError('disk-full'));
const lanes: Lanes = { run: full, command: full, close: () => Promise.resolve() };
let folder: string;
let vault: OpenVault;
let recoveryKey: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-recorded-'));
  const wanted = { name: 'Recorded', ...credentials, personId };
  ({ vault, recoveryKey } = await createVault(join(folder, 'vault'), wanted, { kdf: 'least' }));
});
afterEach(() => {
  vault.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a passphrase whose change cannot be recorded stays the old one', async () => {
  const changed = recordedPassphrase({ vault, lanes, actor }, 'vault.passphrase-changed', () =>
    vault.changePassphrase(personId, credentials.passphrase, next),
  );
  await expect(changed).rejects.toMatchObject({ code: 'disk-full' });
  const { folder: place } = vault;
  vault.close();
  vault = await unlockVault(place, credentials, { kdf: 'least' });
});

test('a recovery key whose replacement cannot be recorded still opens the vault', async () => {
  expect(await vault.confirmRecovery(recoveryKey)).toBe(true);
  const replaced = recordedPassphrase({ vault, lanes, actor }, 'vault.recovery-key-replaced', () =>
    vault.newRecoveryKey(personId, credentials.passphrase),
  );
  await expect(replaced).rejects.toMatchObject({ code: 'disk-full' });
  expect(vault.recoveryConfirmed).toBe(true);
  expect(await vault.confirmRecovery(recoveryKey)).toBe(true);
});
