import type { Mapping } from '#contracts/imports.ts';

import { addCustom, addField, typeOfJson } from './custom-values.ts';
import { isObject } from './key-casing.ts';
import { compileMapping } from './map-row.ts';
import type { RowMapper } from './map-row.ts';
import { customKeyOf } from './mapping.ts';
import { readPerson } from './person-reading.ts';
import type { Member } from './person-reading.ts';
import { refuse } from './record-parts.ts';
import type { Made } from './record-parts.ts';
import type { AccountRecord, CustomValues, Json, JsonObject } from './records.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** What documents cannot say themselves: how dates are written, which country is meant, what parts tags. */
export type DocumentOptions = Pick<Mapping, 'dateOrder' | 'defaultCountry' | 'tagSeparator'>;

/**
 * An account from a plain object such as `{"customerId": 7, "firstName": "Ana"}`: its simple members are read like
 * the row of a table whose headers are the keys, its nested ones as Persona writes them, and the rest is kept as
 * custom values with their JSON type.
 */
export function objectToAccount(object: JsonObject, options: DocumentOptions): Made<AccountRecord> {
  const { cells, nested } = takeApart(object);
  const headers = cells.map(([header]) => header);
  const mapper = mapperFor(headers, options);
  if (mapper === null) return refuse('reference-id-missing', '');
  const outcome = mapper.map(
    cells.map(([, value]) => String(value)),
    0,
  );
  if (!outcome.ok) return { ok: false, problem: outcome.problem };
  const { record } = outcome;
  const custom: CustomValues = {};
  for (const [key, { type, value }] of Object.entries(record.custom)) {
    const stated = cells[mapper.columnOf.get(key) ?? -1]?.[1];
    if (typeof stated === 'number' || typeof stated === 'boolean')
      addCustom(custom, key, typeof stated, stated);
    else addCustom(custom, key, type, value);
  }
  return { ok: true, record: addNested({ ...record, custom }, nested) };
}

type Cell = readonly [header: string, value: string | number | boolean];

function takeApart(object: JsonObject): { cells: Cell[]; nested: Member[] } {
  const cells: Cell[] = [];
  const nested: Member[] = [];
  for (const [key, value] of Object.entries(object)) {
    const header = key === 'id' && typeof value === 'string' && value.startsWith('act_') ? 'persona id' : key;
    if (value === null) continue;
    if (typeof value !== 'object') cells.push([header, value]);
    else if (
      Array.isArray(value) &&
      value.every((one) => typeof one === 'string' || typeof one === 'number')
    ) {
      cells.push(...value.map((one): Cell => [header, one]));
    } else nested.push([key, value]);
  }
  return { cells, nested };
}

interface KnownMapper {
  readonly map: RowMapper;
  /** The column of each custom key. */
  readonly columnOf: ReadonlyMap<string, number>;
}

/** Objects of one file mostly have the same keys, so a few mappings serve all of them. */
const known = new Map<string, KnownMapper | null>();
const MOST_KNOWN = 500;

function mapperFor(headers: readonly string[], options: DocumentOptions): KnownMapper | null {
  const key = JSON.stringify([headers, options.dateOrder, options.defaultCountry, options.tagSeparator]);
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = makeMapper(headers, options);
  known.set(key, made);
  return made;
}

function makeMapper(headers: readonly string[], options: DocumentOptions): KnownMapper | null {
  const { mapping } = suggestMapping(headers, []);
  if (!mapping.columns.some(({ target }) => target === 'referenceId')) return null;
  const columnOf = new Map<string, number>();
  for (const { target, index } of mapping.columns) {
    const custom = customKeyOf(target);
    if (custom !== null) columnOf.set(custom, index);
  }
  return { map: compileMapping({ ...mapping, ...options }, headers), columnOf };
}

function addNested(record: AccountRecord, nested: readonly Member[]): AccountRecord {
  if (nested.length === 0) return record;
  const fields = nested.flatMap(([key, value]) =>
    key === 'fields' && isObject(value) ? Object.entries(value) : [],
  );
  const others = nested.filter(([key, value]) => key !== 'fields' || !isObject(value));
  const { person, leftFields, leftAttributes } = readPerson(fields, others);
  const { custom } = record;
  for (const [key, node] of leftFields) addField(custom, key, node);
  for (const [key, value] of leftAttributes) addCustom(custom, key, typeOfJson(value), value);
  return {
    ...record,
    person: {
      name: unite(record.person.name, person.name),
      birthdate: unite(record.person.birthdate, person.birthdate),
      identification: unite(record.person.identification, person.identification),
      nationality: unite(record.person.nationality, person.nationality),
      gender: unite(record.person.gender, person.gender),
      address: unite(record.person.address, person.address),
      phone: unite(record.person.phone, person.phone),
      email: unite(record.person.email, person.email),
    },
  };
}

function unite<Value extends Json | object>(one: readonly Value[], other: readonly Value[]): Value[] {
  const seen = new Set(one.map((value) => JSON.stringify(value)));
  return [...one, ...other.filter((value) => !seen.has(JSON.stringify(value)))];
}
