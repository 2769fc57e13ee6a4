/** Probabilities that mean what they say: scores mapped to shares by pooling adjacent violators. */

/** Scores with the answer they got: 1 the same person, 0 not. */
export interface Judged {
  readonly score: number;
  readonly same: number;
}

/** A rising step function from score to probability. */
export interface Calibration {
  readonly scores: readonly number[];
  readonly shares: readonly number[];
}

/**
 * Isotonic regression. Steps of fewer than `least` cases are joined with a neighbour, and one case for and one
 * against is added to each step, so that no step claims certainty.
 * @source Ayer et al. (1955), pool adjacent violators; Zadrozny and Elkan (2002) for probabilities.
 */
export function calibrate(cases: readonly Judged[], least = 20): Calibration {
  const sorted = [...cases].sort((a, b) => a.score - b.score);
  const blocks: { sum: number; size: number; from: number; to: number }[] = [];
  for (let at = 0; at < sorted.length; at += least) {
    const part = sorted.slice(at, at + least);
    blocks.push({
      sum: part.reduce((sum, one) => sum + one.same, 0),
      size: part.length,
      from: part[0]?.score ?? 0,
      to: part.at(-1)?.score ?? 0,
    });
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && last.sum / last.size <= before.sum / before.size;
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      blocks.splice(-2, 2, {
        sum: before.sum + last.sum,
        size: before.size + last.size,
        from: before.from,
        to: last.to,
      });
    }
  }
  // Level inside a step, straight lines between steps.
  return {
    scores: blocks.flatMap(({ from, to }) => [from, to]),
    shares: blocks.flatMap(({ sum, size }) => new Array<number>(2).fill((sum + 0.02) / (size + 0.04))),
  };
}

/** Probability of a score, between the steps by straight lines. */
export function calibrated({ scores, shares }: Calibration, score: number): number {
  let [low, high] = [0, scores.length - 1];
  if (high < 0) return 1 / (1 + 2 ** -score);
  if (score <= (scores[0] ?? 0)) return shares[0] ?? 0;
  if (score >= (scores[high] ?? 0)) return shares[high] ?? 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((scores[middle] ?? 0) <= score) low = middle;
    else high = middle;
  }
  const [from, to] = [scores[low] ?? 0, scores[high] ?? 0];
  const part = to > from ? (score - from) / (to - from) : 1;
  return (shares[low] ?? 0) + part * ((shares[high] ?? 0) - (shares[low] ?? 0));
}
