/** Learning: the door of the room. */
import { learning as contract } from '#contracts/learning.ts';
import { room } from '../kit/room.ts';
import { compareModels, train } from './jobs.ts';
import { activateVersion, listVersions, rollBack, saveVersion } from './versions.ts';

export const learning = room(contract, {
  list: (_input, { db }) => listVersions(db),
  train,
  save: saveVersion,
  compare: compareModels,
  activate: activateVersion,
  rollback: rollBack,
});
