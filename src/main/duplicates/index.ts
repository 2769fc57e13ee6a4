/** Duplicates: the door of the room. */
import { duplicates as contract } from '#contracts/duplicates.ts';
import { room } from '../kit/room.ts';
import { addPairs, beginRun, findDuplicates, finishRun } from './find.ts';
import { duplicatesOf, explainPair, listClusters } from './queries.ts';
import { settlePair } from './settle.ts';

export const duplicates = room(contract, {
  find: findDuplicates,
  begin: beginRun,
  add: addPairs,
  finish: finishRun,
  list: listClusters,
  of: duplicatesOf,
  explain: explainPair,
  settle: settlePair,
});
