/** Endings of family names that say whose wife, son or daughter somebody is. */
import type { Relation } from './relation.ts';

/**
 * Feminine and masculine endings of one family name.
 * @source Czech zákon 301/2000 §69; Russian and Bulgarian usage; Polish -ski, -cki, -dzki; Lithuanian law on name forms; Greek genitive.
 */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/ova$/, ''], [/ova$/, 'a'], [/ova$/, 'ov'], [/ova$/, 'off'], [/eva$/, 'ev'], [/yova$/, 'yov'], [/ina$/, 'in'], [/yna$/, 'yn'], [/skaya$/, 'sky'], [/skaya$/, 'skiy'], [/skaya$/, 'skii'], [/skaia$/, 'skii'], [/skaya$/, 'ski'],
  [/ska$/, 'ski'], [/ska$/, 'sky'], [/cka$/, 'cki'], [/dzka$/, 'dzki'], [/tska$/, 'tsky'], [/tskaya$/, 'tsky'], [/zkaya$/, 'zky'], [/aya$/, 'y'], [/aya$/, 'iy'], [/na$/, 'ny'], [/ova$/, 'a'], [/kova$/, 'ek'], [/kova$/, 'ka'], [/cova$/, 'ec'],
  [/ovska$/, 'ovsky'], [/a$/, 'y'], [/iene$/, 'as'], [/iene$/, 'is'], [/iene$/, 'ys'], [/iene$/, 'us'], [/aite$/, 'as'], [/yte$/, 'is'], [/yte$/, 'ys'], [/ute$/, 'us'], [/ute$/, 'as'], [/iute$/, 'ius'],
  [/poulou$/, 'poulos'], [/idou$/, 'idis'], [/iadou$/, 'iadis'], [/aki$/, 'akis'], [/ou$/, 'os'], [/i$/, 'is'], [/a$/, 'as'], [/a$/, 's'], [/ienė$/, 'as'],
]; // prettier-ignore
/** Greek and Slavic pairs of one letter need a long enough stem, or Maria and Marias would pair. */
const shortEndings = new Set(['a', 'i', 'y']);

const conflicts: readonly (readonly [RegExp, RegExp])[] = [
  [/(son|sen|sson)$/, /(dottir|dottr|datter|dotter)$/],
];

/** Relation of two family names that differ by gender, or null. */
export function genderedForm(left: string, right: string): Relation | null {
  if (left === right || !mayDifferByEnding(left, right)) return null;
  if (isSpouseForm(left, right) || isSpouseForm(right, left))
    return { code: 'spouse_form', strength: 'against' };
  for (const [a, b] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const [son, daughter] of conflicts)
      if (son.test(a) && daughter.test(b)) return { code: 'different', strength: 'against' };
    for (const [feminine, masculine] of pairs)
      if (isPair(a, b, feminine, masculine)) return { code: 'gendered_form', strength: 'strong' };
  }
  return null;
}

/** Both begin alike and differ in the last letters only. */
function mayDifferByEnding(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  if (shorter < 3 || left.charCodeAt(0) !== right.charCodeAt(0) || Math.abs(left.length - right.length) > 4)
    return false;
  let same = 1;
  while (same < shorter && left.charCodeAt(same) === right.charCodeAt(same)) same++;
  return same >= 3 && same >= shorter - 5;
}

function isPair(feminineName: string, masculineName: string, feminine: RegExp, masculine: string): boolean {
  const found = feminine.exec(feminineName);
  if (!found) return false;
  const stem = feminineName.slice(0, found.index);
  const least = shortEndings.has(found[0]) ? 6 : 3;
  if (stem.length < least) return false;
  if (shortEndings.has(found[0]) && !/(sk|ck|dzk|ak|id|poul|ovsk|tsk|ar|iad|otn|ern|ovn|evn|ovs)$/.test(stem))
    return false;
  if (stem + masculine === masculineName) return true;
  // Czech drops a vowel: Marek, Marková; Čapek, Čapková.
  return masculine === 'ek' && `${stem}ek` === masculineName;
}

/** Hungarian: Kovács Jánosné is the wife of Kovács János. @source Hungarian Civil Code, married names. */
function isSpouseForm(long: string, short: string): boolean {
  return (
    long.length - short.length === 2 &&
    long.endsWith('ne') &&
    long.startsWith(short) &&
    short.length >= 3 &&
    !/[aeiou]$/.test(short)
  );
}

/** Patronymics of Slavic names. */
export function isPatronymic(word: string): boolean {
  return (
    word.length >= 6 &&
    /(ovich|evich|ovych|yovych|ovic|evic|ovna|evna|ivna|yivna|ichna|inichna|ovych|avich|auna|euna|ovitch|evitch|yevich|ovichi|uly|oglu|qyzy)$/.test(
      word,
    )
  );
}
