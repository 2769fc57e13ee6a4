import type { PersonField } from '#contracts/person.ts';
import { referenceId } from './accounts.ts';
import { sceneReasons } from './compare-scene.ts';
import { inquiryId } from './inquiry/index.ts';
import { composePerson, type PersonWish, type SamplePerson } from './person.ts';
import { plan, type PlanEntry } from './plan.ts';
import { createRandom } from './random.ts';
import type { SampleReason } from './reasons.ts';
import { everythingEqual } from './situations/names.ts';
import { play, type Scene } from './situations/situation.ts';
import { inquiryTimes, type InquiryTimes } from './timing.ts';

/** One inquiry with everything decided about it: who takes part, when, and what it is meant to show. */
export interface CastInquiry {
  readonly name: string;
  readonly personaId: string;
  readonly entry: PlanEntry;
  readonly scene: Scene;
  readonly times: InquiryTimes;
  readonly review: boolean;
  readonly referenceId: string | null;
  readonly accountName: string;
  /** The account it makes necessary, at its place in the file; null where it brings none. */
  readonly account: CastAccount | null;
  readonly expected: Partial<Record<PersonField, SampleReason>>;
}

/** An account an inquiry needs. */
export interface CastAccount {
  readonly place: number;
  readonly person: SamplePerson;
  readonly tags: readonly string[];
}

interface Size {
  readonly seed: number;
  readonly now: string;
  readonly accountCount: number;
  readonly inquiryCount: number;
}

/** Places in the file for the accounts of the inquiries, spread over its whole length. */
function shuffledPlaces(seed: number, count: number): number[] {
  const random = createRandom(seed, 'places');
  const places = Array.from({ length: count }, (_, place) => place);
  for (let index = count - 1; index > 0; index--) {
    const other = random.whole(0, index);
    const held = places[index] ?? 0;
    places[index] = places[other] ?? 0;
    places[other] = held;
  }
  return places;
}

function playEntry(size: Size, entry: PlanEntry, name: string): Scene {
  const compose = (part: string, wish?: PersonWish): SamplePerson =>
    composePerson(size.seed, `${name}/${part}`, size.now, wish);
  const stage = { random: createRandom(size.seed, `scene/${name}`), now: size.now, compose };
  return play(entry.situation, compose('main', entry.situation.wish), stage);
}

/** Whether an inquiry that waits was marked for review: when something important differs. */
function wantsReview(entry: PlanEntry, scene: Scene): boolean {
  const telling = [scene.reasons.name, scene.reasons.birthdate, scene.reasons.identification];
  return entry.stand === 'waiting' && telling.some((reason) => reason !== undefined);
}

interface Cast {
  readonly size: Size;
  readonly places: number[];
  newReferences: number;
}

function castOne(cast: Cast, entry: PlanEntry, name: string): CastInquiry {
  const { size } = cast;
  const scene = playEntry(size, entry, name);
  const review = wantsReview(entry, scene);
  const place = entry.joins === 'account' ? (cast.places.pop() ?? -1) : -1;
  if (entry.joins === 'account' && place < 0) {
    throw new RangeError(
      `${String(size.accountCount)} accounts are too few for ${String(size.inquiryCount)} inquiries`,
    );
  }
  const reference = {
    account: () => referenceId(size.seed, place),
    'unknown-reference-id': () => referenceId(size.seed, size.accountCount + cast.newReferences++),
    'no-reference-id': () => null,
  }[entry.joins]();
  return {
    name,
    personaId: inquiryId(size.seed, name),
    entry,
    scene,
    review,
    times: inquiryTimes(size.seed, name, size.now, entry.stand, { review, earlier: false }),
    referenceId: reference,
    accountName: reference ?? name,
    account: entry.joins === 'account' ? { place, person: scene.onFile, tags: scene.tags } : null,
    expected: entry.joins === 'account' ? sceneReasons(scene) : {},
  };
}

/** The inquiry of the same account that was approved before, when everything was still equal. */
function earlierOf(size: Size, later: CastInquiry): CastInquiry {
  const name = `${later.name}/earlier`;
  const entry: PlanEntry = {
    situation: { ...everythingEqual, name: 'first-inquiry' },
    stand: 'approved',
    joins: 'account',
    earlier: false,
  };
  const { onFile } = later.scene;
  const scene: Scene = {
    situation: 'first-inquiry',
    onFile,
    incoming: onFile,
    printed: onFile,
    reasons: {},
    truth: 'same',
    tags: [],
    others: [],
  };
  return {
    ...later,
    name,
    personaId: inquiryId(size.seed, name),
    entry,
    scene,
    review: false,
    times: inquiryTimes(size.seed, name, size.now, 'approved', { review: false, earlier: true }),
    account: null,
    expected: sceneReasons(scene),
  };
}

/**
 * Casts every inquiry of the sample, oldest first. More inquiries than the plan has lines begin it again with
 * other people. Throws RangeError when there are too few accounts.
 */
export function castScenes(size: Size): CastInquiry[] {
  const cast: Cast = { size, places: shuffledPlaces(size.seed, size.accountCount), newReferences: 0 };
  const inquiries: CastInquiry[] = [];
  for (let turn = 0; inquiries.length < size.inquiryCount; turn++) {
    const entry = plan[turn % plan.length];
    if (!entry) break;
    const later = castOne(cast, entry, `inquiry/${String(turn)}`);
    inquiries.push(later);
    if (entry.earlier && inquiries.length < size.inquiryCount) inquiries.push(earlierOf(size, later));
  }
  return inquiries.toSorted((a, b) => (a.times.createdAt < b.times.createdAt ? -1 : 1));
}
