/** What the comparison core says of two accounts: it is what people are shown, and it has the last word on a found pair. */
import type { Comparison } from '#contracts/person.ts';
import { findAccount, parseFields, personOf } from '../accounts/index.ts';
import { compareFields, maskComparison, modelInForce } from '../inquiries/index.ts';
import type { ReadDb } from '../kit/sql.ts';

/** The comparison of two accounts by their stored fields, identifiers masked. */
export function compareStored(db: ReadDb, fields: string, other: string): Comparison {
  const { person } = personOf(parseFields(other));
  return maskComparison(compareFields(parseFields(fields), person, modelInForce(db).weights));
}

/**
 * Whether a comparison leaves it open that it is one person. What linking learns in a small vault, or in one without
 * duplicates, may take people of one town for one person.
 */
export function isPlausible({ suggestion: { verdict } }: Comparison): boolean {
  return verdict !== 'different' && verdict !== 'probably-different';
}

/** The same for two accounts by their numbers; false when one is gone. */
export function mayBeOne(db: ReadDb, one: number, other: number): boolean {
  const [account, second] = [findAccount(db, { seq: one }), findAccount(db, { seq: other })];
  return (
    account !== undefined &&
    second !== undefined &&
    isPlausible(compareStored(db, account.fields, second.fields))
  );
}
