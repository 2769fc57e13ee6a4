import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { InquiryRow, Resolution, Review } from '#contracts/inquiries.ts';
import type { PersonField } from '#contracts/person.ts';
import { ActionButton, EmptyState, ErrorNotice } from '#renderer/ui/index.ts';
import { useQueue, useReview, usePrefetchReview } from './data.ts';
import { DecidedReview } from './DecidedReview.tsx';
import { LiveReview } from './LiveReview.tsx';
import { QueueColumn } from './QueueColumn.tsx';
import { useDesk } from './state.ts';
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
  if (first) return <Redirect to={`/inquiries/${first.id}`} replace />;
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

/** What the two faces of a review are given. */
export interface OpenedProps {
  readonly latest: Review;
  readonly place: PlaceInQueue;
  readonly refetch: () => void;
}

function Opened(props: OpenedProps) {
  return props.latest.state === 'decided' ? <DecidedReview {...props} /> : <LiveReview {...props} />;
}

/** Where an inquiry stands in the queue, and its neighbours there. */
export interface PlaceInQueue {
  readonly position: { readonly at: number; readonly of: number } | null;
  readonly nextId: string | null;
  readonly previousId: string | null;
}

function usePlaceInQueue(id: string): PlaceInQueue {
  const queue = useQueue('waiting');
  const rows: readonly InquiryRow[] = queue.data?.pages.flatMap((page) => page.rows) ?? [];
  const at = rows.findIndex((row) => row.id === id);
  const of = queue.data?.pages[0]?.waiting ?? 0;
  return {
    position: at < 0 ? null : { at: at + 1, of },
    nextId: rows[at + 1]?.id ?? rows.find((row) => row.id !== id)?.id ?? null,
    previousId: rows[at - 1]?.id ?? null,
  };
}

interface FrameProps {
  readonly currentId: string | null;
  readonly strip: ReactNode;
  readonly children: ReactNode;
}

/** The fixed regions of the screen: strip, queue, centre, right pane. */
export function Frame({ currentId, strip, children }: FrameProps) {
  const queueShown = useDesk((desk) => desk.queueShown);
  return (
    <div className="review" data-queue={queueShown ? 'shown' : 'collapsed'}>
      {strip}
      <QueueColumn currentId={currentId} />
      {children}
    </div>
  );
}

/**
 * Puts the desk in order for something else to be looked at, before it is drawn.
 * @returns whether the desk belongs to `about` already
 */
export function useBegin(
  about: string,
  resolutions: readonly Resolution[],
  cursor: PersonField | null,
): boolean {
  const begun = useDesk((desk) => desk.about === about);
  useLayoutEffect(() => {
    if (useDesk.getState().about !== about) useDesk.getState().begin(about, resolutions, cursor);
    // Only what is looked at decides; resolutions and cursor are where it begins.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [about]);
  // Left and opened again, the desk begins anew.
  useEffect(() => () => useDesk.setState({ about: null }), [about]);
  return begun;
}
