/** Sign-in and the keys: the vault lane, on the first thread of the store process. */
import { join } from 'node:path';
import { permissionsOf, type Progress, type Topic } from '#contracts/kit/common.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { people, type StaffMember } from '#contracts/people.ts';
import type { redaction } from '#contracts/redaction.ts';
import type { settings } from '#contracts/settings.ts';
import type { vault as vaultContract, Session } from '#contracts/vault.ts';
import type { StoreStart } from '../host/ports.ts';
import { newId } from '../kit/ids.ts';
import type { Actor, Folders } from '../kit/room.ts';
import {
  createVault,
  passphraseStrength,
  readVaultState,
  recoverVault,
  suggestPassphrase,
  takeLock,
  unlockVault,
  waitSeconds,
  type OpenVault,
} from '../vault/index.ts';
import { runFolderOperation, type FolderCall } from './folder-lane.ts';
import { startLanes, type Lanes, type WarmLanes } from './lanes.ts';
import { record, recordLock } from './recorded.ts';
import { pausable, type PausableLanes } from './pausable.ts';
import type { Redacting } from './redact.ts';
import { replaceMaster } from './new-master.ts';
import { newProofs } from './resuming.ts';
import {
  actorOf,
  addPerson,
  changePassphrase,
  confirmRecovery,
  infoOf,
  removePerson,
  replaceRecoveryKey,
  sessionOf,
  type SignedIn,
} from './signed-in.ts';

type VaultOps = (typeof vaultContract)['operations'];
type RedactionOps = (typeof redaction)['operations'];
type PeopleOps = (typeof people)['operations'];

/** The vault lane's state: nobody, or somebody signed in. */
export interface SessionState {
  readonly current: SignedIn | null;
  /** Runs one vault-lane operation by name; input is already checked. */
  run(op: string, input: unknown, onProgress: (progress: Progress) => void): Promise<unknown>;
  /** Runs one folder-lane operation by name, while nobody is signed in; input is already checked. */
  runFolder(op: string, input: unknown, call: FolderCall): Promise<unknown>;
  /** Takes up the role that the signed-in person has now: somebody may have changed their own. */
  refreshActor(): Promise<void>;
  close(reason: string): Promise<void>;
}

/** Signs a person in on lanes that were opened for them. @throws AppError 'wrong-passphrase' for who has no access any more */
const enterAs =
  (by: 'passphrase' | 'recovery-key') =>
  async (lanes: Lanes, self: Actor, vault: OpenVault): Promise<StaffMember> => {
    const { count, recoveryKeys } = vault.failedBefore;
    const times = vault.failedBefore.times.map((time) => new Date(time).toISOString());
    const staff = await lanes.command(
      people.operations.signIn,
      'people.signIn',
      { id: self.personId, by, failed: { count, recoveryKeys, times } },
      self,
    );
    if (!staff.active) throw new AppError('wrong-passphrase', { waitSeconds: 0 });
    return staff;
  };

/** Opens nothing yet: a locked store knows only a folder. */
export function newSession(
  start: StoreStart,
  onChanged: (topics: readonly Topic[]) => void,
  onSignedIn: (idleLockMinutes: number) => void,
): SessionState {
  let current: SignedIn | null = null;
  let lock: { release(): void } | null = null;
  let busy = false;
  const options = { kdf: start.leastKdf ? ('least' as const) : ('calibrated' as const) };

  const signedIn = (): SignedIn => {
    if (!current) throw new AppError('vault-locked');
    return current;
  };

  const folders: Folders = {
    vault: start.vaultFolder,
    documents: join(start.vaultFolder, 'documents'),
    resources: start.resources,
  };
  const warmUp = (): WarmLanes => startLanes(folders, start.logs);
  let warm: WarmLanes | null = warmUp();
  /** The threads that wait; new ones after a sign-in that went wrong. */
  const takeWarm = (): WarmLanes => {
    const taken = warm ?? warmUp();
    warm = null;
    return taken;
  };

  /** One sign-in at a time, with the folder's lock held; a failed one leaves nothing open. */
  const opening = async <T>(work: () => Promise<T>): Promise<T> => {
    if (current || busy) throw new AppError('busy');
    busy = true;
    try {
      lock ??= takeLock(start.vaultFolder);
      return await work();
    } catch (error) {
      lock?.release();
      lock = null;
      throw error;
    } finally {
      busy = false;
    }
  };

  /** Lanes over the vault with the keys it has now. */
  const openLanes = async (vault: OpenVault): Promise<Lanes> => {
    const keys = { pageKey: vault.pageKey(), ringKey: vault.ringKey(), auditKey: vault.auditKey() };
    try {
      return await takeWarm().open({ ...keys, vaultId: vault.vaultId, place: start.place }, onChanged);
    } finally {
      for (const key of Object.values(keys)) key.fill(0);
    }
  };

  /** What fails on the way in leaves nothing open; `undo` puts back what was changed for it. */
  const openWith = async (
    vault: OpenVault,
    enter: (lanes: Lanes, self: Actor, vault: OpenVault) => Promise<StaffMember>,
    undo: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Session> => {
    let lanes: PausableLanes | null = null;
    try {
      lanes = pausable(await openLanes(vault), () => openLanes(vault));
      const self: Actor = {
        personId: vault.personId,
        person: '',
        role: 'administrator',
        permissions: permissionsOf.administrator,
      };
      const staff = await enter(lanes, self, vault);
      const actor = actorOf(staff);
      current = { vault, lanes, actor };
      const preferences = (await lanes.run('query', { op: 'settings.get', input: {}, actor })) as Output<
        (typeof settings)['operations']['get']
      >;
      onSignedIn(preferences.idleLockMinutes);
      await proofs.begin();
      return sessionOf(actor, vault.name);
    } catch (error) {
      current = null;
      await undo().catch(() => undefined);
      await lanes?.close();
      vault.close();
      throw error;
    }
  };

  /** Where a redaction runs. A proof that was interrupted is gone on with by whoever signs in next. */
  const redacting = (): Redacting => {
    const self = signedIn();
    return { ...self, folders, logs: start.logs, place: start.place, reopen: () => openLanes(self.vault) };
  };
  const proofs = newProofs(redacting);

  const create = (input: Input<VaultOps['create']>): Promise<Output<VaultOps['create']>> =>
    opening(async () => {
      if (readVaultState(start.vaultFolder) !== 'none') throw new AppError('vault-exists');
      if (!passphraseStrength(input.passphrase, [input.person, input.name]).enough) {
        throw new AppError('weak-passphrase');
      }
      const personId = newId('user');
      // Threads still loading would make this machine look slower than it is, and the key derivation weaker.
      await warm?.loaded;
      const made = await createVault(start.vaultFolder, { ...input, personId }, options);
      const session = await openWith(made.vault, (lanes, self) =>
        lanes.command(
          people.operations.insert,
          'people.insert',
          { id: personId, name: input.person, role: 'administrator' },
          self,
        ),
      );
      return { session, recoveryKey: made.recoveryKey };
    });

  const unlock = (input: Input<VaultOps['unlock']>): Promise<Session> =>
    opening(async () =>
      openWith(await unlockVault(start.vaultFolder, input, options), enterAs('passphrase')),
    );

  const recover = (input: Input<VaultOps['recover']>): Promise<Output<VaultOps['recover']>> =>
    opening(async () => {
      if (!passphraseStrength(input.passphrase, [input.person]).enough) throw new AppError('weak-passphrase');
      const { vault, recoveryKey, putBack } = await recoverVault(start.vaultFolder, input, options);
      const enter = async (lanes: Lanes, self: Actor): Promise<StaffMember> => {
        const staff = await enterAs('recovery-key')(lanes, self, vault);
        await record({ lanes, actor: actorOf(staff) }, 'vault.recovery-key-replaced');
        return staff;
      };
      return { session: await openWith(vault, enter, putBack), recoveryKey };
    });

  const refreshActor = async (): Promise<void> => {
    const { lanes, actor } = signedIn();
    const { people: staff } = (await lanes.run('query', { op: 'people.list', input: {}, actor })) as Output<
      PeopleOps['list']
    >;
    const self = staff.find((one) => one.id === actor.personId);
    // Without access nothing is permitted any more; what needs no permission ends with the session.
    if (current && self) current.actor = { ...actorOf(self), ...(self.active ? {} : { permissions: [] }) };
  };

  const status = (): Output<VaultOps['status']> => ({
    state: current ? 'unlocked' : readVaultState(start.vaultFolder),
    session: current ? sessionOf(current.actor, current.vault.name) : null,
    waitSeconds: current ? 0 : waitSeconds(start.vaultFolder),
  });

  const run: SessionState['run'] = async (op, input, onProgress) => {
    switch (op) {
      case 'vault.info':
        return infoOf(signedIn());
      case 'vault.status':
        return status();
      case 'vault.create':
        return create(input as Input<VaultOps['create']>);
      case 'vault.unlock':
        return unlock(input as Input<VaultOps['unlock']>);
      case 'vault.recover':
        return recover(input as Input<VaultOps['recover']>);
      case 'vault.confirmRecovery':
        return confirmRecovery(signedIn(), input as Input<VaultOps['confirmRecovery']>);
      case 'vault.newRecoveryKey':
        return replaceRecoveryKey(signedIn(), input as Input<VaultOps['newRecoveryKey']>);
      case 'vault.newMasterKey':
        return replaceMaster(redacting(), input as Input<VaultOps['newMasterKey']>, onProgress);
      case 'vault.changePassphrase':
        return changePassphrase(signedIn(), input as Input<VaultOps['changePassphrase']>);
      case 'vault.passphraseStrength': {
        const { passphrase, avoid } = input as Input<VaultOps['passphraseStrength']>;
        return passphraseStrength(passphrase, avoid);
      }
      case 'vault.suggestPassphrase':
        return suggestPassphrase();
      case 'redaction.run':
        return proofs.run(input as Input<RedactionOps['run']>, onProgress);
      case 'redaction.resume':
        return proofs.resume(onProgress);
      case 'redaction.pending':
        return proofs.pending();
      case 'people.add':
        return addPerson(signedIn(), input as Input<PeopleOps['add']>);
      case 'people.remove':
        return removePerson(signedIn(), input as Input<PeopleOps['remove']>);
      default:
        throw new AppError('unknown-operation', { operation: op });
    }
  };

  return {
    get current() {
      return current;
    },
    run,
    runFolder: async (op, input, call) => {
      if (current || busy) throw new AppError('busy');
      busy = true;
      try {
        return await runFolderOperation(op, input, start.vaultFolder, call);
      } finally {
        busy = false;
      }
    },
    refreshActor,
    close: async (reason) => {
      // A disk that is full, or a thread that is gone, must not keep the vault open.
      if (current) await recordLock(current, reason).catch(() => undefined);
      await current?.lanes.close();
      current?.vault.close();
      current = null;
      lock?.release();
    },
  };
}
