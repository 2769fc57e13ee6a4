/** One figure of the bench beside its anchor and its gate. */

/** `better` says in which direction a figure improves. Shares are 0 to 1. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'MB' | '%' | 'F1' | 'ms' | 'µs' | 's' | 'ece' | '/s';
  readonly gate: number;
  readonly better: 'more' | 'less';
  readonly anchor: string;
}

/** True when a figure passes its gate. */
export function passes({ value, gate, better }: Figure): boolean {
  return better === 'more' ? value >= gate : value <= gate;
}

/** A figure as people read it. */
export function shown(value: number, unit: Figure['unit']): string {
  if (unit === '%') return `${(value * 100).toFixed(value < 0.01 && value > 0 ? 3 : 1)} %`;
  if (unit === 'F1' || unit === 'ece') return value.toFixed(4);
  if (unit === '/s') return `${Math.round(value).toLocaleString('en-US')} /s`;
  return `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
}

/** The table as lines of text. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.what,
    shown(one.value, one.unit),
    `${one.better === 'more' ? '≥' : '≤'} ${shown(one.gate, one.unit)}`,
    passes(one) ? 'passes' : 'FAILS',
    one.anchor,
  ]);
  const head = ['figure', 'here', 'gate', '', 'anchor'];
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** F1 of counts. */
export function f1(hits: number, wrong: number, missed: number): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed);
}

/** Value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
