import { describe, expect, it } from 'vitest';
import type { KeyIndex } from './neighbours.ts';
import { neighboursOf, storedKeys } from './neighbours.ts';
import type { LinkRow } from './columns.ts';

function indexOf(rows: readonly LinkRow[]): KeyIndex {
  const postings = new Map<number, number[]>();
  rows.forEach((row, record) => {
    for (const key of storedKeys(row)) {
      const held = postings.get(key);
      if (held) held.push(record);
      else postings.set(key, [record]);
    }
  });
  return {
    count: rows.length,
    holders: ([first = 0, second], most) => {
      const held = postings.get(first) ?? [];
      if (second === undefined) return held.slice(0, most);
      const other = new Set(postings.get(second));
      return held.filter((record) => other.has(record)).slice(0, most);
    },
  };
}

const row = (at: number, more: Partial<LinkRow> = {}): LinkRow => ({
  id: String(at),
  first: ['Ada', 'Tomasz', 'Lena', 'Omar'][at % 4] ?? '',
  last: `Fam${String.fromCharCode(97 + (at % 23))}${String.fromCharCode(97 + (at % 19))}ow`,
  birthdate: `${String(1940 + (at % 60))}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
  city: ['Leeds', 'Porto', 'Graz'][at % 3] ?? '',
  ...more,
});

describe('candidates of one record', () => {
  const rows = Array.from({ length: 3000 }, (_, at) => row(at));
  const index = indexOf(rows);

  it('finds a record with a slip in its name, and puts the one that shares most keys first', () => {
    const wanted = rows[1234]!;
    const slipped = { ...wanted, last: `${wanted.last ?? ''}e` };
    expect(neighboursOf(storedKeys(slipped), index)[0]?.record).toBe(1234);
  });

  it('finds a record whose day and month or names are exchanged', () => {
    const wanted = { ...rows[77]!, birthdate: '1980-03-04', first: 'Ingeborg', last: 'Thorvald' };
    const with77 = indexOf(rows.map((one, at) => (at === 77 ? wanted : one)));
    const asked = { ...wanted, birthdate: '1980-04-03', first: 'Thorvald', last: 'Ingeborg' };
    expect(neighboursOf(storedKeys(asked), with77)[0]?.record).toBe(77);
  });

  it('asks a crowded key together with a second one instead of giving up', () => {
    // One telephone for five hundred people, as files of a firm have it.
    const crowd = Array.from({ length: 500 }, (_, at) => ({ id: String(at), phone: '+44 20 7946 0018', first: `Name${String(at)}`, last: `Other${String(at * 7)}`, birthdate: `${String(1950 + (at % 50))}-05-17`, city: 'Leeds' })); // prettier-ignore
    const found = neighboursOf(storedKeys({ ...crowd[250]!, city: 'Graz' }), indexOf(crowd));
    expect(found[0]?.record).toBe(250);
    expect(found.length).toBeLessThanOrEqual(400);
  });

  it('makes no candidates of a record that says nothing', () => {
    expect(storedKeys({ id: '1', first: 'N/A', last: '', birthdate: '1900-01-01' })).toEqual([]);
    expect(neighboursOf([], index)).toEqual([]);
  });
});
