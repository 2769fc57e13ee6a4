import type { Problem } from '#contracts/kit/common.ts';
import type { Use } from '#contracts/accounts.ts';
import type { Person } from '#contracts/person.ts';

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** A JSON object. Its keys are somebody's data: `__proto__` may be one of them, as a property of its own. */
export interface JsonObject {
  [key: string]: Json;
}

/** Values we have no column for, by key, each with the type its source stated (`string`, `hash`, `file`, `json` …). */
export type CustomValues = Record<string, { type: string; value: Json }>;

/** An account as one file or event states it. An absent member was not stated. */
export interface AccountRecord {
  readonly kind: 'account';
  readonly personaId?: string;
  /** The organisation's own id; null when the account has none. */
  readonly referenceId: string | null;
  readonly typeName?: string;
  readonly status?: string;
  readonly tags: readonly string[];
  /** Instants, ISO 8601 in UTC with milliseconds. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /** Null: known not to be redacted. */
  readonly redactedAt?: string | null;
  readonly person: Person;
  /** What each value of a list is used for, in the order of the list; only documents of our own say it. */
  readonly uses?: Partial<Record<keyof Person, readonly Use[]>>;
  readonly custom: CustomValues;
}

/** Instants in the life of an inquiry. @source persona-domain.md 2.1 */
export interface InquiryInstants {
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly startedAt?: string;
  readonly expiresAt?: string;
  readonly completedAt?: string;
  readonly failedAt?: string;
  readonly markedForReviewAt?: string;
  readonly decisionedAt?: string;
  readonly expiredAt?: string;
  readonly redactedAt?: string | null;
}

/** An inquiry as one file or event states it, with what its document included about it. */
export interface InquiryRecord extends InquiryInstants {
  readonly kind: 'inquiry';
  readonly personaId?: string;
  readonly referenceId: string | null;
  readonly accountPersonaId?: string;
  /** Persona's word: `created`, `pending`, `completed`, `needs_review`, `approved` … or one not known yet. */
  readonly status: string;
  readonly note?: string;
  readonly reviewerComment?: string;
  readonly tags: readonly string[];
  /** Id of the inquiry template. */
  readonly template?: string;
  readonly person: Person;
  /** Fields that are no part of a person, by their key. */
  readonly custom: CustomValues;
  /** Everything else the inquiry said: attributes, and `relationships`, `links`, `meta` of the resource. */
  readonly attributes: JsonObject;
  readonly related: readonly RelatedRecord[];
}

/** A resource of another type (verification, report, session, document, selfie, case …), kept as it is. */
export interface RelatedRecord {
  readonly kind: 'related';
  /** Persona's type in kebab case, such as `verification/government-id`. */
  readonly type: string;
  readonly personaId?: string;
  /** Keys in kebab case; values, and the keys of `fields`, as they came. */
  readonly attributes: JsonObject;
  readonly relationships: JsonObject;
}

/**
 * A recorded webhook event. The caller drops events whose id it has seen and lets the newest `createdAt` win.
 *
 * @source Persona's webhook best practices: duplicates and wrong order are normal
 */
export interface EventRecord {
  readonly kind: 'event';
  readonly eventId: string | null;
  readonly name: string;
  readonly createdAt: string | null;
  readonly redactedAt?: string | null;
  readonly context?: Json;
  /** What else the event said. */
  readonly attributes?: JsonObject;
  /** What the event is about first, then what it included. */
  readonly records: readonly ContentRecord[];
}

/** A record that stands for something itself, not for news about it. */
export type ContentRecord = AccountRecord | InquiryRecord | RelatedRecord;
/** Whatever one row or document turns into. */
export type ImportRecord = ContentRecord | EventRecord;

/** A record, or why there is none. `line` counts lines of a table from 1, or records of a document from 1. */
export type Outcome<Made extends ImportRecord = ImportRecord> =
  | { readonly ok: true; readonly line: number; readonly record: Made }
  | { readonly ok: false; readonly line: number; readonly problem: Problem };
