import type { Mention, Redaction } from '#contracts/redaction.ts';
import { Card, StatusPill } from '#renderer/ui/index.ts';
import { sortProposed } from '../flow.ts';
import { words } from '../words.ts';
import { MentionLine } from './MentionsCard.tsx';

interface Props {
  /** As they are found now. */
  readonly mentions: readonly Mention[];
  readonly cut: boolean;
  readonly redaction: Redaction;
  /** Ids that were ticked when it was proposed. */
  readonly ticked: readonly string[];
}

/** The mentions as they were decided on: what will be blacked out comes first, all others stay. Nothing can be ticked here. */
export function ProposedMentions({ mentions, cut, redaction, ticked }: Props) {
  const whole = redaction.scope.kind === 'account';
  const { blackedOut, staying, gone, added } = sortProposed(mentions, ticked, redaction.mentionsKept);
  return (
    <Card
      title={words.mentions}
      aside={mentions.length > 0 ? words.ticked(blackedOut.length, mentions.length) : undefined}
    >
      <p className="redact-line faint">
        {whole
          ? mentions.length === 0
            ? words.noMentions
            : words.proposedMentions
          : words.mentionsNotSought}
      </p>
      {mentions.length > 0 ? (
        <ul className="mention-list" tabIndex={0} aria-label={words.mentions}>
          {blackedOut.map((mention) => (
            <Row key={mention.id} mention={mention} ticked />
          ))}
          {staying.map((mention) => (
            <Row key={mention.id} mention={mention} ticked={false} />
          ))}
        </ul>
      ) : null}
      {gone > 0 ? <p className="redact-line faint">{words.mentionsGone(gone)}</p> : null}
      {added > 0 && !cut ? <p className="redact-line redact-bad">{words.mentionsAdded(added)}</p> : null}
      {cut ? <p className="redact-line redact-bad">{words.mentionsCut}</p> : null}
    </Card>
  );
}

function Row({ mention, ticked }: { readonly mention: Mention; readonly ticked: boolean }) {
  return (
    <li className="mention mention-proposed">
      <MentionLine mention={mention} />
      <StatusPill tone={ticked ? 'bad' : 'neutral'}>
        {ticked ? words.willBeBlackedOut : words.willStay}
      </StatusPill>
    </li>
  );
}
