import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Mention, RedactionPlan } from '#contracts/redaction.ts';
import { Card, CheckField } from '#renderer/ui/index.ts';
import { words } from '../words.ts';

interface Props {
  readonly plan: RedactionPlan;
  /** Everything about the person goes: only then were mentions looked for. */
  readonly whole: boolean;
  readonly ticked: ReadonlySet<string>;
  readonly looked: boolean;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
  readonly onLooked: (looked: boolean) => void;
}

/** Places elsewhere that speak of the person. None is ticked at first; all must have been in sight. */
export function MentionsCard({ plan, whole, ticked, looked, onTick, onLooked }: Props) {
  const { mentions, mentionsCut } = plan;
  const [end, seen] = useSeen();
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    onTick(next);
  };
  return (
    <Card
      title={words.mentions}
      aside={mentions.length > 0 ? words.ticked(ticked.size, mentions.length) : undefined}
    >
      <p className="redact-line faint">
        {whole ? (mentions.length === 0 ? words.noMentions : words.mentionsText) : words.mentionsNotSought}
      </p>
      {mentions.length > 0 ? (
        <ul className="mention-list" tabIndex={0} aria-label={words.mentions}>
          {mentions.map((mention) => (
            <li key={mention.id} className="mention">
              <CheckField
                aria-label={`${words.place(mention.place)}: ${mention.excerpt}`}
                checked={ticked.has(mention.id)}
                onChange={(event) => toggle(mention.id, event.currentTarget.checked)}
              />
              <MentionLine mention={mention} />
            </li>
          ))}
          <li ref={end} aria-hidden="true" className="mention-end" />
        </ul>
      ) : null}
      {mentionsCut ? <p className="redact-line redact-bad">{words.mentionsCut}</p> : null}
      {mentions.length > 0 ? (
        <div className="redact-line">
          <CheckField
            label={words.looked(mentions.length)}
            description={seen ? undefined : words.lookedHint}
            disabled={!seen}
            checked={looked}
            onChange={(event) => onLooked(event.currentTarget.checked)}
          />
        </div>
      ) : null}
    </Card>
  );
}

/** The text around a mention, and where it stands. */
export function MentionLine({ mention }: { readonly mention: Mention }) {
  const { place, accountId, referenceId, excerpt } = mention;
  return (
    <div>
      <p className="mention-text">
        <bdi>{excerpt}</bdi>
      </p>
      <p className="faint small">
        {words.place(place)} ·{' '}
        {accountId === null ? (
          words.ofNobody
        ) : (
          <Link href={`/accounts/${accountId}`}>{words.ofAccount(referenceId ?? accountId)}</Link>
        )}
      </p>
    </div>
  );
}

/** Whether an element has ever been in sight. */
function useSeen() {
  const place = useRef<HTMLLIElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || seen) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [seen]);
  return [place, seen] as const;
}
