import { useState } from 'react';
import type { PersonField } from '#contracts/person.ts';
import { FieldRequirement, methodsOf, shippedPolicy } from '#contracts/policy.ts';
import { ActionButton, Card, ErrorNotice, SelectField, tell } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { usePolicy, useSavePolicy } from '../data.ts';
import { policyWords as words } from '../policy-words.ts';
import { policyOf, rowsOf, type PolicyRow } from './policy-draft.ts';

const weights = ['required', 'inform', 'off'] as const;

/** What a re-verification asks of each field: one row each, edited in place, saved as a new version. */
export function PolicyCard() {
  const policy = usePolicy();
  const save = useSavePolicy();
  const mayEdit = useMay('administer');
  const [draft, setDraft] = useState<readonly PolicyRow[] | null>(null);
  const inForce = policy.data?.versions[0];
  if (!inForce) return policy.isError ? <ErrorNotice error={policy.error} /> : null;
  const rows = draft ?? rowsOf(inForce.policy);
  const isChanged = draft !== null && JSON.stringify(policyOf(draft)) !== JSON.stringify(inForce.policy);
  const isComplete = rows.some(({ weight }) => weight === 'required');
  const change = (field: PersonField, some: Partial<PolicyRow>): void =>
    setDraft(rows.map((row) => (row.field === field ? { ...row, ...some } : row)));
  const submit = (): void =>
    save.mutate(
      { policy: policyOf(rows), edited: inForce.id },
      {
        onSuccess: () => {
          setDraft(null);
          tell.done(words.saved);
        },
      },
    );
  return (
    <Card title={words.title} aside={<span className="faint">{words.version(inForce.at, inForce.by)}</span>}>
      <table className="policy-table">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.weight}</th>
            <th scope="col">{words.minimum}</th>
            <th scope="col">{words.method}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PolicyLine
              key={row.field}
              row={row}
              disabled={!mayEdit}
              change={(some) => change(row.field, some)}
            />
          ))}
        </tbody>
      </table>
      <div className="policy-foot">
        <p className="settings-hint" role="status">
          {isComplete ? words.hint : words.needsRequired}
        </p>
        <ErrorNotice error={save.error} />
        {mayEdit ? (
          <div className="policy-actions">
            <ActionButton size="small" tone="quiet" onClick={() => setDraft(rowsOf(shippedPolicy))}>
              {words.toShipped}
            </ActionButton>
            <ActionButton size="small" disabled={!isChanged} onClick={() => setDraft(null)}>
              {words.discard}
            </ActionButton>
            <ActionButton
              size="small"
              tone="primary"
              disabled={!isChanged || !isComplete}
              busy={save.isPending}
              onClick={submit}
            >
              {words.save}
            </ActionButton>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

interface LineProps {
  readonly row: PolicyRow;
  readonly disabled: boolean;
  readonly change: (some: Partial<PolicyRow>) => void;
}

function PolicyLine({ row, disabled, change }: LineProps) {
  const name = words.fields[row.field];
  const isOff = row.weight === 'off';
  return (
    <tr data-off={isOff || undefined}>
      <th scope="row">{name}</th>
      <td>
        <Choice
          label={words.of(words.weight, name)}
          value={row.weight}
          values={weights}
          names={words.weights}
          disabled={disabled}
          onChange={(weight) => change({ weight })}
        />
      </td>
      <td>
        <Choice
          label={words.of(words.minimum, name)}
          value={row.minimum}
          values={FieldRequirement.shape.minimum.options}
          names={words.minimums}
          disabled={disabled || isOff}
          onChange={(minimum) => change({ minimum })}
        />
      </td>
      <td>
        <Choice
          label={words.of(words.method, name)}
          value={row.method}
          values={methodsOf[row.field]}
          names={words.methods}
          disabled={disabled || isOff || methodsOf[row.field].length === 1}
          onChange={(method) => change({ method })}
        />
      </td>
    </tr>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, values, names, disabled, onChange } = props;
  return (
    <SelectField
      size="xs"
      aria-label={label}
      disabled={disabled}
      data={values.map((one) => ({ value: one, label: names[one] }))}
      value={value}
      onChange={(next) => {
        const chosen = values.find((one) => one === next);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
