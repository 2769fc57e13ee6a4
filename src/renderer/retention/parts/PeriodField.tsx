import { useId } from 'react';
import { TextField } from '../../ui/index.ts';
import { readPeriod, type PeriodTyped } from '../policy-form.ts';
import { words } from '../words.ts';

interface PeriodFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: PeriodTyped;
  readonly onChange: (value: PeriodTyped) => void;
}

/** A length of time: years, months, days. */
export function PeriodField({ label, hint, value, onChange }: PeriodFieldProps) {
  const hintId = useId();
  const wrong = readPeriod(value) === 'wrong';
  return (
    <fieldset className="period-field" aria-describedby={hint ? hintId : undefined}>
      <legend className="field-label">{label}</legend>
      <div className="period-field-row">
        {(['years', 'months', 'days'] as const).map((unit) => (
          <TextField
            key={unit}
            aria-label={words.policies[unit]}
            rightSection={<span className="period-unit">{words.policies[unit].toLowerCase()}</span>}
            rightSectionWidth={62}
            inputMode="numeric"
            value={value[unit]}
            onChange={(event) => onChange({ ...value, [unit]: event.currentTarget.value })}
            error={wrong}
            maxLength={5}
          />
        ))}
      </div>
      {hint ? (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
