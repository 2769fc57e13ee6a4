import { fieldLabel } from '#renderer/accounts/field-words.ts';
import { Card, CheckField, Notice, RadioList, TextField } from '#renderer/ui/index.ts';
import { StepTitle } from '../parts/StepList.tsx';
import { words } from '../words.ts';
import type { StepParts } from './parts.ts';

const kinds = ['account', 'fields', 'documents', 'until'] as const;

/** What of the account goes. The whole of it is the rule; all else is chosen. */
export function ScopeStep(props: StepParts & { readonly today: string }) {
  const { choices, change } = props;
  const more = { fields: <Fields {...props} />, until: <Day {...props} /> } as const;
  return (
    <>
      <StepTitle>{words.steps.scope}</StepTitle>
      <Card>
        <RadioList
          label={words.scope}
          hideLabel
          value={choices.kind}
          onChange={(kind) => change({ kind })}
          options={kinds.map((value) => ({
            value,
            ...words.scopes[value],
            ...(value === 'fields' || value === 'until' ? { more: more[value] } : {}),
          }))}
        />
      </Card>
      <Notice>
        <p className="strong">{words.forGood}</p>
        <p>{words.stays}</p>
      </Notice>
    </>
  );
}

function Fields({ check, choices, change }: StepParts) {
  if (check.fields.length === 0) return <p className="faint">{words.noFields}</p>;
  const toggle = (field: string, on: boolean): void =>
    change({ fields: on ? [...choices.fields, field] : choices.fields.filter((one) => one !== field) });
  return (
    <div className="redact-fields" role="group" aria-label={words.fields}>
      {check.fields.map(({ field, values }) => (
        <CheckField
          key={field}
          label={
            <>
              {fieldLabel(field)} <span className="faint">{words.values(values)}</span>
            </>
          }
          checked={choices.fields.includes(field)}
          onChange={(event) => toggle(field, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}

function Day({ choices, change, today }: StepParts & { readonly today: string }) {
  return (
    <div className="redact-day">
      <TextField
        type="date"
        label={words.day}
        description={words.dayHint}
        max={today}
        value={choices.day}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
    </div>
  );
}
