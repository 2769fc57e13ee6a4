import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkRow } from './columns.ts';
import { columns, listOf } from './columns.ts';
import { linkRows } from './link.ts';
import { levelCounts, levelNames, levelOf } from './levels.ts';
import { normalRow } from './normal-row.ts';
import { nearestLevel, sketch, sketchKind } from './sketches.ts';

const givens = ['Maria', 'Marie', 'Jon', 'John', 'Robert', 'Bob', 'Anna Maria', 'Ann', 'Aisha', 'Wei', 'Li', 'Tomasz', 'Świętosława']; // prettier-ignore
const families = ['Santos', 'Santoz', 'Santos Lima', 'de Lima', 'Kowalska', 'Kowalski', 'Ng', 'Oconnor', "O'Connor", 'Müller', 'Mueller', '']; // prettier-ignore
const word = fc.oneof(fc.constantFrom(...givens, ...families), fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 })); // prettier-ignore
const rowOf = fc.record({
  id: fc.constant('x'),
  first: word,
  middle: fc.oneof(fc.constant(''), word),
  last: word,
  birthdate: fc.oneof(fc.constantFrom('1988-07-04', '1988-04-07', '1988-07-05', '1988-07', '1988', '1978-07-04', '', '2001-12-31'), fc.string({ maxLength: 10 })), // prettier-ignore
  gender: fc.constantFrom('F', 'M', ''),
  street1: fc.oneof(fc.constantFrom('12 Elm Street', '12 Elm St', '14 Elm St', '5 Oak Rd', ''), word),
  city: fc.oneof(fc.constantFrom('Leeds', 'Leed', 'York', ''), word),
  postalCode: fc.constantFrom('LS1 4AP', 'LS1 4AB', '78701', '78710', ''),
  phone: fc.constantFrom('+44 20 7946 0018', '020 7946 0018', '2079460081', ''),
  email: fc.oneof(fc.constantFrom('a.b@example.org', 'ab@exampl.org', 'a.b@mail.example', ''), word),
  identification: fc.constantFrom('X4417882', 'X4417828', 'X44', ''),
});

/** People, every third row a copy with a slip, so that there is something to learn from. The same ones every time. */
function people(count: number): LinkRow[] {
  let state = 12_345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const parts = 'ka lo mi ran tes ul vor sha be din gro pel win zu fir hest om quil yar net'.split(' ');
  const name = (): string => [next(20), next(20), next(20)].map((at) => parts[at]).join('');
  const two = (number: number): string => String(number).padStart(2, '0');
  const rows: LinkRow[] = [];
  for (let at = 0; at < count; at++) {
    const before = rows[at - 1];
    if (at % 3 === 2 && before)
      rows.push({
        ...before,
        id: before.id.replace('-0', '-1'),
        first: before.first?.slice(0, -1) ?? '',
        phone: next(2) === 0 ? '' : (before.phone ?? ''),
      });
    else
      rows.push({
        id: `${String(at)}-0`,
        first: name(),
        last: name(),
        birthdate: `${String(1950 + next(50))}-${two(1 + next(12))}-${two(1 + next(28))}`,
        street1: `${String(1 + next(90))} ${name()} road`,
        city: `${parts[next(20)] ?? ''}ton`,
        phone: `07700${String(100_000 + next(900_000))}`,
      });
  }
  return rows;
}

describe('linking', () => {
  it('scores fast exactly as it explains, pair by pair', async () => {
    const result = await linkRows(people(900));
    const least = Math.log2(0.01 / 0.99);
    let looked = 0;
    const wrong: unknown[] = [];
    for (let a = 0; a < 900; a += 7) {
      for (let b = a + 1; b < 900; b += 11) {
        const { columns: parts, score, prior, household } = result.scorer.explain(a, b);
        const sum = parts.reduce((all, one) => all + one.weight + one.rarity, prior) + household;
        const fast = result.scorer.scoreAbove(a, b, least);
        if (Math.abs(sum - score) > 1e-9 || fast !== (score >= least ? score : -Infinity))
          wrong.push([a, b, sum, score, fast]);
        for (const { column, left, right, level } of parts.at(-1)?.level === 2 ? [] : parts) {
          if (column === 'exchanged') continue;
          const plain = left === '' || right === '' ? 0 : levelOf(column, left, right);
          if (level !== plain) wrong.push([column, left, right, level, plain]);
        }
        looked++;
      }
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(5000);
    for (const { a, b, score } of result.edges) expect(result.scorer.explain(a, b).score).toBe(score);
  });

  it('finds the copies and says the same of a pair in either order', async () => {
    const rows = people(900);
    const result = await linkRows(rows);
    const right = result.clusters.filter((members) => members.length === 2 && rows[members[0]!]?.id.split('-')[0] === rows[members[1]!]?.id.split('-')[0]); // prettier-ignore
    expect(right.length).toBeGreaterThan(290);
    expect(result.clusters.length - right.length).toBeLessThan(5);
    for (const { a, b } of result.edges)
      expect(result.scorer.score(b, a)).toBeCloseTo(result.scorer.score(a, b), 9);
  });

  it('never scores a pair lower for evidence that agrees', async () => {
    const given = people(600);
    const fields = ['first', 'last', 'birthdate', 'street1', 'city', 'phone'] as const;
    // Every case: a pair without a field, then the same pair with a value of it on which both agree.
    const cases: { field: (typeof fields)[number]; at: number }[] = [];
    const rows: LinkRow[] = [...given];
    for (let one = 0; one < 560; one += 3) {
      for (const field of fields) {
        const [a, b] = [given[one]!, given[one + (one % 2 === 0 ? 1 : 2)]!];
        const value = given[(one * 7) % 600]?.[field] ?? '';
        cases.push({ field, at: rows.length });
        rows.push(
          { ...a, [field]: '' },
          { ...b, [field]: '' },
          { ...a, [field]: value },
          { ...b, [field]: value },
        );
      }
    }
    const { scorer } = await linkRows(rows);
    for (const { field, at } of cases) {
      const [without, withIt] = [scorer.score(at, at + 1), scorer.score(at + 2, at + 3)];
      expect({ field, at, raised: withIt >= without - 1e-6 }).toEqual({ field, at, raised: true });
    }
  });
});

describe('levels of normalised values', () => {
  it('do not depend on the order of the two values and have a name', () => {
    fc.assert(
      fc.property(rowOf, rowOf, (x, y) => {
        const [a, b] = [normalRow(x), normalRow(y)];
        for (const column of columns) {
          if (a[column] === '' || b[column] === '') continue;
          const level = levelOf(column, a[column], b[column]);
          expect(levelOf(column, b[column], a[column])).toBe(level);
          expect(level).toBeGreaterThan(0);
          expect(level).toBeLessThan(levelCounts[column]);
          expect(levelNames[column]).toHaveLength(levelCounts[column]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('are never better than the sketches of the values allow', () => {
    const table = new Uint32Array(4);
    fc.assert(
      fc.property(rowOf, rowOf, (x, y) => {
        const [a, b] = [normalRow(x), normalRow(y)];
        for (const column of columns) {
          if (a[column] === '' || b[column] === '' || a[column] === b[column]) continue;
          sketch(listOf(column), a[column], table, 0);
          sketch(listOf(column), b[column], table, 2);
          const level = levelOf(column, a[column], b[column]);
          expect([column, a[column], b[column], nearestLevel(sketchKind(column), table, 0, 1) <= level]).toEqual([column, a[column], b[column], true]); // prettier-ignore
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('are made of plain letters, digits and signs whatever a file holds', () => {
    fc.assert(
      fc.property(rowOf, (row) => {
        for (const text of Object.values(normalRow(row))) expect(text).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});
