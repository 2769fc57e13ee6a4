/** Numbers as the bench prints them. */

/** The value below which `share` (0 to 1) of the measurements lie; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** p50, p95, p99 and the worst of measurements in milliseconds, as one text. */
export function spread(values: readonly number[]): string {
  const [half, most, nearly] = [0.5, 0.95, 0.99].map((share) => ms(percentile(values, share)));
  return `p50 ${half ?? ''}  p95 ${most ?? ''}  p99 ${nearly ?? ''}  worst ${ms(Math.max(0, ...values))}  (${values.length})`;
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${value.toFixed(0)} ms` : seconds(value);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** Prints one figure, and beside it what it is held against. */
export function line(what: string, figure: string, beside = ''): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figure}${beside === '' ? '' : `   | ${beside}`}\n`);
}

/** "within aim" or "MISSES THE AIM", with the aim. */
export function against(value: number, aim: number, text: string): string {
  return `${value <= aim ? 'within' : 'MISSES'} the aim of ${text}`;
}

export function heading(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
