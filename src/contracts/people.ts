/** People who work in the vault. Staff, not the persons on file. */
import { z } from 'zod';
import { command, contract, query, vaultLane } from './kit/contract.ts';
import { Instant, Nothing, PersonId, Role } from './kit/common.ts';
import { Passphrase, PersonName } from './vault.ts';

export const StaffMember = z.object({
  id: PersonId,
  name: z.string(),
  role: Role,
  active: z.boolean(),
  createdAt: Instant,
  lastSignInAt: Instant.nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const people = contract('people', {
  list: query({
    about: 'Everybody who has or had access, active ones first.',
    input: Nothing,
    output: z.object({ people: z.array(StaffMember) }),
  }),
  add: vaultLane({
    about: 'Gives a person access with a role and a first passphrase.',
    needs: 'administer',
    touches: ['people'],
    input: z.object({ name: PersonName, role: Role, passphrase: Passphrase }),
    output: StaffMember,
  }),
  remove: vaultLane({
    about: 'Takes access away; the name stays on what the person did.',
    needs: 'administer',
    touches: ['people'],
    input: z.object({ id: PersonId }),
    output: Nothing,
  }),
  setRole: command({
    about: 'Changes the role of a person.',
    needs: 'administer',
    touches: ['people'],
    input: z.object({ id: PersonId, role: Role }),
    output: StaffMember,
  }),
  insert: command({
    about: 'Writes a person to the vault after their key slot was made.',
    internal: true,
    touches: ['people'],
    input: z.object({ id: PersonId, name: PersonName, role: Role }),
    output: StaffMember,
  }),
  signIn: command({
    about: 'Records that a person has signed in and answers who they are.',
    internal: true,
    touches: ['people', 'facts'],
    input: z.object({
      id: PersonId,
      by: z.enum(['passphrase', 'recovery-key']),
      /** Wrong passphrases and recovery keys since the last sign-in: they could not be written down while locked. */
      failed: z
        .object({ count: z.int(), recoveryKeys: z.int(), times: z.array(Instant) })
        .default({ count: 0, recoveryKeys: 0, times: [] }),
    }),
    output: StaffMember,
  }),
  deactivate: command({
    about: 'Marks a person as without access.',
    internal: true,
    touches: ['people'],
    input: z.object({ id: PersonId }),
    output: Nothing,
  }),
});
