/** Models learned from the vault's own decisions: made, compared, activated, taken back. No personal value is in them. */
import { z } from 'zod';
import { command, contract, job, query } from './kit/contract.ts';
import { Instant, Nothing } from './kit/common.ts';
import { PersonField, Strength, Suggestion } from './person.ts';

/** Id of a model; the one that Casefold comes with is `mdl_shipped`. */
export const ModelId = z.string().regex(/^mdl_[A-Za-z0-9]{7,64}$/);
export const shippedModelId = 'mdl_shipped';

/** Points, log2(m/u), by field and strength. */
export const ModelPoints = z.record(PersonField, z.record(Strength, z.number()));

/** Neighbouring scores: how many decided cases had one of them, and how many of those were the same person. */
export const ScoreBand = z.object({ from: z.number(), to: z.number(), labels: z.int(), same: z.int() });
export type ScoreBand = z.infer<typeof ScoreBand>;

/**
 * From scores to probabilities. `none`: the score as it stands; `platt`: a logistic curve; `isotonic`: steps between
 * `scores`. Claims of the kind "97 in 100" rest on the bands.
 */
export const LearnedCalibration = z.discriminatedUnion('method', [
  z.object({ method: z.literal('none'), bands: z.array(ScoreBand) }),
  z.object({ method: z.literal('platt'), slope: z.number(), offset: z.number(), bands: z.array(ScoreBand) }),
  z.object({
    method: z.literal('isotonic'),
    scores: z.array(z.number()),
    shares: z.array(z.number()),
    bands: z.array(ScoreBand),
  }),
]);
export type LearnedCalibration = z.infer<typeof LearnedCalibration>;

/** How well probabilities held for cases that the model had not seen; null without any. */
export const Quality = z.object({
  labels: z.int(),
  /** Mean distance between what was said and what came of it, over bins of equal size. */
  calibrationError: z.number().nullable(),
  brier: z.number().nullable(),
  reliability: z.array(z.object({ predicted: z.number(), observed: z.number(), labels: z.int() })),
});
export type Quality = z.infer<typeof Quality>;

/** What was learned. The same cases and engine give the same bytes. */
export const LearnedModel = z.object({
  format: z.literal(1),
  engine: z.string(),
  /** Cases that were learned from, and those set aside to check. */
  labels: z.object({ same: z.int(), different: z.int(), heldOut: z.int() }),
  points: ModelPoints,
  calibration: LearnedCalibration,
  quality: Quality,
});
export type LearnedModel = z.infer<typeof LearnedModel>;

/** One version. `by` and `madeAt` are null for the shipped one. */
export const ModelVersion = z.object({
  id: ModelId,
  madeAt: Instant.nullable(),
  by: z.string().nullable(),
  active: z.boolean(),
  model: LearnedModel,
});
export type ModelVersion = z.infer<typeof ModelVersion>;

const Verdict = Suggestion.shape.verdict;

/** How the decided cases come out under one model. */
export const UnderModel = z.object({
  id: ModelId,
  verdicts: z.record(Verdict, z.int()),
  quality: Quality,
});

export const learning = contract('learning', {
  list: query({
    about: 'All model versions, newest first, the shipped one last; one of them is active.',
    needs: 'administer',
    input: Nothing,
    output: z.object({ versions: z.array(ModelVersion), canRollBack: z.boolean() }),
  }),
  train: job({
    about:
      'Learns a new version from the decided inquiries: same person or not, superseded decisions left out. It is kept, not ' +
      'activated.',
    needs: 'administer',
    touches: ['learning', 'facts'],
    input: Nothing,
    output: ModelVersion,
  }),
  save: command({
    about: 'Keeps a version that was learned.',
    needs: 'administer',
    internal: true,
    touches: ['learning', 'facts'],
    input: z.object({ model: LearnedModel }),
    output: z.object({ id: ModelId, madeAt: Instant }),
  }),
  compare: job({
    about: 'How the decided cases would have come out under two versions: counts, changes, calibration.',
    needs: 'administer',
    input: z.object({ a: ModelId, b: ModelId }),
    output: z.object({
      cases: z.int(),
      a: UnderModel,
      b: UnderModel,
      /** Cases whose suggestion differs: from the one under `a` to the one under `b`, and what people decided. */
      changes: z.array(z.object({ from: Verdict, to: Verdict, same: z.int(), different: z.int() })),
    }),
  }),
  activate: command({
    about: 'Makes a version the one that new comparisons use; decisions that are stored stay as they are.',
    needs: 'administer',
    touches: ['learning', 'inquiries', 'facts'],
    input: z.object({ id: ModelId }),
    output: z.object({ id: ModelId }),
  }),
  rollback: command({
    about: 'Makes the version active that was active before this one.',
    needs: 'administer',
    touches: ['learning', 'inquiries', 'facts'],
    input: Nothing,
    output: z.object({ id: ModelId }),
  }),
});
