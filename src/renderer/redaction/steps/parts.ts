/** What every step of the flow is given. */
import type { Account } from '#contracts/accounts.ts';
import type { Check } from '../data.ts';
import type { Choices } from '../flow.ts';

export interface StepParts {
  readonly account: Account;
  readonly check: Check;
  readonly choices: Choices;
  readonly change: (some: Partial<Choices>) => void;
}
