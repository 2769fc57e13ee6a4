import type { InquiryRow, Review } from '#contracts/inquiries.ts';
import { useQueue } from './data.ts';

/** Where an inquiry stands in the queue, and its neighbours there. */
export interface PlaceInQueue {
  readonly position: { readonly at: number; readonly of: number } | null;
  readonly nextId: string | null;
  readonly previousId: string | null;
}

/** What the two faces of a review are given. */
export interface OpenedProps {
  readonly latest: Review;
  readonly place: PlaceInQueue;
  readonly refetch: () => void;
}

/** Looks an inquiry up in the loaded part of the queue. */
export function usePlaceInQueue(id: string): PlaceInQueue {
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
