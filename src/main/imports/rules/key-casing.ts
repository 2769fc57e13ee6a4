import type { Json, JsonObject } from './records.ts';

/**
 * Parses JSON text.
 *
 * @throws SyntaxError when it is none
 */
export function parseJson(text: string): Json {
  // The standard library types the result as anything; JSON text holds nothing but JSON values.
  return JSON.parse(text) as Json;
}

/** True for a JSON object, not for arrays and null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A member of a document in whichever casing it was sent: asked for as `created-at`, found also as `createdAt` and
 * `created_at`.
 *
 * @param name in kebab case
 * @source Persona's `Key-Inflection` header: kebab, camel or snake
 */
export function memberOf(object: JsonObject, name: string): Json | undefined {
  for (const key of spellingsOf(name)) if (Object.hasOwn(object, key)) return object[key];
  return undefined;
}

const spellings = new Map<string, readonly string[]>();

/** Names are written in our code, so there are few; each is spelled once. */
function spellingsOf(name: string): readonly string[] {
  const known = spellings.get(name);
  if (known) return known;
  const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const made = [...new Set([name, camel, name.replaceAll('-', '_')])];
  spellings.set(name, made);
  return made;
}

/**
 * A key in kebab case, from camel or snake case. Keys of other shapes (`__proto__`, `Full Name`, `a.b`) stay.
 * A number that follows letters is a segment of its own, as in `address-street-1`.
 */
export function kebabKey(key: string): string {
  if (/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(key)) return key.replaceAll('_', '-');
  if (!/^[a-z][a-zA-Z0-9]*(?:-\d+)?$/.test(key) || !/[A-Z]/.test(key)) return key;
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([a-z])(\d+)$/, '$1-$2')
    .toLowerCase();
}

/** A key without casing and separators, under which all spellings of Persona's own keys meet. */
export function compactKey(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase();
}

/** A resource type in kebab case: `inquiryTemplate`, `verification/government_id`. */
export function kebabType(type: string): string {
  return type.split('/').map(kebabKey).join('/');
}

/** An object from entries, every key a property of its own, whatever it is called. */
export function objectFrom<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  // fromEntries defines properties and never sets them, so `__proto__` is a key like any other.
  return Object.fromEntries(entries);
}
