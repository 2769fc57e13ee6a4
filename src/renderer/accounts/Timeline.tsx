import { Link } from 'wouter';
import type { TimelineEvent } from '#contracts/accounts.ts';
import { ActionButton, ErrorNotice, formatInstant, tell } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { useTimeline, useUndo } from './data.ts';
import { fieldLabel } from './field-words.ts';
import { eventTone, eventWords, timelineWords as words } from './timeline-words.ts';
import './timeline.css';

interface TimelineProps {
  readonly accountId: string;
  /** Field names are left out where the title says them. */
  readonly compact?: boolean;
}

/** Everything that ever happened to an account, newest first: what, who, when, why, old → new. */
export function Timeline({ accountId, compact = false }: TimelineProps) {
  const timeline = useTimeline(accountId);
  const events = timeline.data?.pages.flatMap((page) => page.events) ?? [];
  if (timeline.isError) return <ErrorNotice error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.data && events.length === 0) return <p className="faint">{words.none}</p>;
  return (
    <>
      <ol className="timeline" data-compact={compact || undefined} aria-label={words.title}>
        {events.map((event) => (
          <Event key={event.id} event={event} compact={compact} />
        ))}
      </ol>
      {timeline.hasNextPage ? (
        <ActionButton
          size="small"
          busy={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {words.more}
        </ActionButton>
      ) : null}
    </>
  );
}

/** Changes of one event shown before "and n more" in the narrow form. */
const fewChanges = 3;

function Event({ event, compact }: { readonly event: TimelineEvent; readonly compact: boolean }) {
  const { title, detail } = eventWords(event);
  const inquiry = event.params['inquiry'];
  const redaction = event.params['redaction'];
  const undone = event.params['undone'] === 1;
  const shown = compact ? event.changes.slice(0, fewChanges) : event.changes;
  return (
    <li className="timeline-event" data-tone={eventTone(event.action)} data-undone={undone || undefined}>
      <p className="timeline-title">
        <span className="strong">{title}</span>
        {undone ? <span className="faint"> {words.undone}</span> : null}
        {event.undoable && event.changeId !== undefined ? <UndoButton changeId={event.changeId} /> : null}
      </p>
      <p className="timeline-facts">
        {formatInstant(event.at)}
        {event.by === null ? null : ` · ${event.by}`}
        {detail === '' ? null : ` · ${detail}`}
        {typeof inquiry === 'string' ? (
          <>
            {' · '}
            <Link href={`/inquiries/${inquiry}`}>{words.inquiry}</Link>
          </>
        ) : null}
        {typeof redaction === 'string' ? (
          <>
            {' · '}
            <Link href={`/redactions/${redaction}`}>{words.redaction}</Link>
          </>
        ) : null}
      </p>
      {shown.map((change) => (
        <p key={change.field} className="timeline-change">
          {event.changes.length > 1 || !compact ? (
            <span className="faint">{fieldLabel(change.field)} </span>
          ) : null}
          {change.before === null ? null : (
            <>
              <del>
                <bdi>{change.before}</bdi>
              </del>
              <span aria-hidden="true"> → </span>
            </>
          )}
          {/* A change of nothing into nothing was one whose values have been redacted. */}
          <bdi>{change.after ?? (change.before === null ? words.redacted : words.removed)}</bdi>
        </p>
      ))}
      {shown.length < event.changes.length ? (
        <p className="timeline-facts">{words.moreChanges(event.changes.length - shown.length)}</p>
      ) : null}
    </li>
  );
}

function UndoButton({ changeId }: { readonly changeId: string }) {
  const undo = useUndo();
  const may = useMay('edit');
  if (!may) return null;
  return (
    <button
      type="button"
      className="timeline-undo"
      disabled={undo.isPending}
      onClick={() =>
        undo.mutate({ changeId }, { onSuccess: () => tell.done(words.undidIt), onError: tell.failed })
      }
    >
      {words.undo}
    </button>
  );
}
