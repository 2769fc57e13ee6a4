import { ActionButton, SelectField, TextField } from '../../ui/index.ts';
import { useStaff } from '../data.ts';
import { useAudit } from '../state.ts';
import { kinds, words } from '../words.ts';

const day = /^(\d{4}-\d{2}-\d{2})?$/;

/** Narrows the log by who, what, whom and when. */
export function Filters() {
  const { by, kind, from, to, subject, narrow, clear } = useAudit();
  const staff = useStaff();
  const isNarrowed = by !== null || kind !== null || from !== '' || to !== '' || subject !== '';
  return (
    <div className="audit-filters">
      <SelectField
        aria-label={words.filterBy}
        placeholder={words.anybody}
        data={staff.map(({ id, name }) => ({ value: id, label: name }))}
        value={by}
        onChange={(next) => narrow({ by: next })}
        allowDeselect
        clearable
      />
      <SelectField
        aria-label={words.filterKind}
        placeholder={words.anything}
        data={[...kinds]}
        value={kind}
        onChange={(next) => narrow({ kind: next })}
        allowDeselect
        clearable
      />
      <TextField
        aria-label={words.filterSubject}
        placeholder={words.filterSubject}
        value={subject}
        onChange={(event) => narrow({ subject: event.currentTarget.value })}
        maxLength={255}
      />
      <DayField
        label={words.filterFrom}
        example={words.fromShort}
        value={from}
        onChange={(next) => narrow({ from: next })}
      />
      <DayField
        label={words.filterTo}
        example={words.toShort}
        value={to}
        onChange={(next) => narrow({ to: next })}
      />
      {isNarrowed ? (
        <ActionButton tone="quiet" size="small" onClick={clear}>
          {words.clear}
        </ActionButton>
      ) : null}
    </div>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day as year, month and day. What is not one yet narrows nothing. */
function DayField({ label, example, value, onChange }: DayFieldProps) {
  return (
    <TextField
      aria-label={label}
      placeholder={example}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      aria-invalid={day.test(value) ? undefined : true}
      title={day.test(value) ? label : words.badDay}
      maxLength={10}
    />
  );
}
