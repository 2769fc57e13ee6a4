import { useId, type ReactNode } from 'react';
import './RadioList.css';

interface RadioListProps<Value extends string> {
  /** What is chosen, for people who hear it; shown as a heading unless `hideLabel` is set. */
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Null: nothing is chosen yet. */
  readonly value: Value | null;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly hint?: string;
    /** What belongs to the choice, shown below it while it is chosen. */
    readonly more?: ReactNode;
  }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few choices that need a sentence each, one below the other. */
export function RadioList<Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: RadioListProps<Value>) {
  const name = useId();
  return (
    <fieldset className="radio-list">
      <legend className={hideLabel ? 'sr-only' : 'field-label'}>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className="radio-choice" data-chosen={option.value === value || undefined}>
          <label className="radio-line">
            <input
              type="radio"
              name={name}
              className="radio-dot"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <span className="radio-label">{option.label}</span>
              {option.hint ? <span className="radio-hint">{option.hint}</span> : null}
            </span>
          </label>
          {option.value === value && option.more ? <div className="radio-more">{option.more}</div> : null}
        </div>
      ))}
    </fieldset>
  );
}
