/** The vault: made, unlocked, checked. Locking is the host's (`host.lock`), because it ends the store process. */
import { z } from 'zod';
import { contract, job, query, vaultLane } from './kit/contract.ts';
import { Instant, Nothing, Permission, PersonId, Role } from './kit/common.ts';

/** A passphrase as typed; paste is welcome. Its length limit only stops nonsense. */
export const Passphrase = z.string().min(1).max(1024);
/** The name a person signs in with: compared without case and surrounding space. */
export const PersonName = z.string().trim().min(1).max(100);
/** 160 random bits in eight groups of four plus a check group (Crockford base 32). */
export const RecoveryKey = z.string().min(8).max(100);

/** Who is signed in, and what they may do. */
export const Session = z.object({
  personId: PersonId,
  person: z.string(),
  role: Role,
  permissions: z.array(Permission),
  vaultName: z.string(),
});
export type Session = z.infer<typeof Session>;

export const vault = contract('vault', {
  status: vaultLane({
    about: 'Says whether there is a vault in the folder, and whether it is unlocked.',
    whenLocked: true,
    input: Nothing,
    output: z.object({
      state: z.enum(['none', 'locked', 'unlocked', 'damaged', 'newer']),
      session: Session.nullable(),
      /** Seconds until the next attempt is taken, after wrong passphrases. */
      waitSeconds: z.number(),
    }),
  }),
  create: vaultLane({
    about: 'Makes a vault with its first administrator and answers the recovery key, once.',
    whenLocked: true,
    touches: ['vault'],
    input: z.object({
      name: z.string().trim().min(1).max(200),
      person: PersonName,
      passphrase: Passphrase,
    }),
    output: z.object({ session: Session, recoveryKey: z.string() }),
  }),
  unlock: vaultLane({
    about: 'Signs a person in by name and passphrase and opens the vault.',
    whenLocked: true,
    touches: ['vault'],
    input: z.object({ person: PersonName, passphrase: Passphrase }),
    output: Session,
  }),
  confirmRecovery: vaultLane({
    about:
      'Checks that the recovery key was written down rightly; until then the vault asks again at sign-in.',
    touches: ['vault'],
    input: z.object({ recoveryKey: RecoveryKey }),
    output: z.object({ confirmed: z.boolean() }),
  }),
  newMasterKey: vaultLane({
    about:
      'Replaces the master key and all keys below it, for when the old one may be known to somebody. Everybody else must be ' +
      'given access again; there is a new recovery key.',
    needs: 'administer',
    touches: ['vault', 'people', 'facts'],
    input: z.object({ passphrase: Passphrase }),
    output: z.object({ recoveryKey: z.string() }),
  }),
  newRecoveryKey: vaultLane({
    about: 'Replaces the recovery key; the old one opens nothing any more.',
    touches: ['vault'],
    needs: 'administer',
    input: z.object({ passphrase: Passphrase }),
    output: z.object({ recoveryKey: z.string() }),
  }),
  recover: vaultLane({
    about: 'Opens the vault with the recovery key, sets a new passphrase and answers a new recovery key.',
    whenLocked: true,
    touches: ['vault'],
    input: z.object({ recoveryKey: RecoveryKey, person: PersonName, passphrase: Passphrase }),
    output: z.object({ session: Session, recoveryKey: z.string() }),
  }),
  changePassphrase: vaultLane({
    about: 'Wraps the key of the signed-in person anew; nothing is encrypted again.',
    input: z.object({ current: Passphrase, next: Passphrase }),
    output: Nothing,
  }),
  passphraseStrength: vaultLane({
    about: 'Estimates a passphrase; `enough` is the policy: 14 characters and 70 bits, or generated words.',
    whenLocked: true,
    input: z.object({ passphrase: z.string().max(1024), avoid: z.array(z.string().max(200)).default([]) }),
    output: z.object({ bits: z.number(), enough: z.boolean(), advice: z.string() }),
  }),
  suggestPassphrase: vaultLane({
    about: 'Seven random words, 80 bits.',
    whenLocked: true,
    input: Nothing,
    output: z.object({ passphrase: z.string(), bits: z.number() }),
  }),
  counts: query({
    about: 'What the database says of itself.',
    internal: true,
    input: Nothing,
    output: z.object({
      schemaVersion: z.int(),
      sizeBytes: z.number(),
      accounts: z.int(),
      inquiries: z.int(),
      documents: z.int(),
      facts: z.int(),
    }),
  }),
  info: vaultLane({
    about: 'Size, counts, format and cipher of the open vault.',
    input: Nothing,
    output: z.object({
      name: z.string(),
      createdAt: Instant,
      formatVersion: z.int(),
      schemaVersion: z.int(),
      cipher: z.string(),
      sizeBytes: z.number(),
      accounts: z.int(),
      inquiries: z.int(),
      documents: z.int(),
      facts: z.int(),
      recoveryConfirmed: z.boolean(),
    }),
  }),
  check: job({
    about: 'Reads every page and every chain and says whether anything is damaged.',
    input: Nothing,
    output: z.object({ ok: z.boolean(), problems: z.array(z.string()), pages: z.int(), facts: z.int() }),
  }),
});
