import { shiftInstant } from './dates.ts';
import type { Stand } from './plan.ts';
import { createRandom } from './random.ts';

/** The instants in the life of an inquiry, ISO 8601 UTC. */
export interface InquiryTimes {
  readonly createdAt: string;
  readonly startedAt: string;
  readonly verifiedAt: string;
  readonly completedAt: string;
  readonly markedForReviewAt: string | null;
  readonly decidedAt: string | null;
}

const minute = 1 / 1440;

/**
 * When an inquiry happened: waiting ones within the last six days, decided ones one to ten weeks ago, an earlier
 * inquiry of the same account three to nine months ago.
 */
export function inquiryTimes(
  seed: number,
  name: string,
  now: string,
  stand: Stand,
  how: { readonly review: boolean; readonly earlier: boolean },
): InquiryTimes {
  const random = createRandom(seed, `times/${name}`);
  const waitingDays = 0.02 + random.next() * 6;
  const decidedDays = how.earlier ? random.whole(95, 270) + random.next() : 7 + random.next() * 63;
  const createdAt = shiftInstant(now, -(stand === 'waiting' ? waitingDays : decidedDays));
  const startedAt = shiftInstant(createdAt, random.next() * minute);
  const verifiedAt = shiftInstant(startedAt, (1 + random.next() * 4) * minute);
  const completedAt = shiftInstant(verifiedAt, (0.2 + random.next() * 2) * minute);
  return {
    createdAt,
    startedAt,
    verifiedAt,
    completedAt,
    markedForReviewAt: how.review ? shiftInstant(completedAt, 0.05 * minute) : null,
    decidedAt: stand === 'waiting' ? null : shiftInstant(completedAt, (20 + random.next() * 1400) * minute),
  };
}
