/** Compares names of firms, bodies and ships: legal forms set aside, words paired with tolerance for slips. */
import { distance } from 'fastest-levenshtein';
import { isOneEdit, isTransposed } from '../fields/slips.ts';
import { latinSounds, profileOf, soundDistance } from '../names/sounds.ts';
import { romaniseWord } from '../names/romanise.ts';
import { foldText, scriptOf } from '../text.ts';

/**
 * Legal forms by the form they stand for.
 * @source GLEIF, ISO 20275 entity legal forms code list, the frequent ones.
 */
const forms = `limited ltd ltda limitada ooo ооо llc gmbh sarl srl spzoo bv kft doo sro aps oy as ou uab sia eood pte pty sdnbhd ltdsti
company co corp corporation inc incorporated kk
stock ag aktiengesellschaft akg sa nv spa plc ab asa oyj ad dd jsc ojsc pjsc cjsc zao oao pao ао оао пао зао tas as nyrt kgaa se jointstockcompany акционерноеобщество publicjointstockcompany openjointstockcompany
partnership lp llp kg ohg gbr sca snc scs
group holding holdings grupo gruppe groupe
foundation stiftung fondation fundacion fund
association ev eingetragenerverein asociacion verband`;
const formOf = new Map<string, string>();
for (const line of forms.split('\n')) {
  const [main = '', ...rest] = line.split(' ');
  for (const word of [main, ...rest]) if (!formOf.has(word)) formOf.set(word, main);
}
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bjoint stock company\b/g, 'jointstockcompany'], [/\b(public|open|closed) jointstockcompany\b/g, 'jointstockcompany'],
  [/\bsp\.? ?z ?o\.? ?o\.?/g, 'spzoo'], [/\bs\.? ?a\.? ?r\.? ?l\.?(?=\s|$)/g, 'sarl'], [/\bs\.? ?r\.? ?l\.?(?=\s|$)/g, 'srl'], [/\bs\.? ?a\.? de c\.? ?v\.?/g, 'sa'],
  [/\bs\.? ?p\.? ?a\.?(?=\s|$)/g, 'spa'], [/\bsociet(atea|e|a) (cu raspundere limitata|a responsabilite limitee|a responsabilita limitata)/g, 'srl'],
  [/\bgesellschaft mit beschrankter haftung/g, 'gmbh'], [/\bsociete anonyme|sociedad anonima|societa per azioni/g, 'sa'], [/\bsdn\.? bhd\.?/g, 'sdnbhd'],
  [/акционерное общество/g, 'акционерноеобщество'], [/\bl\.? ?l\.? ?c\.?(?=\s|$)/g, 'llc'], [/\ba\.?\/?s\.?(?=\s|$)/g, 'as'],
]; // prettier-ignore
const fillers = new Set('the of and et de la le y und for & der die das del di van mv m/v mt ss'.split(' '));
const numerals: Readonly<Record<string, string>> = { one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', twenty: '20', thirty: '30', forty: '40', fourty: '40', fifty: '50', i: '1', ii: '2', iii: '3', iv: '4' }; // prettier-ignore
/** Words of trade that tell firms apart less than their own names do. */
const weakWords = new Set('international national general trading bank services service systems management industries industrial development technology technologies energy oil gas shipping marine maritime import export commercial investment investments finance financial capital global world enterprise enterprises corporation trust europe asia america construction'.split(' ')); // prettier-ignore

interface OrganisationName {
  readonly words: readonly string[];
  readonly forms: ReadonlySet<string>;
  readonly compact: string;
  readonly latin: boolean;
}

function readOrganisation(text: string): OrganisationName {
  let folded = foldText(text.slice(0, 400));
  for (const [pattern, form] of phrases) folded = folded.replace(pattern, form);
  const raw =
    folded
      .replace(/['’]s?\b/g, '')
      .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
      .match(/[\p{L}\p{M}\p{N}&]+/gu) ?? [];
  const found = new Set<string>();
  const words: string[] = [];
  raw.forEach((word, at) => {
    const form = formOf.get(word);
    if (form !== undefined && (at > 0 || form !== 'group') && raw.length > 1) found.add(form);
    else if (!fillers.has(word))
      words.push(numerals[word] ?? (scriptOf(word) === 'latin' ? word : romaniseWord(word)));
  });
  return {
    words: joinNumbers(joinLetters(words)),
    forms: found,
    compact: words.join(''),
    latin: scriptOf(folded) === 'latin',
  };
}

/** `a b c` becomes `abc`. */
function joinLetters(words: readonly string[]): string[] {
  const out: string[] = [];
  let letters = '';
  for (const word of words) {
    if (word.length === 1 && /\p{L}/u.test(word)) letters += word;
    else {
      if (letters !== '') out.push(letters);
      letters = '';
      out.push(word);
    }
  }
  return letters === '' ? out : [...out, letters];
}

/** `40 4` becomes `44`. */
function joinNumbers(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    const before = out.at(-1) ?? '';
    if (/^[1-9]$/.test(word) && /^[2-9]0$/.test(before)) out[out.length - 1] = before.slice(0, 1) + word;
    else out.push(word);
  }
  return out;
}

/** Score 0 to 1 of two names of organisations. */
export function organisationScore(left: string, right: string): number {
  const [a, b] = [readOrganisation(left), readOrganisation(right)];
  if (a.words.length === 0 || b.words.length === 0) return foldText(left) === foldText(right) ? 1 : 0;
  if (a.compact === b.compact) return formsClash(a, b) ? 0.65 : 1;
  if (a.compact + [...a.forms].join('') === b.compact || compactRaw(left) === compactRaw(right)) return 0.95;
  const acronym = isAcronym(a, b) || isAcronym(b, a);
  const used = new Set<number>();
  let [shared, lost] = [0, 0];
  for (const word of a.words) {
    let best = -1;
    let value = 0;
    b.words.forEach((other, at) => {
      const similarity = used.has(at) ? 0 : wordSimilarity(word, other, a.latin && b.latin);
      if (similarity > value) [best, value] = [at, similarity];
    });
    if (best >= 0) used.add(best);
    shared += weightOf(word) * value;
    lost += weightOf(word) * (1 - value);
  }
  for (let at = 0; at < b.words.length; at++) if (!used.has(at)) lost += weightOf(b.words[at] ?? '');
  const score = shared / Math.max(0.1, shared + lost);
  return Math.max(acronym ? 0.72 : 0, formsClash(a, b) ? score * 0.85 : score);
}

const compactRaw = (text: string): string => foldText(text.slice(0, 400)).replace(/[^\p{L}\p{N}]/gu, '');
const weightOf = (word: string): number =>
  weakWords.has(word) ? 0.7 : /^\d+$/.test(word) ? 1 : Math.min(1.4, 0.6 + word.length / 8);

function formsClash(a: OrganisationName, b: OrganisationName): boolean {
  const legal = (name: OrganisationName): string[] =>
    [...name.forms].filter((form) => ['limited', 'stock', 'partnership'].includes(form));
  const [x, y] = [legal(a), legal(b)];
  return x.length > 0 && y.length > 0 && !x.some((form) => y.includes(form));
}

function isAcronym(short: OrganisationName, long: OrganisationName): boolean {
  const [first] = short.words;
  return (
    first !== undefined &&
    long.words.length >= 3 &&
    first.length === long.words.length &&
    first.length >= 3 &&
    first === long.words.map((word) => word[0]).join('')
  );
}

function wordSimilarity(a: string, b: string, bothLatin: boolean): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (/\d/.test(a + b)) return 0;
  if (!bothLatin)
    return soundDistance(latinSounds(a), latinSounds(b), profileOf('cyrillic')) <= 0.25 ? 0.95 : 0;
  if (shorter >= 3 && (isTransposed(a, b) || isOneEdit(a, b))) return shorter >= 5 ? 0.85 : 0.7;
  const edits = distance(a, b);
  if (shorter >= 7 && edits <= 2) return 0.75;
  if (shorter >= 4 && (a.startsWith(b) || b.startsWith(a))) return 0.6;
  return 0;
}
