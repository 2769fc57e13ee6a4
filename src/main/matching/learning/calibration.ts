/** From scores to shares: what a score has meant so far, and how well that holds for cases that were held out. */
import { calibrate, calibrated, type Calibration, type Judged } from '../link/calibration.ts';
import type { LearnedCalibration, Quality, ScoreBand } from '#contracts/learning.ts';

/** From so many labels on shares follow the cases by themselves; below, a curve of two numbers is fitted to them. */
const isotonicFrom = 500;
/** A share is claimed of so many cases at least. */
const leastInBand = 20;
const reliabilityBins = 15;

/** Fits a calibration to cases: isotonic from 500, Platt's curve below, none without any. */
export function fitCalibration(cases: readonly Judged[]): LearnedCalibration {
  if (cases.length === 0) return { method: 'none', bands: [] };
  const bands = bandsOf(cases);
  if (cases.length < isotonicFrom) return { method: 'platt', ...platt(cases), bands };
  const { scores, shares } = calibrate(cases, leastInBand);
  return { method: 'isotonic', scores: scores.map(rounded), shares: shares.map(rounded), bands };
}

/** Probability that a case with this score is one person. */
export function probabilityOf(calibration: LearnedCalibration, score: number): number {
  if (calibration.method === 'none') return 1 / (1 + 2 ** -score);
  if (calibration.method === 'platt')
    return 1 / (1 + Math.exp(-(calibration.slope * score + calibration.offset)));
  const steps: Calibration = { scores: calibration.scores, shares: calibration.shares };
  return calibrated(steps, score);
}

/** The cases that a score falls among, or null when none were like it. */
export function bandAt(calibration: LearnedCalibration, score: number): ScoreBand | null {
  const { bands } = calibration;
  // Bands hold rounded scores.
  const near = rounded(score);
  if (near > (bands.at(-1)?.to ?? -Infinity)) return null;
  return bands.findLast((band) => band.from <= near) ?? null;
}

/**
 * Neighbouring scores of at least twenty cases each, pooled so that shares rise. Equal scores stay together; a score that
 * twenty cases have by themselves is never thrown together with the few below it, which may have ended otherwise.
 */
function bandsOf(cases: readonly Judged[]): ScoreBand[] {
  const bands: ScoreBand[] = [];
  let open: Judged[] = [];
  const close = (): void => {
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) return;
    const same = open.reduce((sum, one) => sum + one.same, 0);
    bands.push({ from: rounded(first.score), to: rounded(last.score), labels: open.length, same });
    open = [];
    pool(bands);
  };
  for (const group of equalScores(cases)) {
    if (open.length < leastInBand && group.length >= leastInBand) close();
    open.push(...group);
    if (open.length >= leastInBand) close();
  }
  close();
  return bands.filter((band) => band.labels >= leastInBand);
}

function equalScores(cases: readonly Judged[]): Judged[][] {
  const groups: Judged[][] = [];
  for (const one of [...cases].sort((a, b) => a.score - b.score || a.same - b.same)) {
    const last = groups.at(-1);
    if (last?.[0]?.score === one.score) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function pool(bands: ScoreBand[]): void {
  for (;;) {
    const [before, last] = bands.slice(-2);
    if (!before || !last || before.same / before.labels < last.same / last.labels) return;
    const labels = before.labels + last.labels;
    bands.splice(-2, 2, { from: before.from, to: last.to, labels, same: before.same + last.same });
  }
}

/**
 * Slope and offset of a logistic curve over scores.
 * @source Platt (1999) for the targets, Lin, Lin and Weng (2007) for Newton's method with halved steps
 */
function platt(cases: readonly Judged[]): { slope: number; offset: number } {
  const same = cases.reduce((sum, one) => sum + one.same, 0);
  const others = cases.length - same;
  const target = (one: Judged): number => (one.same === 1 ? (same + 1) / (same + 2) : 1 / (others + 2));
  const loss = (slope: number, offset: number): number =>
    cases.reduce((sum, one) => {
      const z = slope * one.score + offset;
      return sum + Math.log1p(Math.exp(-Math.abs(z))) + Math.max(0, z) - target(one) * z;
    }, 0);
  // Begins at what the score itself says: log2 odds.
  let [slope, offset] = [Math.LN2, 0];
  let current = loss(slope, offset);
  for (let round = 0; round < 100; round++) {
    let [g1, g2, h11, h12, h22] = [0, 0, 1e-9, 0, 1e-9];
    for (const one of cases) {
      const p = 1 / (1 + Math.exp(-(slope * one.score + offset)));
      const [error, weight] = [p - target(one), p * (1 - p)];
      g1 += error * one.score;
      g2 += error;
      h11 += weight * one.score * one.score;
      h12 += weight * one.score;
      h22 += weight;
    }
    const determinant = h11 * h22 - h12 * h12;
    if (Math.max(Math.abs(g1), Math.abs(g2)) < 1e-6 || Math.abs(determinant) < 1e-12) break;
    const [d1, d2] = [-(h22 * g1 - h12 * g2) / determinant, -(h11 * g2 - h12 * g1) / determinant];
    let step = 1;
    while (step > 1e-6 && loss(slope + step * d1, offset + step * d2) >= current) step /= 2;
    if (step <= 1e-6) break;
    [slope, offset] = [slope + step * d1, offset + step * d2];
    current = loss(slope, offset);
  }
  // A curve that falls would say that agreement speaks against: with so few cases chance, not knowledge.
  return slope > 0
    ? { slope: rounded(slope), offset: rounded(offset) }
    : { slope: rounded(Math.LN2), offset: 0 };
}

/** How far the probabilities of cases are from what came of them: fifteen bins of equal size, or fewer for few cases. */
export function qualityOf(calibration: LearnedCalibration, cases: readonly Judged[]): Quality {
  const judged = cases
    .map((one) => ({ p: probabilityOf(calibration, one.score), same: one.same }))
    // Equal probabilities stay in the order they came in: sorted by outcome they would look badly calibrated.
    .sort((a, b) => a.p - b.p);
  const bins = Math.min(reliabilityBins, judged.length);
  const reliability = Array.from({ length: bins }, (_, bin) => {
    const part = judged.slice(
      Math.floor((bin * judged.length) / bins),
      Math.floor(((bin + 1) * judged.length) / bins),
    );
    const mean = (of: (one: (typeof part)[number]) => number): number =>
      part.reduce((sum, one) => sum + of(one), 0) / part.length;
    return {
      predicted: rounded(mean((one) => one.p)),
      observed: rounded(mean((one) => one.same)),
      labels: part.length,
    };
  });
  if (judged.length === 0) return { labels: 0, calibrationError: null, brier: null, reliability };
  const error = reliability.reduce(
    (sum, bin) => sum + (bin.labels / judged.length) * Math.abs(bin.predicted - bin.observed),
    0,
  );
  const brier = judged.reduce((sum, one) => sum + (one.p - one.same) ** 2, 0) / judged.length;
  return { labels: judged.length, calibrationError: rounded(error), brier: rounded(brier), reliability };
}

/** Six digits: enough for every use, and the same bytes everywhere. */
export function rounded(value: number): number {
  return Number(value.toFixed(6)) + 0;
}
