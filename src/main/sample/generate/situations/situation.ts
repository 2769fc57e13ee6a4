import type { PersonField } from '#contracts/person.ts';
import type { PersonWish, SamplePerson } from '../person.ts';
import type { Random } from '../random.ts';
import type { SampleReason } from '../reasons.ts';

/** The reasons a situation gives, field by field; fields that are not named are equal or missing on a side. */
export type Reasons = Partial<Record<PersonField, SampleReason>>;

/** What a situation changes about a person. */
export interface Change {
  /** How the person really is, before either side wrote anything down. */
  readonly both?: Partial<SamplePerson>;
  /** How the account has it. */
  readonly onFile?: Partial<SamplePerson>;
  /** How the inquiry has it. */
  readonly incoming?: Partial<SamplePerson>;
  /** What the identity document prints, where the inquiry has it otherwise. */
  readonly printed?: Partial<SamplePerson>;
  readonly reasons: Reasons;
  readonly truth?: 'same' | 'different';
  /** Tags the account carries because of it. */
  readonly tags?: readonly string[];
  /** Further people who have an account of their own. */
  readonly others?: readonly SamplePerson[];
}

/** Chance and the ability to compose further people, given to a situation. */
export interface Stage {
  readonly random: Random;
  readonly now: string;
  readonly compose: (name: string, wish?: PersonWish) => SamplePerson;
}

/** One kind of agreement or failure between an account and an inquiry. */
export interface Situation {
  readonly name: string;
  readonly wish: PersonWish;
  readonly change: (person: SamplePerson, stage: Stage) => Change;
}

/** Both sides of a comparison, and what is true about them. */
export interface Scene {
  readonly situation: string;
  readonly onFile: SamplePerson;
  readonly incoming: SamplePerson;
  /** The person as the identity document shows them. */
  readonly printed: SamplePerson;
  readonly reasons: Reasons;
  readonly truth: 'same' | 'different';
  readonly tags: readonly string[];
  readonly others: readonly SamplePerson[];
}

/** Plays a situation with a person. */
export function play(situation: Situation, person: SamplePerson, stage: Stage): Scene {
  const change = situation.change(person, stage);
  const base = { ...person, ...change.both };
  return {
    situation: situation.name,
    onFile: { ...base, ...change.onFile },
    incoming: { ...base, ...change.incoming },
    printed: { ...base, ...change.incoming, ...change.printed },
    reasons: change.reasons,
    truth: change.truth ?? 'same',
    tags: change.tags ?? [],
    others: change.others ?? [],
  };
}

/** Several situations at once with one person. Wishes and changes of later ones win where they collide. */
export function together(name: string, ...parts: readonly Situation[]): Situation {
  return {
    name,
    wish: parts.reduce<PersonWish>((sum, part) => ({ ...sum, ...part.wish }), {}),
    change: (person, stage) =>
      parts.reduce<Change>(
        (sum, part) => {
          const next = part.change({ ...person, ...sum.both }, stage);
          return {
            ...next,
            both: { ...sum.both, ...next.both },
            onFile: { ...sum.onFile, ...next.onFile },
            incoming: { ...sum.incoming, ...next.incoming },
            printed: { ...sum.printed, ...next.printed },
            reasons: { ...sum.reasons, ...next.reasons },
          };
        },
        { reasons: {} },
      ),
  };
}

/** The person under another name written in Latin letters, with an e-mail address that goes with it. */
export function renamed(
  person: SamplePerson,
  name: { readonly first?: string; readonly last?: string },
  email: (first: string, last: string) => string,
): Partial<SamplePerson> {
  const first = name.first ?? person.first;
  const last = name.last ?? person.last;
  return {
    first,
    last,
    native: '',
    nativeFirst: '',
    nativeMiddle: '',
    nativeLast: '',
    email: email(first, last),
  };
}
