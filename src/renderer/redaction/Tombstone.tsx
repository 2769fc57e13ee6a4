import { Link } from 'wouter';
import type { Account } from '#contracts/accounts.ts';
import type { RedactionState } from '#contracts/redaction.ts';
import { formatDay, StatusPill } from '#renderer/ui/index.ts';
import { useRedactionsOf } from './data.ts';
import { stateWords } from './terms.ts';
import { words } from './words.ts';
import './redaction.css';

const carriedOut: ReadonlySet<RedactionState> = new Set(['cleared', 'incomplete', 'proven']);

/** On the page of an account that was redacted: when, how far it is proven, and that what is shown came afterwards. */
export function Tombstone({ account }: { readonly account: Account }) {
  const redacted = account.redactedAt !== null;
  const list = useRedactionsOf(account.id, redacted);
  if (account.redactedAt === null) return null;
  const last = list.data?.redactions.find(({ state }) => carriedOut.has(state));
  const state = last?.state === 'cleared' || last?.state === 'incomplete' ? last.state : 'proven';
  const filled = account.fields.some(({ entries }) => entries.length > 0);
  return (
    <section className="tombstone" data-state={last?.state}>
      <p className="strong">{words.tombstone[state](formatDay(last?.clearedAt ?? account.redactedAt))}</p>
      {last ? (
        <StatusPill tone={stateWords[last.state].tone}>{stateWords[last.state].name}</StatusPill>
      ) : null}
      <p className="faint">{filled ? words.tombstoneText : words.tombstoneEmpty}</p>
      {last ? (
        <Link href={`/redactions/${last.id}`} className="tombstone-link">
          {last.state === 'proven' ? words.certificateLink : words.openLink}
        </Link>
      ) : null}
    </section>
  );
}
