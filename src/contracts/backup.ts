/**
 * Backups. A backup holds every account sealed under the account's own key, and none of those keys; the keys are in a
 * small file beside it. Whoever is redacted loses their key, so no older backup can bring them back.
 */
import { z } from 'zod';
import { command, contract, folderLane, job, query } from './kit/contract.ts';
import { AccountId, Instant, Nothing, TicketId } from './kit/common.ts';
import { Passphrase, PersonName, RecoveryKey } from './vault.ts';

/** Names a copy of the keys in the register. */
export const KeyringId = z.string().regex(/^vkr_[A-Za-z0-9]{8,64}$/);

/** A backup that was written. */
export const BackupCopy = z.object({
  id: z.string(),
  file: z.string(),
  /** Folder as chosen. */
  place: z.string(),
  at: Instant,
  by: z.string().nullable(),
  accounts: z.int(),
  documents: z.int(),
  sizeBytes: z.number(),
  scheduled: z.boolean(),
});
export type BackupCopy = z.infer<typeof BackupCopy>;

/** A copy of the keys that was written and may still exist. */
export const KeyringCopy = z.object({
  id: KeyringId,
  label: z.string(),
  file: z.string(),
  place: z.string(),
  serial: z.int(),
  keys: z.int(),
  at: Instant,
  /** `writing`: it was begun and may be there. */
  state: z.enum(['writing', 'kept', 'destroyed']),
  destroyedAt: Instant.nullable(),
  destroyedBy: z.string().nullable(),
  /** Redactions since it was written: above 0 it still opens what was redacted. 0 for a destroyed one. */
  redactionsSince: z.int(),
});
export type KeyringCopy = z.infer<typeof KeyringCopy>;

/** When backups are made by themselves. */
export const BackupSchedule = z.object({
  everyDays: z.int().min(1).max(365),
  place: z.string(),
  lastAt: Instant.nullable(),
  due: z.boolean(),
  /** Whether the folder is there now. */
  reachable: z.boolean(),
});
export type BackupSchedule = z.infer<typeof BackupSchedule>;

const Written = z.object({
  file: z.string(),
  place: z.string(),
  accounts: z.int(),
  documents: z.int(),
  /** Documents whose file is missing in the vault itself. */
  documentsMissing: z.int(),
  sizeBytes: z.number(),
  keys: z.int(),
  keysBytes: z.number(),
  serial: z.int(),
});

/** A part of a file that is not as it was written. */
export const DamagedPart = z.object({
  file: z.string(),
  part: z.string(),
  offset: z.number().nullable(),
  record: z.int().nullable(),
  /** What the part holds, where that could be read: an account's id, a table's name, a document's id. */
  holds: z.string().nullable(),
});
export type DamagedPart = z.infer<typeof DamagedPart>;

/** What a restore, or a check without one, found. */
export const RestoreReport = z.object({
  vaultName: z.string(),
  madeAt: Instant,
  accounts: z.int(),
  documents: z.int(),
  /** Accounts that came back only as redacted, because a tombstone names them. */
  redacted: z.int(),
  /** Texts outside their accounts that were blacked out since the backup was made, and are again; in a check, how many at most. */
  blackedOut: z.int(),
  /** Accounts whose key is in no copy of the keys at hand: they are newer than it. */
  withoutKey: z.int(),
  damagedAccounts: z.int(),
  documentsMissing: z.int(),
  damaged: z.array(DamagedPart),
  /** Damaged parts beyond those listed. */
  damagedMore: z.int(),
  keyringSerial: z.int(),
  keyringAt: Instant,
});
export type RestoreReport = z.infer<typeof RestoreReport>;

/** What could not be read of a damaged vault. */
export const SalvageLoss = z.object({
  table: z.string(),
  /** First and last lost row number, where rows have one. */
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export const SalvageReport = z.object({
  vaultName: z.string(),
  tables: z.array(z.object({ table: z.string(), rows: z.int() })),
  losses: z.array(SalvageLoss),
  accounts: z.int(),
  documents: z.int(),
  documentsLost: z.array(z.string()),
  factsUnbroken: z.boolean(),
});
export type SalvageReport = z.infer<typeof SalvageReport>;

/** By name and passphrase, or by the recovery key: one of the two. */
const Entry = {
  person: PersonName.optional(),
  passphrase: Passphrase.optional(),
  recoveryKey: RecoveryKey.optional(),
};

export const backup = contract('backup', {
  overview: query({
    about:
      'Backups and copies of the keys that were written, those outstanding after redactions, the schedule.',
    needs: 'administer',
    input: Nothing,
    output: z.object({
      backups: z.array(BackupCopy),
      keyrings: z.array(KeyringCopy),
      outstanding: z.int(),
      schedule: BackupSchedule.nullable(),
    }),
  }),
  create: job({
    about:
      'Writes a backup and a copy of the keys into a folder; an older copy of the keys there is replaced.',
    needs: 'administer',
    touches: ['vault', 'facts'],
    input: z.object({ file: TicketId, label: z.string().trim().max(100).default('') }),
    output: Written,
  }),
  runScheduled: job({
    about: 'Writes the backup that the schedule says is due, or nothing.',
    needs: 'administer',
    touches: ['vault', 'facts'],
    input: Nothing,
    output: z.object({ written: Written.nullable() }),
  }),
  refreshKeyring: job({
    about:
      'Replaces a copy of the keys in its place by the present one, so that it opens nothing that was redacted.',
    needs: 'administer',
    touches: ['vault', 'facts'],
    input: z.object({ id: KeyringId }),
    output: z.object({ keys: z.int(), serial: z.int(), keysBytes: z.number() }),
  }),
  declareDestroyed: command({
    about: 'Notes that a copy of the keys no longer exists anywhere.',
    needs: 'administer',
    touches: ['vault', 'facts'],
    input: z.object({ id: KeyringId }),
    output: Nothing,
  }),
  setSchedule: job({
    about: 'Sets after how many days a backup is written into a folder; 0 ends it.',
    needs: 'administer',
    touches: ['vault', 'facts'],
    input: z.object({ everyDays: z.int().min(0).max(365), file: TicketId.optional() }),
    output: Nothing,
  }),
  inspect: folderLane({
    about:
      'Says what a backup file is, without any key: when it was made, and which copies of the keys lie beside it.',
    whenLocked: true,
    input: z.object({ file: TicketId }),
    output: z.object({
      madeAt: Instant,
      accounts: z.int(),
      documents: z.int(),
      keyrings: z.array(z.object({ file: z.string(), serial: z.int(), at: Instant })),
    }),
  }),
  restore: folderLane({
    about:
      'Makes a vault out of a backup and a copy of its keys, in a folder that has none. Tombstones are applied first.',
    whenLocked: true,
    touches: ['vault'],
    input: z.object({ file: TicketId, keys: TicketId.optional(), ...Entry }),
    output: RestoreReport,
  }),
  check: folderLane({
    about: 'Reads a backup as a restore would, every byte of it, and writes nothing.',
    whenLocked: true,
    input: z.object({ file: TicketId, keys: TicketId.optional(), ...Entry }),
    output: RestoreReport,
  }),
  salvage: folderLane({
    about: 'Copies whatever can be read of a damaged vault into a new one, in another folder.',
    whenLocked: true,
    input: z.object({ file: TicketId, person: PersonName, passphrase: Passphrase }),
    output: SalvageReport,
  }),
  ensureKeys: command({
    about: 'Makes keys for accounts that have none, some at a time.',
    internal: true,
    touches: ['vault'],
    input: z.object({ after: z.int(), most: z.int().min(1).max(10_000) }),
    /** `last`: the number of the last account looked at; null when there is none left. */
    output: z.object({ made: z.int(), last: z.int().nullable() }),
  }),
  ensureKey: command({
    about: 'Makes the key of one account if it has none, and answers it wrapped.',
    internal: true,
    touches: ['vault'],
    input: z.object({ accountId: AccountId }),
    output: z.object({ keyId: z.string(), wrapped: z.string() }),
  }),
  noteKeyring: command({
    about: 'Registers a copy of the keys: before it is written, after, or that it never came to be.',
    internal: true,
    touches: ['vault'],
    input: z.object({
      id: KeyringId.optional(),
      label: z.string(),
      file: z.string(),
      place: z.string(),
      step: z.enum(['begin', 'kept', 'dropped']),
      keys: z.int().default(0),
      tombstones: z.int().default(0),
      serial: z.int().default(0),
    }),
    output: z.object({ id: KeyringId, serial: z.int() }),
  }),
  noteBackup: command({
    about: 'Registers a backup that was written.',
    internal: true,
    touches: ['vault', 'facts'],
    input: z.object({
      id: z.string(),
      file: z.string(),
      place: z.string(),
      accounts: z.int(),
      documents: z.int(),
      sizeBytes: z.number(),
      tombstones: z.int(),
      keyringId: KeyringId,
      scheduled: z.boolean(),
    }),
    output: Nothing,
  }),
  saveSchedule: command({
    about: 'Writes the schedule of backups.',
    internal: true,
    touches: ['vault', 'facts'],
    input: z.object({ everyDays: z.int(), place: z.string() }),
    output: Nothing,
  }),
});
