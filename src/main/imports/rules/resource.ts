import { readInstant } from './calendar-dates.ts';
import { isObject, kebabKey, memberOf, objectFrom } from './key-casing.ts';
import type { Member } from './person-reading.ts';
import type { Json, JsonObject } from './records.ts';

/**
 * A resource taken apart: members are taken out one by one, and what is left at the end has no place of its own.
 * Keys of attributes are in kebab case; those of `fields` as they came, because Persona does not inflect them.
 */
export interface OpenResource {
  /** An attribute, which stays; undefined when it was not stated. */
  look(name: string): Json | undefined;
  /** Takes an attribute out. */
  drop(name: string): void;
  /** Takes a text out; undefined when it is missing, null, blank or longer than the limit (then it stays). */
  takeText(name: string, limit: number): string | undefined;
  /** Takes an instant out; one that cannot be read stays. */
  takeInstant(name: string): string | undefined;
  /** Takes the id of a to-one relationship out, when the link is nothing more than type and id. */
  takeLink(name: string): string | undefined;
  /** Takes a relationship out. */
  dropLink(name: string): void;
  /** Attributes that were not taken. */
  left(): Member[];
  /** Relationships that were not taken and say something. */
  leftRelationships(): JsonObject;
}

/** Instants as the contract has them; finer ones than milliseconds are kept as they are. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** Opens a resource of any casing. `fields` is no attribute here: see `fieldsOf`. */
export function openResource(resource: JsonObject): OpenResource {
  const attributes = new Map(kebabMembers(objectMember(resource, 'attributes')));
  attributes.delete('fields');
  const relationships = new Map(kebabMembers(objectMember(resource, 'relationships')));
  return {
    look: (name) => attributes.get(name),
    drop: (name) => void attributes.delete(name),
    takeText(name, limit) {
      const value = attributes.get(name);
      if (typeof value === 'string' && value.trim().length > limit) return undefined;
      if (typeof value !== 'string' && value !== null) return undefined;
      attributes.delete(name);
      return value?.trim() === '' ? undefined : value?.trim();
    },
    takeInstant(name) {
      const value = attributes.get(name);
      const instant = typeof value === 'string' ? (INSTANT.test(value) ? value : readInstant(value)) : null;
      if (instant !== null || value === null || value === '') attributes.delete(name);
      return instant ?? undefined;
    },
    takeLink(name) {
      const link = relationships.get(name);
      const target = isObject(link) && Object.keys(link).length === 1 ? link['data'] : null;
      const id = isObject(target) && Object.keys(target).length === 2 ? target['id'] : null;
      if (typeof id !== 'string' || id === '') return undefined;
      relationships.delete(name);
      return id;
    },
    dropLink: (name) => void relationships.delete(name),
    left: () => [...attributes],
    leftRelationships: () => objectFrom([...relationships].filter(([, link]) => saysSomething(link))),
  };
}

/** The members of `fields`, keys as they came. */
export function fieldsOf(resource: JsonObject): Member[] {
  return Object.entries(objectMember(objectMember(resource, 'attributes'), 'fields'));
}

/** The attributes of a resource that is kept as it is: keys of every depth in kebab case, but not within `fields`. */
export function plainAttributes(resource: JsonObject): JsonObject {
  return objectFrom(kebabMembers(objectMember(resource, 'attributes')));
}

/** True when the keys of a resource were turned into another casing than kebab, as those of inquiry fields then are. */
export function isInflected(resource: JsonObject): boolean {
  return !isKebab(Object.keys(objectMember(resource, 'attributes')));
}

function isKebab(keys: readonly string[]): boolean {
  return keys.some((key) => /^[a-z]+(?:-[a-z0-9]+)+$/.test(key));
}

/** What stands beside type, id, attributes and relationships, and the `meta` of the document. */
export function otherMembers(resource: JsonObject, meta: JsonObject | undefined): Member[] {
  const known = new Set(['type', 'id', 'attributes', 'relationships']);
  const own = Object.entries(resource).filter(([key, value]) => !known.has(key) && saysSomething(value));
  const all: Member[] = meta === undefined ? own : [...own, ['meta', meta]];
  return isInflected(resource) ? all.map(([key, value]) => [key, kebabDeep(value)]) : all;
}

/** Relationships with their names in kebab case. */
export function plainRelationships(resource: JsonObject): JsonObject {
  return objectFrom(kebabMembers(objectMember(resource, 'relationships')));
}

/** A member that is an object; an empty one when it is none. */
export function objectMember(object: JsonObject, name: string): JsonObject {
  const value = memberOf(object, name);
  return isObject(value) ? value : {};
}

/**
 * Members with keys in kebab case. In a document that is in kebab case already, other keys are somebody's own and
 * stay; so does a key whose kebab form is taken.
 */
function kebabMembers(object: JsonObject): Member[] {
  const keys = Object.keys(object);
  if (isKebab(keys)) return Object.entries(object);
  const taken = new Set(keys);
  return Object.entries(object).map(([key, value]) => {
    const kebab = kebabKey(key);
    if (kebab !== key && taken.has(kebab)) return [key, value];
    taken.add(kebab);
    return [kebab, key === 'fields' ? value : kebabDeep(value)];
  });
}

function kebabDeep(value: Json): Json {
  if (Array.isArray(value)) return value.map(kebabDeep);
  return isObject(value) ? objectFrom(kebabMembers(value)) : value;
}

function saysSomething(link: Json): boolean {
  if (!isObject(link)) return link !== null;
  return Object.entries(link).some(([key, value]) => {
    if (key !== 'data') return value !== null;
    return Array.isArray(value)
      ? value.length > 0
      : isObject(value)
        ? Object.keys(value).length > 0
        : value !== null;
  });
}
