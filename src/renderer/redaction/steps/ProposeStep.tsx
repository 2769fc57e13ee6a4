import { useState } from 'react';
import type { RedactionPlan, RedactionScope } from '#contracts/redaction.ts';
import { fieldLabel } from '#renderer/accounts/field-words.ts';
import { ExportDialog } from '#renderer/exports/index.ts';
import { ActionButton, Card, CardRow, RadioList } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { StepTitle } from '../parts/StepList.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { scopeText } from '../terms.ts';
import { words } from '../words.ts';
import type { StepParts } from './parts.ts';

interface Props extends StepParts {
  readonly scope: RedactionScope | null;
  readonly plan: RedactionPlan | null;
  readonly error: unknown;
}

/** Whether a copy is wanted first, which nobody decides by default; then all of it once more. */
export function ProposeStep({ account, check, choices, change, scope, plan, error }: Props) {
  const [exporting, setExporting] = useState(false);
  const mayExport = useMay('export');
  const rows = plan?.stores.reduce((sum, store) => sum + store.rows, 0) ?? 0;
  const last = check.lastExport;
  const more = (
    <div className="redact-export">
      <p role="status" className={last?.outdated ? 'redact-bad' : undefined}>
        {last === null ? words.neverExported : words.lastExport(last)}
      </p>
      {mayExport ? (
        <ActionButton size="small" onClick={() => setExporting(true)}>
          {last === null ? words.exportNow : words.exportAgain}
        </ActionButton>
      ) : last === null || last.outdated ? (
        <p className="faint small">{words.exportDenied}</p>
      ) : null}
    </div>
  );
  return (
    <>
      <StepTitle>{words.exportFirst}</StepTitle>
      <Card>
        <RadioList
          label={words.exportFirst}
          hideLabel
          value={choices.exportChoice}
          onChange={(exportChoice) => change({ exportChoice })}
          options={[
            { value: 'exported', ...words.exportChoices.exported, more },
            { value: 'not-wanted', ...words.exportChoices['not-wanted'] },
          ]}
        />
      </Card>
      <Card title={words.summary}>
        <CardRow label={words.scope}>{scope ? scopeText(scope, fieldLabel) : null}</CardRow>
        <CardRow label={words.willGo}>{words.entries(rows)}</CardRow>
        <CardRow label={words.mentions}>
          {choices.kind === 'account'
            ? words.mentionCounts(choices.mentions.size, (plan?.mentions.length ?? 0) - choices.mentions.size)
            : words.notSought}
        </CardRow>
        <CardRow label={words.reason}>
          {choices.reason === null ? null : words.reasonOf(choices.reason)}
          {choices.reference === '' ? null : <span className="faint"> · {choices.reference}</span>}
        </CardRow>
        <CardRow label={words.policyRow}>
          {check.secondPerson ? words.secondPersonAhead : words.noSecondPerson}
        </CardRow>
      </Card>
      <Trouble error={error} />
      {exporting ? <ExportDialog account={account} onClose={() => setExporting(false)} /> : null}
    </>
  );
}
