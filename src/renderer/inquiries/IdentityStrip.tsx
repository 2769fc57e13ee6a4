import { Link } from 'wouter';
import type { Review } from '#contracts/inquiries.ts';
import { AccountTags, statusTone } from '#renderer/accounts/index.ts';
import { Badge, formatAge, Kbd, StatusPill } from '#renderer/ui/index.ts';
import { words } from './words.ts';

interface Props {
  readonly review: Review;
  /** Place in the queue, from 1, when the inquiry waits in it. */
  readonly position: { readonly at: number; readonly of: number } | null;
}

/** Whose inquiry this is, in one line. */
export function IdentityStrip({ review, position }: Props) {
  const { account, inquiry } = review;
  return (
    <header className="strip">
      <h1 className="strip-name clip">
        <Link href={`/accounts/${account.id}`} title={words.strip.account}>
          <bdi>{account.name}</bdi>
        </Link>
      </h1>
      {account.referenceId === null || !inquiry.referenceGiven ? (
        <span title={words.strip.noReferenceWhy}>
          <Badge>{words.strip.noReference}</Badge>
        </span>
      ) : (
        <span className="code strip-reference clip">{account.referenceId}</span>
      )}
      <StatusPill tone={statusTone(account.status)}>{account.status}</StatusPill>
      <AccountTags accountId={account.id} tags={account.tags} />
      <span
        className="strip-facts clip"
        title={inquiry.template === null ? undefined : words.strip.template(inquiry.template)}
      >
        {words.strip.inquiry(inquiry.number, inquiry.of)} · {words.strip.received(inquiry.receivedAt)}
      </span>
      <span className="strip-end">
        <Badge>{words.strip.age(formatAge(inquiry.receivedAt))}</Badge>
        {position ? <span className="faint">{words.strip.position(position.at, position.of)}</span> : null}
        <Kbd keys="Ctrl+K" />
      </span>
    </header>
  );
}
