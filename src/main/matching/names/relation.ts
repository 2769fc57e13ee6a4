import type { Strength } from '../outcome.ts';

/** How two words belong together; `against` when they are different names. */
export interface Relation {
  readonly code: string;
  readonly strength: Strength;
  readonly detail?: string;
}
