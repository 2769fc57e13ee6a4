import type { DocumentRow } from '#contracts/documents.ts';

/** Kinds by how soon they are looked at; the rest comes after, in the order of the store. */
const soonest: readonly RegExp[] = [/front|passport/i, /back/i, /selfie|center|centre/i];

/** Documents in the order in which a reviewer wants them: the front of the identity document first. */
export function inReadingOrder(documents: readonly DocumentRow[]): readonly DocumentRow[] {
  const rank = ({ kind }: DocumentRow): number => {
    const at = soonest.findIndex((pattern) => pattern.test(kind));
    return at < 0 ? soonest.length : at;
  };
  return documents.toSorted((one, other) => rank(one) - rank(other));
}
