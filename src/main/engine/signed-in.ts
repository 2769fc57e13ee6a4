/** What somebody who has signed in does with keys and people. */
import { permissionsOf } from '#contracts/kit/common.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { people, type StaffMember } from '#contracts/people.ts';
import type { vault as vaultContract, Session } from '#contracts/vault.ts';
import { newId } from '../kit/ids.ts';
import type { Actor } from '../kit/room.ts';
import { passphraseStrength, type OpenVault } from '../vault/index.ts';
import type { PausableLanes } from './pausable.ts';
import { record, recordedPassphrase } from './recorded.ts';

type VaultOps = (typeof vaultContract)['operations'];
type PeopleOps = (typeof people)['operations'];

/** What is there once somebody has signed in. */
export interface SignedIn {
  readonly vault: OpenVault;
  readonly lanes: PausableLanes;
  actor: Actor;
}

/** Whether the typed code is the recovery key; that it was confirmed is a fact. */
export async function confirmRecovery(
  self: SignedIn,
  { recoveryKey }: Input<VaultOps['confirmRecovery']>,
): Promise<Output<VaultOps['confirmRecovery']>> {
  const confirmed = await self.vault.confirmRecovery(recoveryKey);
  if (confirmed) await record(self, 'vault.recovery-key-confirmed');
  return { confirmed };
}

/** A new recovery key in place of the old one. */
export async function replaceRecoveryKey(
  self: SignedIn,
  { passphrase }: Input<VaultOps['newRecoveryKey']>,
): Promise<Output<VaultOps['newRecoveryKey']>> {
  const replaced = () => self.vault.newRecoveryKey(self.actor.personId, passphrase);
  return { recoveryKey: await recordedPassphrase(self, 'vault.recovery-key-replaced', replaced) };
}

/** Changes the passphrase of whoever is signed in. */
export async function changePassphrase(
  self: SignedIn,
  input: Input<VaultOps['changePassphrase']>,
): Promise<Output<VaultOps['changePassphrase']>> {
  const { vault, actor } = self;
  if (!passphraseStrength(input.next, [actor.person, vault.name]).enough) {
    throw new AppError('weak-passphrase');
  }
  await recordedPassphrase(self, 'vault.passphrase-changed', () =>
    vault.changePassphrase(actor.personId, input.current, input.next),
  );
  return {};
}

/** Gives a person access: their row first, because it refuses a name that is taken. */
export async function addPerson(
  { vault, lanes, actor }: SignedIn,
  input: Input<PeopleOps['add']>,
): Promise<StaffMember> {
  if (!passphraseStrength(input.passphrase, [input.name, vault.name]).enough) {
    throw new AppError('weak-passphrase');
  }
  const id = newId('user');
  const row = { id, name: input.name, role: input.role };
  const staff = await lanes.command(people.operations.insert, 'people.insert', row, actor);
  try {
    await vault.addSlot(id, input.name, input.passphrase);
  } catch (error) {
    // A row without a slot is somebody who can never sign in.
    await lanes.command(people.operations.deactivate, 'people.deactivate', { id }, actor);
    throw error;
  }
  return staff;
}

/** Takes access away, the row first. */
export async function removePerson({ vault, lanes, actor }: SignedIn, input: Input<PeopleOps['remove']>) {
  await lanes.command(people.operations.deactivate, 'people.deactivate', input, actor);
  await vault.removeSlot(input.id);
  return {};
}

/** What the page about the vault shows. */
export async function infoOf({ vault, lanes, actor }: SignedIn): Promise<Output<VaultOps['info']>> {
  const counts = (await lanes.run('query', { op: 'vault.counts', input: {}, actor })) as Output<
    VaultOps['counts']
  >;
  return {
    ...counts,
    name: vault.name,
    createdAt: vault.createdAt,
    formatVersion: vault.formatVersion,
    cipher: 'SQLCipher 4 (AES-256-CBC, HMAC-SHA-512)',
    recoveryConfirmed: vault.recoveryConfirmed,
  };
}

/** Somebody of the staff as the one who acts. */
export function actorOf(staff: StaffMember): Actor {
  return {
    personId: staff.id,
    person: staff.name,
    role: staff.role,
    permissions: permissionsOf[staff.role],
  };
}

/** What the window is told of a session. */
export function sessionOf(actor: Actor, vaultName: string): Session {
  return {
    personId: actor.personId,
    person: actor.person,
    role: actor.role,
    permissions: [...actor.permissions],
    vaultName,
  };
}
