/** The log of what people did: who, what, when, outcome. No personal value of anybody on file is in it. */
import { z } from 'zod';
import { contract, query } from './kit/contract.ts';
import { Cursor, Instant, PageSize } from './kit/common.ts';

export const Fact = z.object({
  seq: z.int(),
  at: Instant,
  by: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Fact = z.infer<typeof Fact>;

export const facts = contract('facts', {
  list: query({
    about: 'Facts, newest first.',
    needs: 'read',
    input: z.object({
      subject: z.string().max(80).optional(),
      action: z.string().max(80).optional(),
      after: Cursor.optional(),
      limit: PageSize,
    }),
    output: z.object({ facts: z.array(Fact), next: Cursor.nullable() }),
  }),
  verify: query({
    about: 'Walks the hash chain of the log; names the first broken place.',
    needs: 'read',
    input: z.object({}),
    output: z.object({ ok: z.boolean(), facts: z.int(), firstBroken: z.int().nullable(), head: z.string() }),
  }),
});
