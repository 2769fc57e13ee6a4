/** Preferences of the vault. Nothing about a person on file. */
import { z } from 'zod';
import { command, contract, query } from './kit/contract.ts';
import { Nothing } from './kit/common.ts';
import { PolicyVersion, ReverificationPolicy } from './policy.ts';

export const Settings = z.object({
  /** Minutes without a key or click until the vault locks. */
  idleLockMinutes: z.int().min(1).max(60),
  scheme: z.enum(['auto', 'light', 'dark']),
  density: z.enum(['dense', 'comfortable']),
  /** Single letters act on the field under the cursor. */
  letterKeys: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  idleLockMinutes: 5,
  scheme: 'auto',
  density: 'dense',
  letterKeys: true,
};

export const settings = contract('settings', {
  get: query({ about: 'The settings in force.', input: Nothing, output: Settings }),
  save: command({
    about: 'Changes the settings given; the others stay.',
    touches: ['settings'],
    input: Settings.partial(),
    output: Settings,
  }),
  policies: query({
    about: 'The re-verification policy: all versions, the one in force first, the shipped one last.',
    needs: 'read',
    input: Nothing,
    output: z.object({ versions: z.array(PolicyVersion).min(1) }),
  }),
  savePolicy: command({
    about: 'Makes a new version of the re-verification policy, in force from now on.',
    needs: 'administer',
    touches: ['settings', 'inquiries', 'facts'],
    input: z.object({
      policy: ReverificationPolicy,
      /** The version that was edited: refused as stale when another one is in force by now. */
      edited: z.string(),
    }),
    output: PolicyVersion,
  }),
});
