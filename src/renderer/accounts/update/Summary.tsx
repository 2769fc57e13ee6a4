import { TextField } from '#renderer/ui/index.ts';
import { fieldLabel } from '../field-words.ts';
import type { Outcome } from './edits.ts';
import { words } from './words.ts';

interface Props {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** Saving was tried: what is missing is said. */
  readonly asked: boolean;
}

/** What saving would do, old → new, and why. */
export function Summary({ outcome, reason, onReason, asked }: Props) {
  return (
    <>
      <div className="update-summary" aria-live="polite">
        <p className="strong">{words.changes(outcome.lines.length)}</p>
        <ul>
          {outcome.lines.map((line) => (
            <li key={line.key}>
              <span className="faint">{fieldLabel(line.field)}</span>
              <span>
                {line.before === null ? (
                  <span className="faint">{words.new} </span>
                ) : (
                  <>
                    <del>
                      <bdi>{line.before}</bdi>
                    </del>{' '}
                    →{' '}
                  </>
                )}
                {line.after === null ? (
                  <span className="faint">{words.removed}</span>
                ) : (
                  <bdi>{line.after}</bdi>
                )}
              </span>
            </li>
          ))}
        </ul>
        {asked && outcome.problems.size > 0 ? (
          <p className="update-problem">{words.problems(outcome.problems.size)}</p>
        ) : null}
      </div>
      {outcome.lines.length > 0 ? (
        <div className="update-reason">
          <TextField
            id="update-reason"
            label={words.reason}
            placeholder={words.reasonHint}
            value={reason}
            maxLength={500}
            error={asked && reason.trim() === '' ? words.reasonNeeded : undefined}
            onChange={(event) => onReason(event.currentTarget.value)}
          />
          <div className="update-suggestions">
            {words.reasons.map((suggestion) => (
              <button
                key={suggestion}
                type="button"
                className="use"
                aria-pressed={reason === suggestion}
                onClick={() => onReason(suggestion)}
              >
                {suggestion}
              </button>
            ))}
          </div>
        </div>
      ) : null}
    </>
  );
}
