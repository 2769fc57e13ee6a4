/** What every column of the vault holds: the rooms' own words, in the rooms' order. */
import type { PersonalTable } from './kit/personal-data.ts';
import { personalData as accounts } from './accounts/personal-data.ts';
import { personalData as backup } from './backup/personal-data.ts';
import { personalData as documents } from './documents/personal-data.ts';
import { personalData as duplicates } from './duplicates/personal-data.ts';
import { personalData as facts } from './facts/personal-data.ts';
import { personalData as imports } from './imports/personal-data.ts';
import { personalData as inquiries } from './inquiries/personal-data.ts';
import { personalData as learning } from './learning/personal-data.ts';
import { personalData as people } from './people/personal-data.ts';
import { personalData as redaction } from './redaction/personal-data.ts';
import { personalData as retention } from './retention/personal-data.ts';
import { personalData as settings } from './settings/personal-data.ts';
import { personalData as tags } from './tags/personal-data.ts';
import { personalData as withdrawn } from './withdrawn/personal-data.ts';

export const personalTables: readonly PersonalTable[] = [
  ...settings,
  ...people,
  ...facts,
  ...withdrawn,
  ...tags,
  ...documents,
  ...accounts,
  ...inquiries,
  ...duplicates,
  ...learning,
  ...retention,
  ...imports,
  ...backup,
  ...redaction,
];
