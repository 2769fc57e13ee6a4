/** How many slips lead from one word to another, as far as that matters to a search. */

/** Letters of a word as UTF-16 units; a word of the book is a stretch `[from, to)` of one long list. */
export type Letters = Uint16Array;

/**
 * The fewest letters to exchange, leave out, add or turn round with their neighbour that make one stretch of letters the
 * other, or -1 when more than `most` (0 to 2) would be needed.
 * @source optimal string alignment (Damerau 1964), cut off at two edits
 */
export function editsWithin(
  a: Letters,
  aFrom: number,
  aTo: number,
  b: Letters,
  bFrom: number,
  bTo: number,
  most: number,
): number {
  let [fromA, fromB, toA, toB] = [aFrom, bFrom, aTo, bTo];
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
    fromA++;
    fromB++;
  }
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
    toA--;
    toB--;
  }
  const [restA, restB] = [toA - fromA, toB - fromB];
  if (restA === 0 || restB === 0) return restA + restB <= most ? restA + restB : -1;
  if (most === 0 || Math.abs(restA - restB) > most) return -1;
  let best = editsWithin(a, fromA + 1, toA, b, fromB + 1, toB, most - 1);
  best = fewer(best, editsWithin(a, fromA + 1, toA, b, fromB, toB, most - 1));
  best = fewer(best, editsWithin(a, fromA, toA, b, fromB + 1, toB, most - 1));
  const turned = restA > 1 && restB > 1 && a[fromA] === b[fromB + 1] && a[fromA + 1] === b[fromB];
  if (turned) best = fewer(best, editsWithin(a, fromA + 2, toA, b, fromB + 2, toB, most - 1));
  return best < 0 ? -1 : best + 1;
}

function fewer(a: number, b: number): number {
  return a < 0 ? b : b < 0 || a < b ? a : b;
}

/**
 * Which letters a stretch holds, as 32 flags: one for each of 26 classes, six for letters that stand twice. One edit changes at
 * most two flags, so words with more differing flags need not be looked at.
 */
export function letterFlags(letters: Letters, from: number, to: number): number {
  let flags = 0;
  for (let at = from; at < to; at++) {
    const code = letters[at] ?? 0;
    const letter = 1 << (code >= 97 && code <= 122 ? code - 97 : code % 26);
    if ((flags & letter) === 0) flags |= letter;
    else flags |= 1 << (26 + (code % 6));
  }
  return flags;
}

/** How many flags are set. */
export function countFlags(flags: number): number {
  let bits = flags - ((flags >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
