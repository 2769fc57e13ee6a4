/** What only the host can do. These calls are answered by main, carry no personal data, and need no vault. */
import { z } from 'zod';
import { contract, host as hostLane } from './kit/contract.ts';
import { FileTicket, Nothing } from './kit/common.ts';

export const FileKind = z.enum(['table-or-json', 'document', 'zip', 'csv', 'any']);
export type FileKind = z.infer<typeof FileKind>;

export const host = contract('host', {
  about: hostLane({
    about: 'Which program this is, and what holds it.',
    whenLocked: true,
    input: Nothing,
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'chromium', 'command-line', 'fake']),
      vaultFolder: z.string(),
      platform: z.string(),
    }),
  }),
  lock: hostLane({
    about: 'Locks: ends the store process and the page at once.',
    whenLocked: true,
    input: Nothing,
    output: Nothing,
  }),
  active: hostLane({
    about: 'Says that the person is at work, so that the idle lock waits.',
    whenLocked: true,
    input: Nothing,
    output: Nothing,
  }),
  pickToOpen: hostLane({
    about: 'Lets the person choose a file to read; null when they closed the dialog.',
    whenLocked: true,
    input: z.object({ kind: FileKind }),
    output: z.object({ file: FileTicket.nullable() }),
  }),
  pickToSave: hostLane({
    about: 'Lets the person choose where to write; null when they closed the dialog.',
    whenLocked: true,
    input: z.object({ suggestedName: z.string().max(200), kind: FileKind }),
    output: z.object({ file: FileTicket.nullable() }),
  }),
  pickFolder: hostLane({
    about: 'Lets the person choose a folder to write into; null when they closed the dialog.',
    whenLocked: true,
    input: z.object({ for: z.enum(['copies', 'vault']) }),
    output: z.object({ folder: FileTicket.nullable() }),
  }),
  showInFolder: hostLane({
    about: 'Shows a file that was just written in the file manager.',
    whenLocked: true,
    input: z.object({ file: FileTicket }),
    output: Nothing,
  }),
  pickVaultFolder: hostLane({
    about: 'Lets the person open or make a vault in another folder.',
    whenLocked: true,
    input: Nothing,
    output: z.object({ chosen: z.boolean() }),
  }),
});
