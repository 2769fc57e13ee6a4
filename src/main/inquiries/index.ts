/** Inquiries: the door of the room. */
import { inquiries as contract } from '#contracts/inquiries.ts';
import { room } from '../kit/room.ts';
import { refuseRestricted } from '../withdrawn/index.ts';
import { decide, reopen, revealIncoming, saveDraft } from './commands.ts';
import { decisionRows, listInquiries, reviewOf } from './queries.ts';
import { loadInquiry } from './store.ts';

export { compareFields, maskComparison, readPerson, type Compared } from './compare.ts';
export { modelInForce } from './judging.ts';
export { decisionRows } from './queries.ts';
export {
  inquiryColumns,
  inquiryJoins,
  inquiryOutcome,
  takeInquiry,
  type InquiryRecordRow,
  type NewInquiry,
  type TakenIn,
} from './store.ts';

export const inquiries = room(contract, {
  list: (input, { db }) => listInquiries(db, input),
  review: (input, context) => {
    refuseRestricted(context, { seq: loadInquiry(context.db, input.id).account_seq });
    return reviewOf(context.db, context.actor, input.id, input.resolutions);
  },
  decisions: (input, context) => {
    const inquiry = loadInquiry(context.db, input.id);
    refuseRestricted(context, { seq: inquiry.account_seq });
    return {
      decisions: decisionRows(context.db, inquiry.seq, 'masked'),
    };
  },
  saveDraft,
  decide,
  reopen,
  reveal: revealIncoming,
});
