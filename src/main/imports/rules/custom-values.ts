import { objectFrom } from './key-casing.ts';
import { isNode } from './person-reading.ts';
import type { CustomValues, Json, JsonObject } from './records.ts';

/** Longest key and type of a custom value. @source contracts/accounts.ts (AccountField), contracts/person.ts */
const KEY_UNITS = 200;
const TYPE_UNITS = 64;

/**
 * Adds a value to custom ones. A key that is taken by another value, or that no field may have, gets a key close
 * to it; an unusable key is kept beside its value.
 */
export function addCustom(custom: CustomValues, key: string, type: string, value: Json): void {
  const plain = key.replace(/\p{Cc}/gu, ' ').slice(0, KEY_UNITS);
  const isUsable = plain === key && key !== '';
  const name = freeKey(custom, plain === '' ? 'unnamed' : plain);
  const entry =
    isUsable && type.length <= TYPE_UNITS
      ? { type, value }
      : {
          type: 'json',
          value: objectFrom<Json>([
            ['key', key],
            ['type', type],
            ['value', value],
          ]),
        };
  setCustom(custom, name, entry);
}

/** Adds a node of `fields`: `{type, value}`, or a bare value. */
export function addField(custom: CustomValues, key: string, node: Json): void {
  if (isNode(node)) addCustom(custom, key, node.type, node.value);
  else addCustom(custom, key, typeOfJson(node), node);
}

/** Sets a custom value under exactly this key, in place of what stood there. */
export function setCustom(custom: CustomValues, key: string, entry: CustomValues[string]): void {
  define(custom, key, entry);
}

/** Adds a member under its key, or a key close to it when that is taken. */
export function addMember(object: JsonObject, key: string, value: Json): void {
  define(object, freeKey(object, key), value);
}

/** Assigning would set the prototype when the key is `__proto__`. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

function freeKey(object: object, key: string): string {
  if (!Object.hasOwn(object, key)) return key;
  for (let nth = 2; ; nth++) {
    const next = `${key.slice(0, KEY_UNITS - 8)} (${nth})`;
    if (!Object.hasOwn(object, next)) return next;
  }
}

/** The type of a bare value, in Persona's words for the simple ones. */
export function typeOfJson(value: Json): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'json' : typeof value;
}
