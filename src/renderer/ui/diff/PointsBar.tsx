/** A signed number with one decimal and a true minus: `+7.1`, `−2.0`, `0`. */
export function signedPoints(points: number): string {
  if (Math.abs(points) < 0.05) return '0';
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`;
}

interface PointsBarProps {
  readonly points: number;
  readonly most: number;
  readonly full?: string;
}

/** How strongly one field speaks for or against: a bar whose `full` width stands for `most` points, and the number. */
export function PointsBar({ points, most, full = '100%' }: PointsBarProps) {
  const share = most <= 0 ? 0 : Math.min(1, Math.abs(points) / most);
  const side = Math.abs(points) < 0.05 ? 'none' : points > 0 ? 'for' : 'against';
  return (
    <span className="points">
      <span className="points-track" aria-hidden="true">
        <span
          className={`points-bar points-${side}`}
          style={{
            inlineSize: side === 'none' ? undefined : `max(3px, calc(${share.toFixed(3)} * ${full}))`,
          }}
        />
      </span>
      <span className="points-number">{signedPoints(points)}</span>
    </span>
  );
}

/** One line of a waterfall. */
export interface WaterfallLine {
  readonly id: string;
  readonly label: string;
  readonly points: number;
}

/** Every field's points below each other, strongest first, with their sum. */
export function Waterfall({
  lines,
  sumLabel,
}: {
  readonly lines: readonly WaterfallLine[];
  readonly sumLabel: string;
}) {
  const most = Math.max(1, ...lines.map((line) => Math.abs(line.points)));
  const sum = lines.reduce((total, line) => total + line.points, 0);
  const sorted = [...lines].sort((one, two) => Math.abs(two.points) - Math.abs(one.points));
  return (
    <dl className="waterfall">
      {sorted.map((line) => (
        <div key={line.id}>
          <dt>{line.label}</dt>
          <dd>
            <PointsBar points={line.points} most={most} />
          </dd>
        </div>
      ))}
      <div className="waterfall-sum">
        <dt>{sumLabel}</dt>
        <dd>{signedPoints(sum)}</dd>
      </div>
    </dl>
  );
}
