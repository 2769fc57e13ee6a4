/** The list of all rooms, in their line: the table of contents of the program. */
import type { Room } from './kit/room.ts';
import { accounts } from './accounts/index.ts';
import { backup } from './backup/index.ts';
import { documents } from './documents/index.ts';
import { duplicates } from './duplicates/index.ts';
import { exports } from './exports/index.ts';
import { facts } from './facts/index.ts';
import { imports } from './imports/index.ts';
import { inquiries } from './inquiries/index.ts';
import { learning } from './learning/index.ts';
import { people } from './people/index.ts';
import { retention } from './retention/index.ts';
import { redaction } from './redaction/index.ts';
import { sample } from './sample/index.ts';
import { settings } from './settings/index.ts';
import { tags } from './tags/index.ts';
import { vaultRoom } from './vault-info/index.ts';

export const rooms: readonly Room[] = [
  vaultRoom,
  settings,
  people,
  facts,
  tags,
  documents,
  accounts,
  inquiries,
  duplicates,
  learning,
  retention,
  imports,
  backup,
  redaction,
  exports,
  sample,
];
