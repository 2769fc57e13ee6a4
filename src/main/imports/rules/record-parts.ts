import type { Problem } from '#contracts/kit/common.ts';

import { memberOf } from './key-casing.ts';
import type { ImportRecord, JsonObject } from './records.ts';
import type { OpenResource } from './resource.ts';

/** A record or the reason why there is none, without its place. */
export type Made<Kind extends ImportRecord> =
  { readonly ok: true; readonly record: Kind } | { readonly ok: false; readonly problem: Problem };

/** Limits of single values. @source contracts/kit/common.ts, contracts/tags.ts, contracts/accounts.ts */
export const WORD_UNITS = 100;
export const TEXT_UNITS = 4000;
const REFERENCE_UNITS = 255;
const TAG_UNITS = 80;

/** No record, because of one attribute. */
export function refuse(code: string, column: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, column, params: {} } };
}

/** A member when there is a value for it: absent members are left out, not undefined. */
export function stated<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  // A computed key widens to string; the object has this one member or none.
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
}

/** The id Persona gave a resource. */
export function personaIdOf(resource: JsonObject): { personaId?: string } {
  const id = memberOf(resource, 'id');
  return typeof id === 'string' && id !== '' ? { personaId: id } : {};
}

/** Null without one; undefined when there is one that no account may have. */
export function takeReferenceId(open: OpenResource): string | null | undefined {
  const value = open.look('reference-id') ?? null;
  open.drop('reference-id');
  if (value === null) return null;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
  if (text === undefined || text.length > REFERENCE_UNITS || /\p{Cc}/u.test(text)) return undefined;
  return text === '' ? null : text;
}

/** Texts that tags may be. When some may not, the attribute stays as well, so that nothing is lost. */
export function takeTags(open: OpenResource): string[] {
  const value = open.look('tags');
  if (value === null) open.drop('tags');
  if (!Array.isArray(value)) return [];
  const tags = value.filter((tag) => typeof tag === 'string').map((tag) => tag.trim());
  const usable = tags.filter((tag) => tag !== '' && tag.length <= TAG_UNITS && !/\p{Cc}/u.test(tag));
  if (usable.length === value.length) open.drop('tags');
  return [...new Set(usable)];
}

/** Null when the resource says that it is not redacted, absent when it says nothing. */
export function takeRedactedAt(open: OpenResource): { redactedAt?: string | null } {
  if (open.look('redacted-at') !== null) return stated('redactedAt', open.takeInstant('redacted-at'));
  open.drop('redacted-at');
  return { redactedAt: null };
}
