/** Backups that cannot bring anybody back who was redacted; restoring; saving what can be read of a damaged vault. */
import { basename } from 'node:path';
import { backup as contract } from '#contracts/backup.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { room } from '../kit/room.ts';
import { filesBeside } from './at-hand.ts';
import {
  declareDestroyed,
  ensureKey,
  ensureKeys,
  noteBackup,
  noteKeyring,
  overview,
  placeOfKeyring,
  readSchedule,
  saveSchedule,
} from './copies.ts';
import { openParts } from './parts-reader.ts';
import { assertPlace, sweep } from './place.ts';
import { checkBackup, restoreBackup } from './restore.ts';
import { salvageVault } from './salvage.ts';
import { createBackup, oneAtATime, putKeyring, vaultNow } from './write.ts';

export { outstandingCopies, type OutstandingCopy } from './copies.ts';

const { operations } = contract;

export const backup = room(contract, {
  overview: (_input, { db, now }) => overview(db, now),
  create: ({ file, label }, context) =>
    oneAtATime(() => createBackup(context, context.path(file), { label, scheduled: false })),
  runScheduled: (_input, context) =>
    oneAtATime(async () => {
      const schedule = readSchedule(context.db, context.now);
      if (!schedule?.due) return { written: null };
      return { written: await createBackup(context, schedule.place, { label: '', scheduled: true }) };
    }),
  refreshKeyring: ({ id }, context) =>
    oneAtATime(async () => {
      const { place, label } = placeOfKeyring(context.db, id);
      await assertPlace(place, context.folders.vault);
      await sweep(place, vaultNow(context).names.prefix);
      await context.commit(operations.ensureKeys, 'backup.ensureKeys', {
        after: Number.MAX_SAFE_INTEGER,
        most: 1,
      });
      const keys = context.keys.backup();
      try {
        const { serial, keys: count, bytes } = await putKeyring(context, place, label, keys);
        return { serial, keys: count, keysBytes: bytes };
      } finally {
        keys.seal.fill(0);
        keys.mac.fill(0);
      }
    }),
  declareDestroyed,
  setSchedule: async ({ everyDays, file }, context) => {
    if (everyDays > 0 && file === undefined) throw new AppError('invalid-input', { field: 'file' });
    const place = file === undefined ? '' : context.path(file);
    if (everyDays > 0) await assertPlace(place, context.folders.vault);
    return context.commit(operations.saveSchedule, 'backup.saveSchedule', { everyDays, place });
  },
  inspect: ({ file }, context) => {
    const path = context.path(file);
    const reader = openParts(path, 'backup');
    reader.close();
    const { createdAtMs, accounts, documents, vaultId } = reader.header;
    const keyrings = filesBeside(path, 'keys', vaultId).map((one) => {
      const keys = openParts(one, 'keys');
      keys.close();
      const at = new Date(keys.header.createdAtMs).toISOString();
      return { file: basename(one), serial: keys.header.serial, at };
    });
    return { madeAt: new Date(createdAtMs).toISOString(), accounts, documents, keyrings };
  },
  restore: restoreBackup,
  check: checkBackup,
  salvage: salvageVault,
  ensureKeys,
  ensureKey,
  noteKeyring,
  noteBackup,
  saveSchedule,
});
