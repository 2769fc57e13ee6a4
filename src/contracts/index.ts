/** The list of all contracts: what this program can do. */
import { accounts } from './accounts.ts';
import { backup } from './backup.ts';
import { documents } from './documents.ts';
import { duplicates } from './duplicates.ts';
import { exports } from './exports.ts';
import { facts } from './facts.ts';
import { host } from './host.ts';
import { imports } from './imports.ts';
import { inquiries } from './inquiries.ts';
import { learning } from './learning.ts';
import { redaction } from './redaction.ts';
import { people } from './people.ts';
import { retention } from './retention.ts';
import { sample } from './sample.ts';
import { settings } from './settings.ts';
import { tags } from './tags.ts';
import { vault } from './vault.ts';

export const contracts = {
  host,
  vault,
  people,
  settings,
  facts,
  tags,
  documents,
  accounts,
  inquiries,
  duplicates,
  learning,
  retention,
  imports,
  exports,
  backup,
  redaction,
  sample,
} as const;
export type Contracts = typeof contracts;
