/** Tags: names with a colour that people put on accounts. */
import { z } from 'zod';
import { command, contract, query } from './kit/contract.ts';
import { AccountId, TagId } from './kit/common.ts';

export const TagColour = z.enum(['grey', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'violet']);
export type TagColour = z.infer<typeof TagColour>;
export const TagName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\u0000-\u001f\u007f]+$/);

export const Tag = z.object({
  id: TagId,
  name: z.string(),
  colour: TagColour,
  description: z.string(),
  /** False after it was deleted from use: it stays in the timeline and cannot be put on any more. */
  active: z.boolean(),
  /** Accounts that carry it now. */
  accounts: z.int(),
});
export type Tag = z.infer<typeof Tag>;

export const tags = contract('tags', {
  list: query({
    about: 'All tags by name, with how many accounts carry each.',
    input: z.object({ withInactive: z.boolean().default(false) }),
    output: z.object({ tags: z.array(Tag) }),
  }),
  create: command({
    about: 'Makes a tag; a name differing only in case counts as the same.',
    needs: 'edit',
    touches: ['tags', 'facts'],
    input: z.object({
      name: TagName,
      colour: TagColour.default('grey'),
      description: z.string().max(500).default(''),
    }),
    output: Tag,
  }),
  change: command({
    about: 'Renames, recolours or describes a tag.',
    needs: 'edit',
    touches: ['tags', 'accounts', 'facts'],
    input: z.object({
      id: TagId,
      name: TagName.optional(),
      colour: TagColour.optional(),
      description: z.string().max(500).optional(),
    }),
    output: Tag,
  }),
  remove: command({
    about: 'Deletes a tag from use: it leaves every account; the timeline keeps it.',
    needs: 'edit',
    touches: ['tags', 'accounts', 'facts'],
    input: z.object({ id: TagId }),
    output: z.object({ accounts: z.int() }),
  }),
  apply: command({
    about: 'Adds and removes tags, by name, on up to 1,000 accounts; unknown names are made.',
    needs: 'edit',
    touches: ['tags', 'accounts', 'facts'],
    input: z.object({
      accountIds: z.array(AccountId).min(1).max(1000),
      add: z.array(TagName).max(50).default([]),
      remove: z.array(TagName).max(50).default([]),
    }),
    output: z.object({ accounts: z.int(), added: z.int(), removed: z.int() }),
  }),
});
