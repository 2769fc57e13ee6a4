/** The log of what people did: who, what, when, where, outcome. No personal value of anybody on file is in it. */
import { z } from 'zod';
import { command, contract, job, query } from './kit/contract.ts';
import { Cursor, Instant, Nothing, PageSize, PersonId, TicketId } from './kit/common.ts';

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

export const Fact = z.object({
  seq: z.int(),
  at: Instant,
  by: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  /** Reference id of the account that the subject is or belongs to. */
  reference: z.string().nullable(),
  params: Params,
  /** Where in the program: the kind of host; null for facts from before this was noted. */
  place: z.string().nullable(),
});
export type Fact = z.infer<typeof Fact>;

/** Which facts; a day counts from its beginning to its end in UTC. */
export const FactFilter = z.object({
  /** An id, or an account's reference id; an account counts with its inquiries. */
  subject: z.string().trim().max(255).optional(),
  /** An action, or the beginning of some with a dot at the end: `account.`. */
  action: z.string().max(80).optional(),
  by: PersonId.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type FactFilter = z.infer<typeof FactFilter>;

export const TamperingKind = z.enum([
  'edited',
  'deleted',
  'inserted',
  'reordered',
  'duplicated',
  'truncated',
  'forked',
  're-signed',
  'bad-signature',
]);
export type TamperingKind = z.infer<typeof TamperingKind>;

export const FactsCheck = z.object({
  ok: z.boolean(),
  /** Number of the last fact that was found right. */
  facts: z.int(),
  checkpoints: z.int(),
  keys: z.int(),
  firstBroken: z.int().nullable(),
  /** Last number that may be concerned, where it is not one alone. */
  through: z.int().nullable(),
  kind: TamperingKind.nullable(),
  /** Hash of the last fact that was found right. */
  head: z.string(),
  /** Number of the fact at which the check began. */
  from: z.int(),
});
export type FactsCheck = z.infer<typeof FactsCheck>;

/** The head of the log as it is written on paper. */
export const FactAnchor = z.object({
  seq: z.int(),
  at: Instant,
  words: z.string(),
  digits: z.string(),
});
export type FactAnchor = z.infer<typeof FactAnchor>;

/** What the first thread of the store and readers want told; commands tell their facts themselves. */
export const RecordedAction = z.enum([
  'job.started',
  'job.ended',
  'vault.locked',
  'vault.passphrase-changed',
  'vault.passphrase-refused',
  'vault.recovery-key-replaced',
  'vault.recovery-key-confirmed',
  'audit.exported',
  'audit.anchor-saved',
]);

export const facts = contract('facts', {
  list: query({
    about: 'Facts, newest first.',
    needs: 'export',
    input: FactFilter.extend({ after: Cursor.optional(), limit: PageSize }),
    output: z.object({ facts: z.array(Fact), next: Cursor.nullable() }),
  }),
  verify: query({
    about: 'Walks the chain of the log and its checkpoints; names the first broken place and what was done.',
    needs: 'read',
    input: z.object({ scope: z.enum(['whole', 'tail']).default('whole') }),
    output: FactsCheck,
  }),
  anchor: query({
    about: 'The head of the log in eight words to be kept outside, and when that was last done.',
    needs: 'read',
    input: Nothing,
    output: z.object({
      head: FactAnchor,
      kept: z.array(z.object({ seq: z.int(), at: Instant, by: z.string() })),
    }),
  }),
  keepAnchor: command({
    about: 'Notes that the head was written down outside.',
    needs: 'administer',
    touches: ['facts'],
    input: z.object({ seq: z.int().positive() }),
    output: Nothing,
  }),
  checkAnchor: query({
    about: 'Whether the log still contains a head that was kept outside.',
    needs: 'read',
    input: z.object({ seq: z.int().positive(), words: z.string().trim().min(1).max(200) }),
    output: z.object({ result: z.enum(['holds', 'missing', 'different']), head: z.int() }),
  }),
  checkValue: query({
    about: 'Whether a value is the one that a fact about a change committed to.',
    needs: 'reveal',
    input: z.object({
      seq: z.int().positive(),
      field: z.string().max(200),
      side: z.enum(['before', 'after']),
      values: z.array(z.string().max(4_000)).max(100),
    }),
    output: z.object({ result: z.enum(['same', 'different', 'no-key', 'not-committed']) }),
  }),
  save: job({
    about: 'Writes facts to a chosen file, as CSV without formulas or as JSON Lines.',
    needs: 'export',
    touches: ['facts'],
    input: z.object({ file: TicketId, format: z.enum(['csv', 'json']), filter: FactFilter.default({}) }),
    output: z.object({ facts: z.int(), sizeBytes: z.number(), sha256: z.string() }),
  }),
  saveAnchor: job({
    about: 'Writes the head of the log to a chosen file, to be printed.',
    needs: 'read',
    touches: ['facts'],
    input: z.object({ file: TicketId }),
    output: FactAnchor,
  }),
  replaceKey: command({
    about: 'Replaces the key that signs checkpoints; the private half of the old one is destroyed.',
    needs: 'administer',
    touches: ['facts'],
    input: Nothing,
    output: z.object({ key: z.int() }),
  }),
  checkpoint: command({
    about: 'Signs the present head of the log.',
    internal: true,
    touches: ['facts'],
    input: Nothing,
    output: z.object({ seq: z.int() }),
  }),
  record: command({
    about: 'Records what happened outside a command.',
    internal: true,
    touches: ['facts'],
    input: z.object({ action: RecordedAction, subject: z.string().optional(), params: Params.default({}) }),
    output: Nothing,
  }),
});
