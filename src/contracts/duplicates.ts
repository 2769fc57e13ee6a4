/** Accounts that may be one person: found over the whole vault or for one account, explained, settled. Nothing is merged. */
import { z } from 'zod';
import { AccountRow } from './accounts.ts';
import { command, contract, job, query } from './kit/contract.ts';
import { AccountId, Cursor, Instant, Nothing, PageSize } from './kit/common.ts';
import { Comparison, Level, PersonField, Suggestion } from './person.ts';

/** Why a pair is settled: a code, so that nothing personal is written down. */
export const SettledReason = z.enum([
  'different-people',
  'family',
  'same-name',
  'shared-contact',
  'same-person',
]);
export type SettledReason = z.infer<typeof SettledReason>;

/** What somebody said of a pair. */
export const SettledPair = z.object({
  same: z.boolean(),
  reason: SettledReason,
  at: Instant,
  by: z.string(),
});
export type SettledPair = z.infer<typeof SettledPair>;

/** Two accounts and how probable it is that they are one person, 0 to 1. */
export const DuplicatePair = z.object({
  accountId: AccountId,
  otherId: AccountId,
  probability: z.number(),
  settled: SettledPair.nullable(),
});
export type DuplicatePair = z.infer<typeof DuplicatePair>;

/** Accounts that may all be one person. `members` counts all of them, `accounts` and `pairs` are the most probable ones. */
export const DuplicateCluster = z.object({
  number: z.int(),
  probability: z.number(),
  open: z.boolean(),
  members: z.int(),
  accounts: z.array(AccountRow),
  pairs: z.array(DuplicatePair),
});
export type DuplicateCluster = z.infer<typeof DuplicateCluster>;

/** An account that may be the same person as the one asked for, with the sentence that sums the comparison up. */
export const PossibleDuplicate = z.object({
  account: AccountRow,
  probability: z.number(),
  verdict: Suggestion.shape.verdict,
  sentence: z.string(),
  fields: z.array(z.object({ field: PersonField, level: Level })),
});
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>;

/** When the vault was last looked through; `accounts` were compared. */
export const DuplicateRun = z.object({ at: Instant, by: z.string(), engine: z.string(), accounts: z.int() });

const Pair = z.object({ accountId: AccountId, otherId: AccountId });
/** The run under way, known to its own commands only. */
const Run = z.object({ run: z.int() });

export const duplicates = contract('duplicates', {
  find: job({
    about:
      'Compares all accounts that are in lists with each other and keeps the pairs that may be one person.',
    needs: 'edit',
    touches: ['duplicates', 'facts'],
    input: Nothing,
    output: z.object({ accounts: z.int(), pairs: z.int(), clusters: z.int() }),
  }),
  begin: command({
    about: 'Begins to keep what a search finds; what an unfinished one left is dropped.',
    needs: 'edit',
    internal: true,
    input: Nothing,
    output: Run,
  }),
  add: command({
    about: 'Keeps pairs of the search under way: number of both accounts, probability, cluster.',
    needs: 'edit',
    internal: true,
    input: Run.extend({ pairs: z.array(z.tuple([z.int(), z.int(), z.number(), z.int()])).max(5000) }),
    output: Nothing,
  }),
  finish: command({
    about: 'Makes what was found the answer in force, in place of what was found before.',
    needs: 'edit',
    internal: true,
    touches: ['duplicates', 'facts'],
    input: Run.extend({ accounts: z.int(), pairs: z.int(), clusters: z.int(), model: z.string() }),
    output: Nothing,
  }),
  list: query({
    about: 'Clusters of accounts that may be one person: open ones first, the most probable first.',
    needs: 'edit',
    input: z.object({ limit: PageSize, after: Cursor.optional() }),
    output: z.object({
      run: DuplicateRun.nullable(),
      clusters: z.array(DuplicateCluster),
      /** Clusters with a pair that nobody has settled. */
      open: z.int(),
      next: Cursor.nullable(),
    }),
  }),
  of: query({
    about: 'Accounts that may be the same person as this one, most probable first.',
    needs: 'read',
    input: z.object({ accountId: AccountId }),
    output: z.object({
      found: z.array(PossibleDuplicate),
      /** False while the similar names are being gathered: ask again. */
      prepared: z.boolean(),
    }),
  }),
  explain: query({
    about: 'The comparison of two accounts, field by field, identifiers masked.',
    needs: 'read',
    input: Pair,
    output: z.object({
      account: AccountRow,
      other: AccountRow,
      comparison: Comparison,
      settled: SettledPair.nullable(),
    }),
  }),
  settle: command({
    about:
      'Says whether two accounts are one person; a pair that is not does not come back. Nothing is merged.',
    needs: 'edit',
    touches: ['duplicates', 'facts'],
    input: Pair.extend({ same: z.boolean(), reason: SettledReason }),
    output: Nothing,
  }),
});
