/** Every feature of the window, in the order of the rail. Palette, rail, key sheet and routes read this list. */
import { feature as accounts } from '../accounts/index.ts';
import { feature as audit } from '../audit/index.ts';
import { feature as backup } from '../backup/index.ts';
import { feature as duplicates } from '../duplicates/index.ts';
import { feature as imports } from '../imports/index.ts';
import { feature as inquiries } from '../inquiries/index.ts';
import { feature as people } from '../people/index.ts';
import { feature as redaction } from '../redaction/index.ts';
import { feature as retention } from '../retention/index.ts';
import { feature as search } from '../search/index.ts';
import { feature as settings } from '../settings/index.ts';
import { feature as tags } from '../tags/index.ts';
import type { Feature, RailEntry } from './feature.ts';

export const features: readonly Feature[] = [
  inquiries,
  search,
  accounts,
  duplicates,
  imports,
  tags,
  redaction,
  retention,
  people,
  audit,
  backup,
  settings,
];

/** The places of the rail, top to bottom. */
export const railEntries: readonly RailEntry[] = features
  .flatMap((feature) => (feature.rail ? [feature.rail] : []))
  .toSorted((one, other) => one.order - other.order);
