/** Versions of the model: kept, made active, taken back. */
import type { learning } from '#contracts/learning.ts';
import { shippedModelId, type LearnedModel, type ModelVersion } from '#contracts/learning.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { staffNames } from '../facts/index.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { shippedModel } from '../matching/index.ts';

type Ops = (typeof learning)['operations'];

interface VersionRow {
  id: string;
  at: string;
  by_id: string;
  model: string;
}

/** Id of the active version. */
function activeId(db: ReadDb): string {
  const row = db.maybe<{ model_id: string }>(
    'SELECT model_id FROM model_activation WHERE taken_back = 0 ORDER BY seq DESC LIMIT 1',
  );
  return row?.model_id ?? shippedModelId;
}

/** All versions, newest first, the shipped one last. */
export function listVersions(db: ReadDb): Output<Ops['list']> {
  const active = activeId(db);
  const names = staffNames(db);
  const versions = db
    .all<VersionRow>('SELECT id, at, by_id, model FROM model_version ORDER BY seq DESC')
    .map((row): ModelVersion => ({
      id: row.id,
      madeAt: row.at,
      by: names.get(row.by_id) ?? row.by_id,
      active: row.id === active,
      model: JSON.parse(row.model) as LearnedModel,
    }));
  const shipped: ModelVersion = {
    id: shippedModelId,
    madeAt: null,
    by: null,
    active: active === shippedModelId,
    model: shippedModel(),
  };
  const canRollBack =
    db.maybe('SELECT 1 AS found FROM model_activation WHERE taken_back = 0 LIMIT 1') !== undefined;
  return { versions: [...versions, shipped], canRollBack };
}

/** One version's model. */
export function modelOf(db: ReadDb, id: string): LearnedModel {
  if (id === shippedModelId) return shippedModel();
  const row = db.maybe<{ model: string }>('SELECT model FROM model_version WHERE id = ?', id);
  if (!row) throw new AppError('not-found', { what: 'model' });
  return JSON.parse(row.model) as LearnedModel;
}

/** Keeps what was learned. */
export function saveVersion(input: Input<Ops['save']>, context: CommandContext): Output<Ops['save']> {
  const { db, now, actor, fact } = context;
  const id = newId('mdl');
  const { model } = input;
  db.run(
    'INSERT INTO model_version (id, at, by_id, model) VALUES (?, ?, ?, ?)',
    id,
    now,
    actor.personId,
    JSON.stringify(model),
  );
  const { same, different, heldOut } = model.labels;
  fact({ action: 'model.trained', subject: id, params: { same, different, heldOut } });
  return { id, madeAt: now };
}

/** Makes a version active. */
export function activateVersion(
  input: Input<Ops['activate']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['activate']> {
  modelOf(db, input.id);
  const before = activeId(db);
  if (before === input.id) return { id: input.id };
  db.run(
    'INSERT INTO model_activation (model_id, at, by_id, taken_back) VALUES (?, ?, ?, 0)',
    input.id,
    now,
    actor.personId,
  );
  fact({ action: 'model.activated', subject: input.id, params: { before } });
  return { id: input.id };
}

/**
 * Takes the newest activation back.
 * @throws AppError `conflict` when none is left: the shipped model is active
 */
export function rollBack(
  _input: Input<Ops['rollback']>,
  { db, fact }: CommandContext,
): Output<Ops['rollback']> {
  const newest = db.maybe<{ seq: number; model_id: string }>(
    'SELECT seq, model_id FROM model_activation WHERE taken_back = 0 ORDER BY seq DESC LIMIT 1',
  );
  if (!newest) throw new AppError('conflict', { what: 'nothing-to-roll-back' });
  db.run('UPDATE model_activation SET taken_back = 1 WHERE seq = ?', newest.seq);
  const id = activeId(db);
  fact({ action: 'model.rolled-back', subject: id, params: { before: newest.model_id } });
  return { id };
}
