import type { PersonField } from '#contracts/person.ts';
import {
  accountsCsv,
  bystander,
  duplicateOf,
  makeAccount,
  referenceId,
  type SampleAccount,
} from './accounts.ts';
import { castScenes, type CastInquiry } from './cast.ts';
import { drawAccountDocuments, drawInquiryDocuments, type SampleDocument } from './documents.ts';
import { inquiryDocument } from './inquiry/index.ts';
import { createRandom } from './random.ts';

export type { SampleDocument } from './documents.ts';
export { sampleReasons, type SampleReason } from './reasons.ts';

/** What an inquiry is meant to show. `fields` holds words of `sampleReasons`. */
export interface SampleExpectation {
  readonly inquiryPersonaId: string;
  readonly situation: string;
  readonly truth: 'same' | 'different';
  readonly fields: Partial<Record<PersonField, string>>;
}

/** An invented organisation: its accounts, inquiries and documents, and what the inquiries are meant to show. */
export interface SampleOrganisation {
  /** One row for each account, UTF-8, with a header; tags separated by a semicolon. */
  readonly accountsCsv: string;
  /** JSON:API documents `{data, included}` in Persona's shape, oldest inquiry first. */
  readonly inquiries: unknown[];
  readonly documents: SampleDocument[];
  readonly expectations: SampleExpectation[];
}

/** How large the sample is and where its chance and time begin. */
export interface SampleOptions {
  readonly seed?: number;
  /** 500 when left out; at least as many as the inquiries need, a little more than one for each. */
  readonly accounts?: number;
  /** 80 when left out. */
  readonly inquiries?: number;
  /** The instant everything is dated from, ISO 8601 UTC. */
  readonly now?: string;
}

/** The accounts in the order of the file: those of the inquiries spread among those that just exist. */
function makeAccounts(
  seed: number,
  now: string,
  count: number,
  cast: readonly CastInquiry[],
): { accounts: SampleAccount[]; bystanders: SampleAccount[] } {
  const wanted = cast.flatMap(({ account }) => account ?? []);
  const others = cast.flatMap(({ scene }) => scene.others);
  const fixed = new Map(wanted.map((account) => [account.place, account]));
  const free = Array.from({ length: count }, (_, place) => place).filter((place) => !fixed.has(place));
  if (fixed.size + others.length > count) {
    throw new RangeError(
      `${String(count)} accounts are too few: these inquiries need ${String(fixed.size + others.length)}`,
    );
  }
  const random = createRandom(seed, 'others');
  const hosts = new Map(
    others.map((person) => [free.splice(random.whole(0, free.length - 1), 1)[0], person]),
  );
  const duplicates = new Set(free.filter((_, index) => index % 60 === 59));
  const bystanders: SampleAccount[] = [];
  const accounts = Array.from({ length: count }, (_, place) => {
    const reference = referenceId(seed, place);
    const known = fixed.get(place);
    if (known) return makeAccount(seed, now, reference, known.person, known.tags);
    const other = hosts.get(place);
    if (other) return makeAccount(seed, now, reference, other);
    const twin = duplicates.has(place) ? bystanders.at(-7) : undefined;
    const person = twin ? duplicateOf(twin.person, seed, reference) : bystander(seed, now, place);
    const account = makeAccount(seed, now, reference, person);
    bystanders.push(account);
    return account;
  });
  return { accounts, bystanders };
}

/**
 * Makes a believable organisation out of nothing but a seed: accounts over many countries and scripts, inquiries
 * that show every kind of agreement and failure, and drawn documents. Nobody in it exists. The same options give
 * the same bytes.
 *
 * Throws RangeError when `accounts` is smaller than the inquiries need.
 */
export function generateSample(options: SampleOptions = {}): SampleOrganisation {
  const { seed = 1, accounts: accountCount = 500, inquiries: inquiryCount = 80 } = options;
  const now = new Date(options.now ?? '2026-11-20T09:00:00Z').toISOString();
  const cast = castScenes({ seed, now, accountCount, inquiryCount });
  const { accounts, bystanders } = makeAccounts(seed, now, accountCount, cast);
  const documents: SampleDocument[] = [];
  const inquiries = cast.map((inquiry, place) => {
    const files = drawInquiryDocuments(seed, inquiry, place);
    documents.push(...files);
    return inquiryDocument({
      ...inquiry,
      seed,
      files: files.map(({ fileName, kind, bytes }) => ({ fileName, kind, byteSize: bytes.length })),
    });
  });
  documents.push(...drawAccountDocuments(seed, now, bystanders.slice(0, 6)));
  return {
    accountsCsv: accountsCsv(accounts),
    inquiries,
    documents,
    expectations: cast.map(({ personaId, scene, expected }) => ({
      inquiryPersonaId: personaId,
      situation: scene.situation,
      truth: scene.truth,
      fields: expected,
    })),
  };
}
