import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseJson } from '../rules/key-casing.ts';
import { createJsonCutter } from './json-cutter.ts';
import type { JsonPart } from './json-cutter.ts';
import { LIMITS } from './limits.ts';

type Seen = Pick<JsonPart, 'place' | 'key' | 'root' | 'fault' | 'offset'> & { text: string | null };

/** Cuts text given in pieces of some bytes, in a buffer that is used again as the reader does it. */
function cut(text: string | Buffer, pieceBytes = 1 << 20, limit: number = LIMITS.recordBytes): Seen[] {
  const bytes = Buffer.from(text);
  const shared = Buffer.alloc(pieceBytes);
  const cutter = createJsonCutter({
    isList: (key) => key === 'data' || key === 'included',
    limitFor: () => limit,
  });
  const seen: Seen[] = [];
  const drain = () => {
    for (const part of cutter.take()) {
      const { place, key, root, fault, offset } = part;
      seen.push({ place, key, root, fault, offset, text: part.bytes?.toString('utf8') ?? null });
    }
  };
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const length = bytes.copy(shared, 0, from, from + pieceBytes);
    cutter.push(shared.subarray(0, length));
    drain();
  }
  cutter.end();
  drain();
  return seen;
}

function textsOf(parts: Seen[], place: JsonPart['place']): (string | null)[] {
  return parts.filter((part) => part.place === place).map(({ text }) => text);
}

const json = fc.jsonValue({ maxDepth: 4 });

describe('json cutter', () => {
  it('cuts a document into the elements of its lists and its other members, at any spacing and piece size', () => {
    fc.assert(
      fc.property(
        fc.array(json),
        fc.array(json),
        json,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(0, 1, '\t'),
        (data, included, meta, pieceBytes, space) => {
          const parts = cut(JSON.stringify({ data, meta, included }, null, space), pieceBytes);
          expect(parts.filter(({ fault }) => fault !== null)).toEqual([]);
          const list = (key: string) => parts.filter((part) => part.place === 'list' && part.key === key);
          expect(list('data').map(({ text }) => parseJson(text ?? ''))).toEqual(
            parseJson(JSON.stringify(data)),
          );
          expect(list('included').map(({ text }) => parseJson(text ?? ''))).toEqual(
            parseJson(JSON.stringify(included)),
          );
          expect(textsOf(parts, 'member').map((text) => parseJson(text ?? ''))).toEqual([
            parseJson(JSON.stringify(meta)),
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cuts arrays, and several texts behind one another', () => {
    fc.assert(
      fc.property(fc.array(json), json, fc.integer({ min: 1, max: 30 }), (list, alone, pieceBytes) => {
        fc.pre(typeof alone !== 'object');
        const parts = cut(
          `${JSON.stringify(list)}\n${JSON.stringify(alone)}\n${JSON.stringify(list)}`,
          pieceBytes,
        );
        const expected = parseJson(JSON.stringify([...list, alone, ...list]));
        expect(textsOf(parts, 'item').map((text) => parseJson(text ?? ''))).toEqual(expected);
      }),
    );
  });

  it('states where each part begins', () => {
    const text = '{"data": [ {"é":1}, {"b":2} ]}';
    const bytes = Buffer.from(text);
    for (const { offset, text: part } of cut(text).filter(({ place }) => place === 'list')) {
      expect(
        bytes
          .subarray(offset)
          .toString('utf8')
          .startsWith(part ?? '?'),
      ).toBe(true);
    }
  });

  it('goes on behind an element whose brackets do not match', () => {
    const parts = cut('{"data":[{"a":1},{"b":[}},{"c":3}],"x":1}');
    expect(parts.map(({ text, fault }) => text ?? fault)).toContain('{"c":3}');
    expect(parts.filter(({ fault }) => fault === 'json-broken').length).toBeGreaterThan(0);
    expect(textsOf(parts, 'member')).toEqual(['1']);
  });

  it('reports an element that is too large, without holding it, and takes the next', () => {
    const large = JSON.stringify({ x: 'y'.repeat(5000) });
    const parts = cut(`[{"a":1},${large},{"b":2}]`, 64, 1000);
    expect(parts.map(({ text, fault }) => text ?? fault)).toEqual(['{"a":1}', 'record-too-large', '{"b":2}']);
  });

  it('refuses five million nested arrays in a moment', () => {
    const parts = cut(Buffer.alloc(5_000_000, '['), 1 << 18);
    expect(parts.map(({ fault }) => fault)).toEqual(['document-cut-off']);
    const closed = `[${'['.repeat(33)}${']'.repeat(33)},1]`;
    expect(cut(closed).map(({ text, fault }) => fault ?? text)).toEqual(['too-deep', '1']);
    expect(cut(`[${'['.repeat(32)}${']'.repeat(32)}]`).map(({ fault }) => fault)).toEqual([null]);
  });

  it.each([
    ['cut off in a string', '{"data":[{"a":1},{"b":"x'],
    ['cut off between elements', '{"data":[{"a":1},'],
    ['cut off before the end', '{"data":[{"a":1}]'],
  ])('says that a text is %s, after what was complete', (_, text) => {
    const parts = cut(text);
    expect(textsOf(parts, 'list')).toContain('{"a":1}');
    expect(parts.at(-1)?.fault).toBe('document-cut-off');
  });

  it.each(['[1,]', '[1 2]', '{"a" 1}', '{"a":1,}', '}', '[1]]', '{"a":1]', '{1:2}', '[,1]', ': ', '[1}'])(
    'finds the fault in %s',
    (text) => {
      expect(cut(text).some(({ fault, text: part }) => fault !== null || part === '')).toBe(true);
    },
  );

  it('ends on any bytes, however they are cut, with as many parts as it can count', () => {
    const noise = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '1', 'a', '\\', ' ', '"data":[', 'é'),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 5 }), (parts, pieceBytes) => {
        const text = parts.join('');
        expect(cut(text, pieceBytes)).toEqual(cut(text));
      }),
      { numRuns: 1000 },
    );
  });
});
