import { isObject, kebabType, memberOf } from '../rules/key-casing.ts';
import type { Json, JsonObject } from '../rules/records.ts';

/** The resources a document includes, found by type and id. They may rest in memory or still in the file. */
export interface Included {
  add(type: string, id: string, load: () => JsonObject): void;
  /** Resources that lead a life of their own (accounts, inquiries), in file order. */
  own(): Iterable<JsonObject>;
  /** The included resources that a resource leads to, without itself and those of `own`. */
  relatedTo(resource: JsonObject): JsonObject[];
  /** What nothing led to so far, without those of `own`. */
  left(): Iterable<JsonObject>;
}

interface Entry {
  readonly type: string;
  readonly load: () => JsonObject;
  used: boolean;
}

/** Types that are handed out on their own. What they lead to is theirs, not of the resource that mentions them. */
const OWN_TYPES = new Set(['account', 'inquiry']);
const NOT_FOLLOWED = new Set(['case', 'transaction', 'workflow-run']);

/** An empty set of included resources. */
export function createIncluded(): Included {
  const entries = new Map<string, Entry>();
  return {
    add(type, id, load) {
      // The same resource included twice is the same resource.
      entries.set(keyOf(type, id), { type: kebabType(type), load, used: false });
    },
    *own() {
      for (const { type, load } of entries.values()) if (OWN_TYPES.has(type)) yield load();
    },
    relatedTo: (resource) => follow(entries, resource),
    *left() {
      for (const { type, load, used } of entries.values()) if (!used && !OWN_TYPES.has(type)) yield load();
    },
  };
}

/** Includes resources that are in memory already. */
export function includeAll(list: Json | undefined): Included {
  const included = createIncluded();
  for (const [index, resource] of (Array.isArray(list) ? list : []).entries()) {
    if (!isObject(resource)) continue;
    // A resource without id leads nowhere, but it is not dropped.
    included.add(textOf(resource, 'type'), textOf(resource, 'id') || `without id ${index}`, () => resource);
  }
  return included;
}

function follow(entries: ReadonlyMap<string, Entry>, resource: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  const seen = new Set([keyOf(textOf(resource, 'type'), textOf(resource, 'id'))]);
  const queue = [resource];
  for (const current of queue) {
    for (const key of referencesOf(current)) {
      const entry = seen.has(key) ? undefined : entries.get(key);
      seen.add(key);
      if (!entry || OWN_TYPES.has(entry.type)) continue;
      entry.used = true;
      const related = entry.load();
      found.push(related);
      if (!NOT_FOLLOWED.has(entry.type)) queue.push(related);
    }
  }
  return found;
}

function referencesOf(resource: JsonObject): string[] {
  const relationships = memberOf(resource, 'relationships');
  if (!isObject(relationships)) return [];
  return Object.values(relationships).flatMap((relationship) => {
    const linked = isObject(relationship) ? relationship['data'] : undefined;
    const list = Array.isArray(linked) ? linked : [linked];
    return list.filter(isObject).map((one) => keyOf(textOf(one, 'type'), textOf(one, 'id')));
  });
}

function keyOf(type: string, id: string): string {
  return `${kebabType(type)} ${id}`;
}

/** A member as text; empty when it is no text. */
export function textOf(object: JsonObject, name: string): string {
  const value = memberOf(object, name);
  return typeof value === 'string' ? value : '';
}
