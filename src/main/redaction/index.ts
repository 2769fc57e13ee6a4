/** Redaction: the door of the room. */
import { redaction as contract, type Certificate, type ProofReport } from '#contracts/redaction.ts';
import { room } from '../kit/room.ts';
import { beginRedaction } from './begin.ts';
import { tickedOf } from './binding.ts';
import { planRedaction } from './plan.ts';
import { checkAccount, listRedactions } from './queries.ts';
import { saveCertificate } from './save-certificate.ts';
import { approve, clear, decline, finish, insertRedaction, proposeRedaction, setPolicy } from './steps.ts';
import { secondPersonPolicy } from './eligibility.ts';
import { loadRedaction, redactionOf } from './store.ts';

export { findMentions } from './mentions.ts';
export { findStaged, stagedTables } from './staged.ts';
export { telltalesOf } from './values.ts';
export { forgetValues, proveRedactions, type Proof } from './proof.ts';

export const redaction = room(contract, {
  check: (input, { db, now }) => checkAccount(db, input.accountId, now),
  plan: (input, { db, folders }) => planRedaction(db, input.accountIds, input.scope, folders.vault),
  propose: proposeRedaction,
  insert: insertRedaction,
  approve,
  decline,
  begin: beginRedaction,
  clear,
  finish,
  unproven: (_input, { db }) => ({
    unproven: db.one<{ n: number }>(
      "SELECT count(*) AS n FROM redaction WHERE state IN ('cleared', 'incomplete')",
    ).n,
  }),
  list: (input, { db, actor }) => ({ redactions: listRedactions(db, input, actor) }),
  load: (input, { db, actor }) => {
    const row = loadRedaction(db, input.id);
    return {
      redaction: redactionOf(db, row, actor),
      ticked: tickedOf(row),
      // Both were written from checked values.
      report: row.report === null ? null : (JSON.parse(row.report) as ProofReport),
      certificate: row.certificate === null ? null : (JSON.parse(row.certificate) as Certificate),
    };
  },
  saveCertificate,
  saved: (input, { fact }) => {
    const { id, format, sha256 } = input;
    fact({ action: 'redaction.certificate-saved', subject: id, params: { format, sha256 } });
    return {};
  },
  policy: (_input, { db }) => ({ secondPerson: secondPersonPolicy(db) }),
  setPolicy,
});
