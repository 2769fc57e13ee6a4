/** Exports: what leaves the vault, always encrypted, always recorded. */
import { z } from 'zod';
import { command, contract, job } from './kit/contract.ts';
import { AccountId, Nothing, TicketId } from './kit/common.ts';

export const exports = contract('exports', {
  account: job({
    about:
      'Everything held about a person as an AES-256 zip: data.json (Persona-shaped, importable), ' +
      'records.json (every declared column), a readable page that names what is left out, documents.',
    needs: 'export',
    touches: ['facts', 'accounts'],
    input: z.object({
      accountId: AccountId,
      file: TicketId,
      /** Absent: one of 140 random bits is made and answered once. 7-Zip takes at most 99 characters. */
      passphrase: z.string().min(8).max(99).optional(),
    }),
    output: z.object({
      passphrase: z.string().nullable(),
      sizeBytes: z.number(),
      sha256: z.string(),
      entries: z.array(z.string()),
    }),
  }),
  record: command({
    about: 'Records in the timeline that an export was written.',
    internal: true,
    touches: ['facts', 'accounts'],
    input: z.object({ accountId: AccountId, sha256: z.string(), sizeBytes: z.number(), documents: z.int() }),
    output: Nothing,
  }),
});
