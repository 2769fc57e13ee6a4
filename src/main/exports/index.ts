/** Exports: the door of the room. */
import { exports as contract } from '#contracts/exports.ts';
import { room } from '../kit/room.ts';
import { exportAccount } from './account.ts';

export const exports = room(contract, {
  account: exportAccount,
  record: (input, { fact }) => {
    const { accountId, sha256, sizeBytes, documents } = input;
    fact({ action: 'account.exported', subject: accountId, params: { sha256, sizeBytes, documents } });
    return {};
  },
});
