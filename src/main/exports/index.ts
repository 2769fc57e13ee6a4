/** Exports: the door of the room. */
import { exports as contract } from '#contracts/exports.ts';
import { room } from '../kit/room.ts';

export const exports = room(contract, {
  // Loaded in the job thread only, when it is first needed.
  account: async (input, context) => (await import('./account.ts')).exportAccount(input, context),
  record: (input, { fact }) => {
    const { accountId, sha256, sizeBytes, documents } = input;
    fact({ action: 'account.exported', subject: accountId, params: { sha256, sizeBytes, documents } });
    return {};
  },
});
