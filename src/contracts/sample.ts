/** The sample organisation: made-up people to learn and test with. */
import { z } from 'zod';
import { contract, job } from './kit/contract.ts';

export const sample = contract('sample', {
  load: job({
    about:
      'Fills the vault with 500 made-up accounts, 80 inquiries and their documents, through the importers.',
    needs: 'edit',
    touches: ['accounts', 'inquiries', 'tags', 'imports', 'documents', 'facts'],
    input: z.object({ seed: z.int().default(1) }),
    output: z.object({ accounts: z.int(), inquiries: z.int(), documents: z.int() }),
  }),
});
