import { Link } from 'wouter';
import type { Redaction } from '#contracts/redaction.ts';
import { fieldLabel } from '#renderer/accounts/field-words.ts';
import { Card, CardRow, formatInstant } from '#renderer/ui/index.ts';
import { scopeText } from '../terms.ts';
import { words } from '../words.ts';

/** What, on what ground, by whom and when. */
export function FactsCard({ redaction }: { readonly redaction: Redaction }) {
  const { basis, state, decidedAt, decidedBy } = redaction;
  const decided = state === 'declined' || state === 'withdrawn' ? words[state] : words.approved;
  return (
    <Card title={words.facts} className="redaction-facts">
      <CardRow label={redaction.accounts === 1 ? words.account : words.accounts}>
        <Accounts redaction={redaction} />
      </CardRow>
      <CardRow label={words.scope}>{scopeText(redaction.scope, fieldLabel)}</CardRow>
      <CardRow label={words.reason}>{words.reasonOf(basis.reason)}</CardRow>
      {basis.reference === '' ? null : <CardRow label={words.referenceLabel}>{basis.reference}</CardRow>}
      {basis.note === '' ? null : <CardRow label={words.noteLabel}>{basis.note}</CardRow>}
      {redaction.origin === 'retention' ? (
        <CardRow label={words.origin}>{words.origins.retention}</CardRow>
      ) : null}
      <CardRow label={words.exportChoice}>{words.exportChoiceOf(redaction)}</CardRow>
      <CardRow label={words.mentionsLabel}>
        {redaction.scope.kind === 'account'
          ? words.mentionCounts(
              redaction.mentionsRedacted,
              redaction.mentionsKept,
              redaction.clearedAt !== null,
            )
          : words.notSought}
      </CardRow>
      <CardRow label={words.proposed}>
        {words.by(redaction.proposedBy, formatInstant(redaction.proposedAt))}
      </CardRow>
      {decidedAt === null ? null : (
        <CardRow label={decided}>{words.by(decidedBy ?? '', formatInstant(decidedAt))}</CardRow>
      )}
      {redaction.clearedAt === null ? null : (
        <CardRow label={words.cleared}>{formatInstant(redaction.clearedAt)}</CardRow>
      )}
      {redaction.provenAt === null ? null : (
        <CardRow label={words.proven}>{formatInstant(redaction.provenAt)}</CardRow>
      )}
    </Card>
  );
}

function Accounts({ redaction: { accountIds, referenceIds, accounts } }: { readonly redaction: Redaction }) {
  const more = accounts - accountIds.length;
  return (
    <>
      <ul>
        {accountIds.map((id, at) => (
          <li key={id}>
            <Link href={`/accounts/${id}`} className="code">
              {referenceIds[at] ?? id}
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 ? <span className="faint">{words.andMore(more)}</span> : null}
    </>
  );
}
