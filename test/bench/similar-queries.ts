/** Names as people mistype, exchange and shorten them, made from the rows that were imported. */
import { people, randomOf, type Row } from './people.ts';

/** A mistyped name, and the person that is meant. */
export interface SlippedQuery {
  readonly kind: string;
  readonly text: string;
  readonly row: Row;
}

const eachKind = 50;
const letters = 'etaoinshrdlucmfwypvbgkqjxz';

type Chance = () => number;

function below(random: Chance, end: number): number {
  return Math.floor(random() * end);
}

/** One slip in one word: a letter left out, added, exchanged, or turned round with its neighbour. */
function slipped(text: string, random: Chance): string {
  const words = text.split(' ');
  const at = below(random, words.length);
  const word = words[at] ?? '';
  const place = below(random, word.length);
  const letter = letters[below(random, letters.length)] ?? 'e';
  const [before, after] = [word.slice(0, place), word.slice(place + 1)];
  const ways = [
    () => before + after,
    () => before + letter + word.slice(place),
    () => before + letter + after,
    () => (after === '' ? before : `${before}${after[0] ?? ''}${word[place] ?? ''}${after.slice(1)}`),
  ];
  words[at] = ways[below(random, ways.length)]?.() ?? word;
  return words.join(' ').trim();
}

const ways: Readonly<Record<string, (row: Row, random: Chance) => string>> = {
  exact: ({ first, last }) => `${first} ${last}`,
  'one typo': ({ first, last }, random) => slipped(`${first} ${last}`, random),
  'two typos': ({ first, last }, random) => slipped(slipped(`${first} ${last}`, random), random),
  swapped: ({ first, last }) => `${last} ${first}`,
  'swapped with typo': ({ first, last }, random) => slipped(`${last} ${first}`, random),
  'middle name dropped': ({ first, last }) => `${first} ${last}`,
  'surname cut': ({ first, last }) => `${first} ${last.slice(0, Math.max(3, last.length - 2))}`,
  'initial + surname': ({ first, last }) => `${first.slice(0, 1)} ${last}`,
};

/** Fifty queries of each kind; with `born`, the birth date stands behind the name. */
export function slippedQueries(count: number, born: boolean, seed = 11): SlippedQuery[] {
  const random = randomOf(seed);
  const kinds = Object.entries(ways);
  const step = Math.max(1, Math.floor(count / (eachKind * kinds.length * 4)));
  const queries: SlippedQuery[] = [];
  const made = new Map<string, number>();
  let at = 0;
  for (const row of people(count)) {
    if (at++ % step !== 0) continue;
    const [kind, way] = kinds[queries.length % kinds.length] ?? [];
    if (kind === undefined || way === undefined) break;
    if (kind === 'middle name dropped' && row.middle === '') continue;
    const name = way(row, random);
    queries.push({ kind, text: born ? `${name} ${row.birthdate}` : name, row });
    made.set(kind, (made.get(kind) ?? 0) + 1);
    if (queries.length === eachKind * kinds.length) break;
  }
  return queries;
}
