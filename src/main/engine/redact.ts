/** Running a redaction and its proof: the only time the database changes hands while somebody is signed in. */
import { facts } from '#contracts/facts.ts';
import type { Progress } from '#contracts/kit/common.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { redaction as contract, type Redaction } from '#contracts/redaction.ts';
import type { Actor, Folders } from '../kit/room.ts';
import { forgetValues } from '../redaction/index.ts';
import { valuesKey, type OpenVault } from '../vault/index.ts';
import type { Lanes } from './lanes.ts';
import type { PausableLanes } from './pausable.ts';
import { runProof } from './prover.ts';

type Ops = (typeof contract)['operations'];

/** What running needs of the session. */
export interface Redacting {
  readonly vault: OpenVault;
  readonly lanes: PausableLanes;
  readonly actor: Actor;
  readonly folders: Folders;
  readonly logs: string;
  /** Where in the program: the host's kind. */
  readonly place: string;
  /** New lanes over the vault as it is now. */
  reopen(): Promise<Lanes>;
}

const { clear, finish } = contract.operations;

/** Clears, then proves. What cannot be proven now stays cleared and is gone on with at the next occasion. */
export async function runRedaction(
  around: Redacting,
  input: Input<Ops['run']>,
  onProgress: (progress: Progress) => void,
  prove: () => Promise<unknown>,
): Promise<Redaction> {
  const { lanes, actor, vault } = around;
  onProgress({ phase: 'collect', done: 0, total: null });
  const pageKey = vault.pageKey();
  const key = valuesKey(pageKey);
  pageKey.fill(0);
  try {
    const { rekeyed } = (await lanes.run('query', {
      op: 'redaction.begin',
      input: { id: input.id, typed: input.typed, key: key.toString('base64') },
      actor,
    })) as Output<Ops['begin']>;
    onProgress({ phase: 'clear', done: 0, total: null });
    await lanes.command(clear, 'redaction.clear', { id: input.id, rekeyed }, actor);
  } finally {
    key.fill(0);
  }
  await prove();
  const { redaction } = (await lanes.run('query', {
    op: 'redaction.load',
    input: { id: input.id },
    actor,
  })) as Output<Ops['load']>;
  return redaction;
}

/** Finishes whatever is cleared and not proven. */
export async function proveAll(
  around: Redacting,
  onProgress: (progress: Progress) => void,
): Promise<Output<Ops['resume']>> {
  const { lanes, vault } = around;
  // Nothing is proven while the header still holds the key that was to be destroyed.
  await vault.settle();
  // An interruption after the swap: the reports came with the database, only the certificates are missing.
  const before = await finishWith(around, []);
  if ((await countUnproven(around)) === 0) return before;
  const incomplete: Input<typeof finish>['incomplete'] = [];
  let failure: unknown = null;
  await lanes.pause(async () => {
    try {
      const keys = {
        pageKey: vault.pageKey(),
        nextKey: await vault.beginRotation(),
        ringKey: vault.ringKey(),
      };
      try {
        const proofs = await runProof(around.folders, around.logs, keys, onProgress);
        for (const { id, clean, report } of proofs) if (!clean) incomplete.push({ id, report });
      } finally {
        keys.pageKey.fill(0);
        keys.nextKey.fill(0);
        keys.ringKey.fill(0);
      }
      onProgress({ phase: 'swap', done: 0, total: null });
      // With something found the old database stays, and with its key what is needed to look again.
      if (incomplete.length === 0) await vault.takeRebuilt();
      else await vault.abandonRotation();
    } catch (error) {
      failure = error;
    }
    return around.reopen();
  });
  if (failure !== null) throw failure instanceof Error ? failure : new AppError('internal');
  onProgress({ phase: 'certify', done: 0, total: null });
  const after = await finishWith(around, incomplete);
  return { proven: before.proven + after.proven, incomplete: after.incomplete };
}

/** How many redactions are cleared and not proven. */
export async function countUnproven({ lanes, actor }: Pick<Redacting, 'lanes' | 'actor'>): Promise<number> {
  const { unproven } = (await lanes.run('query', { op: 'redaction.unproven', input: {}, actor })) as Output<
    Ops['unproven']
  >;
  return unproven;
}

async function finishWith(
  { lanes, actor, vault }: Redacting,
  incomplete: Input<typeof finish>['incomplete'],
): Promise<Output<Ops['resume']>> {
  const { proven, done } = await lanes.command(
    finish,
    'redaction.finish',
    { vaultId: vault.vaultId, generation: vault.pageKeyGeneration, incomplete },
    actor,
  );
  // Signed at once: what was redacted, and that it is proven, can be written anew by nobody.
  await lanes.command(facts.operations.checkpoint, 'facts.checkpoint', {}, actor);
  forgetValues(vault.folder, done);
  return { proven, incomplete: incomplete.length };
}
