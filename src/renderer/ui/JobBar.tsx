import { ActionButton } from './ActionButton.tsx';
import { formatCount, formatSize } from './format.ts';
import './JobBar.css';

interface JobBarProps {
  /** What is being done, e.g. "Importing customers.csv". */
  readonly label: string;
  /** The step it is in, in words; may be empty. */
  readonly phase?: string | undefined;
  readonly done: number;
  /** Null while the end is not known. */
  readonly total: number | null;
  /** The noun of what is counted, e.g. "rows"; `bytes` writes sizes. */
  readonly unit?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
  readonly cancelLabel?: string | undefined;
}

/** How far a long piece of work is, with a way to stop it. */
export function JobBar({
  label,
  phase,
  done,
  total,
  unit = '',
  onCancel,
  cancelLabel = 'Stop',
}: JobBarProps) {
  const known = total !== null && total > 0;
  const share = known ? Math.min(1, done / total) : 0;
  const amount = unit === 'bytes' ? formatSize : formatCount;
  const noun = unit === 'bytes' ? '' : unit;
  const count = `${amount(done)}${known ? ` of ${amount(total)}` : ''} ${noun}`.trim();
  return (
    <div className="job-bar">
      <div className="job-bar-line">
        <span className="strong">{label}</span>
        {phase ? <span className="faint">{phase}</span> : null}
        <span className="job-bar-count faint" aria-hidden="true">
          {known || done > 0 ? count : null}
        </span>
        {onCancel ? (
          <ActionButton size="small" onClick={onCancel}>
            {cancelLabel}
          </ActionButton>
        ) : null}
      </div>
      <progress
        className="job-bar-track"
        aria-label={label}
        aria-valuetext={count}
        {...(known ? { value: share, max: 1 } : {})}
      />
    </div>
  );
}
