/** Inquiries: the door of the room. */
import { inquiries as contract } from '#contracts/inquiries.ts';
import { room } from '../kit/room.ts';
import { decide, reopen, revealIncoming, saveDraft } from './commands.ts';
import { maskStored } from './compare.ts';
import { decisionRows, listInquiries, reviewOf } from './queries.ts';
import { loadInquiry } from './store.ts';

export { readPerson } from './compare.ts';
export { decisionRows } from './queries.ts';
export {
  inquiryColumns,
  inquiryOutcome,
  takeInquiry,
  type InquiryRecordRow,
  type NewInquiry,
  type TakenIn,
} from './store.ts';

export const inquiries = room(contract, {
  list: (input, { db }) => listInquiries(db, input),
  review: (input, { db, actor }) => reviewOf(db, actor, input.id, input.resolutions),
  decisions: (input, { db }) => ({
    decisions: decisionRows(db, loadInquiry(db, input.id).seq).map((decision) => ({
      ...decision,
      comparison: maskStored(decision.comparison),
    })),
  }),
  saveDraft,
  decide,
  reopen,
  reveal: revealIncoming,
});
