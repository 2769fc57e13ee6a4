import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { ActionButton, EmptyState, ErrorNotice, Forward } from '#renderer/ui/index.ts';
import { useQueue, useReview, usePrefetchReview } from './data.ts';
import { DecidedReview } from './DecidedReview.tsx';
import { Frame } from './Frame.tsx';
import { LiveReview } from './LiveReview.tsx';
import { usePlaceInQueue, type OpenedProps } from './place.ts';
import { usePageKeys } from './use-page-keys.ts';
import { words } from './words.ts';
import './inquiries.css';

interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** `/inquiries`: the oldest waiting inquiry, or what there is when none waits. */
export function QueuePage() {
  const queue = useQueue('waiting');
  const [, go] = useLocation();
  const first = queue.data?.pages[0]?.rows[0];
  if (first) return <Forward from="/inquiries" to={`/inquiries/${first.id}`} />;
  return (
    <Frame currentId={null} strip={<header className="strip" />}>
      <div className="centre centre-empty">
        {queue.isError ? <ErrorNotice error={queue.error} onRetry={() => void queue.refetch()} /> : null}
        {queue.data ? (
          <EmptyState
            title={words.queue.emptyTitle}
            actions={<ActionButton onClick={() => go('/accounts')}>{words.page.searchAccounts}</ActionButton>}
          >
            {words.queue.emptyText}
          </EmptyState>
        ) : null}
      </div>
    </Frame>
  );
}

/** `/inquiries/:id`: the review screen. */
export function ReviewPage({ params }: PageProps) {
  const id = params['id'] ?? '';
  return <OpenReview key={id} id={id} />;
}

function OpenReview({ id }: { readonly id: string }) {
  const review = useReview(id);
  const place = usePlaceInQueue(id);
  const prefetch = usePrefetchReview();
  const { nextId } = place;
  useEffect(() => {
    if (nextId !== null && review.isSuccess) prefetch(nextId);
  }, [nextId, prefetch, review.isSuccess]);
  usePageKeys(place);
  if (review.data) return <Opened latest={review.data} place={place} refetch={() => void review.refetch()} />;
  return (
    <Frame currentId={id} strip={<header className="strip" />}>
      <div className="centre centre-empty">
        {review.isError ? (
          <ErrorNotice error={review.error} onRetry={() => void review.refetch()} />
        ) : (
          <p className="faint late">{words.page.loading}</p>
        )}
      </div>
    </Frame>
  );
}

function Opened(props: OpenedProps) {
  return props.latest.state === 'decided' ? <DecidedReview {...props} /> : <LiveReview {...props} />;
}
