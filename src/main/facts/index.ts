/** The log of facts: appended only, each chained to the one before, the head signed now and then. */
import { facts as contract } from '#contracts/facts.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { room } from '../kit/room.ts';
import { lastFact } from './chain.ts';
import { replaceKey, sealCheckpoint } from './checkpoints.ts';
import { checkClaim } from './commitments.ts';
import { checkAnchor, headAnchor, keptAnchors } from './heads.ts';
import { factsBefore } from './list.ts';
import { verifyInParts } from './verify.ts';

export { appendFact } from './chain.ts';
export { replaceKey, sealWhenDue, signDocument, signingKey, type Sealing } from './checkpoints.ts';
export { canonicalJson, committedValues } from './commitments.ts';
export { staffNames } from './list.ts';
export { verifyFacts } from './verify.ts';

export const facts = room(contract, {
  list: (input, { db }) => {
    const { after, limit, ...filter } = input;
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after) || 0;
    const rows = factsBefore(db, filter, before, limit + 1);
    const page = rows.slice(0, limit);
    return { facts: page, next: rows.length > limit ? String(page.at(-1)?.seq ?? 0) : null };
  },
  verify: (input, { db, vaultId }) => verifyInParts(db, vaultId, input.scope === 'tail'),
  anchor: (_input, { db, vaultId }) => ({ head: headAnchor(db, vaultId), kept: keptAnchors(db) }),
  keepAnchor: (input, { db, now, actor, fact }) => {
    if (input.seq > (lastFact(db)?.seq ?? 0)) throw new AppError('not-found', { what: 'fact' });
    db.run('INSERT INTO fact_anchor (seq, at, by_id) VALUES (?, ?, ?)', input.seq, now, actor.personId);
    fact({ action: 'audit.anchor-kept', params: { seq: input.seq } });
    return {};
  },
  checkAnchor: (input, { db, vaultId }) => checkAnchor(db, vaultId, input),
  checkValue: (input, { db, keys }) => ({ result: checkClaim(db, keys, input) }),
  // Loaded in the job thread only, when first needed.
  save: async (input, context) => (await import('./save.ts')).saveFacts(input, context),
  saveAnchor: async (input, context) => (await import('./save.ts')).saveAnchor(input, context),
  replaceKey: (_input, context) => ({ key: replaceKey(context).number }),
  checkpoint: (_input, context) => ({ seq: sealCheckpoint(context)?.seq ?? 0 }),
  record: (input, { fact }) => {
    fact(input);
    return {};
  },
});
