import { Link } from 'wouter';
import type { Blocker } from '#contracts/redaction.ts';
import { Card, CheckField, CheckIcon, WarningIcon } from '#renderer/ui/index.ts';
import { RestrictOffer } from '../parts/RestrictOffer.tsx';
import { StepTitle } from '../parts/StepList.tsx';
import { words } from '../words.ts';
import type { StepParts } from './parts.ts';

/** What stands against it, in words; what is held; whether somebody else will have to approve. */
export function EligibilityStep({ account, check, choices, change }: StepParts) {
  const hard = check.blockers.filter(({ passable }) => !passable);
  const soft = check.blockers.filter(({ passable }) => passable);
  const values = check.fields.reduce((sum, field) => sum + field.values, 0);
  const kept = hard.some(({ kind }) => kind === 'hold' || kind === 'retention');
  return (
    <>
      <StepTitle>{words.steps.eligibility}</StepTitle>
      <Card>
        {check.blockers.length === 0 ? (
          <p className="redact-verdict" data-tone="good" role="status">
            <CheckIcon />
            {words.allowed}
          </p>
        ) : (
          <p className="redact-verdict" data-tone={hard.length > 0 ? 'bad' : 'attention'} role="status">
            <WarningIcon />
            {hard.length > 0 ? words.blocked : words.passable}
          </p>
        )}
        <ul>
          {[...hard, ...soft].map((blocker) => (
            <BlockerRow key={`${blocker.kind} ${blocker.id ?? ''} ${blocker.name ?? ''}`} blocker={blocker} />
          ))}
        </ul>
        {hard.length === 0 && soft.length > 0 ? (
          <div className="redact-line">
            <CheckField
              label={words.passOver}
              checked={choices.passOverOpenWork}
              onChange={(event) => change({ passOverOpenWork: event.currentTarget.checked })}
            />
          </div>
        ) : null}
        {kept ? <RestrictOffer accountId={account.id} /> : null}
      </Card>
      <Card title={words.held} padded>
        <p>{words.heldText(values, check.fields.length, check.documents.length)}</p>
        <p className="faint">{check.secondPerson ? words.secondPersonAhead : words.noSecondPerson}</p>
      </Card>
    </>
  );
}

function BlockerRow({ blocker }: { readonly blocker: Blocker }) {
  const { title, meaning } = words.blocker(blocker);
  return (
    <li className="redact-line">
      <p className="strong">{title}</p>
      <p className="faint">
        {meaning}
        {blocker.kind === 'in-redaction' && blocker.id !== undefined ? (
          <>
            {' '}
            <Link href={`/redactions/${blocker.id}`} className="redact-link">
              {words.openRedaction}
            </Link>
          </>
        ) : null}
      </p>
    </li>
  );
}
