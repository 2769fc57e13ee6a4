/** Retention: the door of the room. */
import { retention as contract } from '#contracts/retention.ts';
import { room } from '../kit/room.ts';
import { clockShown, observeClock, settleClock } from './clock.ts';
import { batchOf, listDue, recordDue } from './due.ts';
import { evaluate, simulate } from './evaluate.ts';
import {
  addToHold,
  holdAccounts,
  listHolds,
  placeHold,
  releaseHold,
  reviewHold,
  takeFromHold,
} from './holds.ts';
import { keepingOf } from './keeping.ts';
import { readPolicies, removePolicy, savePolicy } from './policies.ts';
import {
  archiveAccounts,
  liftRestriction,
  listWithdrawn,
  openRestricted,
  restoreAccounts,
  restrict,
} from './withdrawing.ts';

export { holdsOn, keptUntil } from './keeping.ts';

export const retention = room(contract, {
  policies: (_input, { db }) => ({ policies: readPolicies(db) }),
  savePolicy,
  removePolicy,
  account: (input, { db, now }) => keepingOf(db, input.id, now),
  clock: (_input, { db, now }) => clockShown(db, now),
  settleClock,
  observe: observeClock,
  evaluate,
  record: recordDue,
  due: listDue,
  batch: batchOf,
  simulate,
  holds: listHolds,
  holdAccounts,
  placeHold,
  addToHold,
  takeFromHold,
  reviewHold,
  releaseHold,
  archive: archiveAccounts,
  restore: restoreAccounts,
  restrict,
  liftRestriction,
  openRestricted,
  withdrawn: listWithdrawn,
});
