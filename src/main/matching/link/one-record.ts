/** Scores one record against a few others with a model that was learned over all: by the comparators of a whole run. */
import type { Calibration } from './calibration.ts';
import type { LinkRow } from './columns.ts';
import { columns } from './columns.ts';
import { PairComparer } from './comparer.ts';
import type { LinkModel } from './fellegi-sunter.ts';
import { hashParts, makeKeys } from './key-matrix.ts';
import { edgeProbability } from './link.ts';
import { normalRow } from './normal-row.ts';
import { PairScorer, scoringTables } from './scorer.ts';
import { RecordStore, makeStore } from './store.ts';

/** What a run learned, as it is kept. */
export interface LearnedLinking {
  readonly model: LinkModel;
  readonly calibration: Calibration | null;
}

/**
 * Probability for each of `others` that it is the same person as `row`. How rare equal values are is not counted: that is
 * known of all records only.
 */
export function probabilitiesOf(
  row: LinkRow,
  others: readonly LinkRow[],
  { model, calibration }: LearnedLinking,
): number[] {
  const used = columns.filter((column) => model.columns.some((one) => one.column === column));
  const rows = [row, ...others].map((one) => normalRow(one));
  const textBytes = rows.reduce(
    (sum, one) => used.reduce((size, column) => size + one[column].length, sum),
    0,
  );
  const store = new RecordStore(makeStore({ records: rows.length, textBytes, columns: used }));
  rows.forEach((one, at) => {
    store.put(at, '', one);
  });
  const keys = makeKeys(store, rows.length, rows.length);
  hashParts(store, keys, { index: 0, of: 1 });
  const scorer = new PairScorer(new PairComparer(store, keys), scoringTables(store, 0, model));
  return others.map((_, at) =>
    edgeProbability({ calibration }, { a: 0, b: at + 1, score: scorer.score(0, at + 1) }),
  );
}
