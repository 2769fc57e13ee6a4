import type { SampleAccount } from './accounts.ts';
import type { CastInquiry } from './cast.ts';
import { drawBill, drawIdentity, drawPersonSelfie, type DrawnDocument } from './evidence.ts';
import { personaId } from './random.ts';

/** One drawn file. */
export interface SampleDocument {
  readonly fileName: string;
  readonly mediaType: 'image/png' | 'application/pdf';
  readonly bytes: Uint8Array;
  /** The inquiry it came with; null for a file that lies with the account alone. */
  readonly inquiryPersonaId: string | null;
  /** The account's reference id; empty for an inquiry without one. */
  readonly referenceId: string;
  readonly kind: string;
}

function named(
  drawn: DrawnDocument,
  owner: string,
  inquiryPersonaId: string | null,
  referenceId: string,
): SampleDocument {
  const ending = drawn.mediaType === 'image/png' ? 'png' : 'pdf';
  return { ...drawn, fileName: `${owner}-${drawn.kind}.${ending}`, inquiryPersonaId, referenceId };
}

/**
 * The files of one inquiry. Waiting inquiries always show their identity document, decided ones every second time;
 * selfies and bills come now and then, a bill always where the address is in question.
 */
export function drawInquiryDocuments(seed: number, inquiry: CastInquiry, place: number): SampleDocument[] {
  const { scene, entry, times } = inquiry;
  const day = times.createdAt.slice(0, 10);
  const waiting = entry.stand === 'waiting';
  const showsIdentity = waiting || place % 2 === 0;
  const showsBill =
    scene.incoming.street1 !== '' && (scene.reasons.address !== undefined || place % 12 === 4);
  const drawn = [
    ...(showsIdentity ? drawIdentity(seed, scene.printed, day, waiting) : []),
    ...(place % 7 === 1 || (waiting && scene.truth === 'different')
      ? [drawPersonSelfie(seed, scene.printed, day)]
      : []),
    ...(showsBill ? [drawBill(seed, scene.incoming, day)] : []),
  ];
  return drawn.map((document) =>
    named(document, inquiry.personaId, inquiry.personaId, inquiry.referenceId ?? ''),
  );
}

/** A bill for each of some accounts without an inquiry. */
export function drawAccountDocuments(
  seed: number,
  now: string,
  accounts: readonly SampleAccount[],
): SampleDocument[] {
  return accounts.map(({ person, referenceId }) =>
    named(drawBill(seed, person, now.slice(0, 10)), personaId('doc', seed, referenceId), null, referenceId),
  );
}
