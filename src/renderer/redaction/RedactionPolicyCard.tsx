import { Card, CardRow, ChoiceField, ErrorNotice } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { usePolicy, useSetPolicy } from './data.ts';
import { words } from './words.ts';
import './redaction.css';

/** When a second person is asked for: set by administrators. */
export function RedactionPolicyCard() {
  const mayAdminister = useMay('administer');
  const policy = usePolicy();
  const set = useSetPolicy();
  if (!mayAdminister) return null;
  return (
    <Card title={words.policy}>
      <CardRow label={words.secondPerson}>
        <ChoiceField
          label={words.secondPerson}
          hideLabel
          value={policy.data?.secondPerson ?? 'when-possible'}
          disabled={!policy.data || set.isPending}
          options={(['when-possible', 'always', 'never'] as const).map((value) => ({
            value,
            label: words.secondPersonChoices[value],
          }))}
          onChange={(secondPerson) => set.mutate({ secondPerson })}
        />
        <p className="redact-hint">{words.secondPersonHint}</p>
        <ErrorNotice error={policy.error ?? set.error} />
      </CardRow>
    </Card>
  );
}
