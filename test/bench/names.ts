/**
 * Made-up names in the variety a real million people have: few common ones, a long tail, several traditions of sound, so that
 * a million people carry more than 300,000 different words.
 */

/** Sounds of one tradition: a word is syllables, each a beginning, a middle and now and then an end. */
interface Tradition {
  readonly starts: readonly string[];
  readonly vowels: readonly string[];
  readonly closings: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const list = (text: string): readonly string[] => text.split(' ').map((part) => (part === '-' ? '' : part));

const traditions: readonly Tradition[] = [
  {
    starts: list('b br c ch d f g gr h j k l m n p r s sh st t th w wh - bl cl'),
    vowels: list('a e i o u ea ai oo ee ou'),
    closings: list('n l r s t ck m nd rt ll - - -'),
    given: list('a y ie en el - ine'),
    family: list('son ton ley man field er s worth ham - - well'),
  },
  {
    starts: list('m r l c g f p b d s t v n j h qu z ll -'),
    vowels: list('a e i o u ia ie io'),
    closings: list('n r s l - - - - nt'),
    given: list('a o ita ela ino - iana'),
    family: list('ez es ini etti ano os ado eira ales - elli aux'),
  },
  {
    starts: list('k m n v d s z b p r l g t zh st kr pr vl mir -'),
    vowels: list('a e i o u ya'),
    closings: list('n l r k sh - - v s m'),
    given: list('a slav mir ka ya ek - im'),
    family: list('ov ova ski ska ić enko uk ev eva ic ák czyk'),
  },
  {
    starts: list('kh m h n s z b j r f sh k t d y gh q -'),
    vowels: list('a i u aa ee ou e o'),
    closings: list('m d r l n b s - - f h'),
    given: list('a i ah - ir an ullah'),
    family: list('i zadeh ani awi oglu eh ian pour yan - ari'),
  },
  {
    starts: list('v s r k m n p d b g j l t dh bh kr pr sh ch -'),
    vowels: list('a i u e o aa ee'),
    closings: list('n r l sh m - - - v nd'),
    given: list('a i it esh ika endra - avi'),
    family: list('a am an wal kar arjee nathan - murthy reddy ia'),
  },
  {
    starts: list('t k s n h m y r w g sh ch z d b x zh q l j'),
    vowels: list('a i u e o ao ia'),
    closings: list('n ng - - - - -'),
    given: list('- ko o mi'),
    family: list('- - - moto mura ta yama'),
  },
];

/** How flat the head of the distribution is: the most frequent of a million names has about one person in 500. */
const flatHead = 50;

/** The rank that a share (0 to 1) falls on: a Zipf distribution with a flattened head. */
function rankOf(share: number, names: number): number {
  return Math.floor(flatHead * (((names + flatHead) / flatHead) ** share - 1));
}

/** Digits to draw sounds from, the same for the same number (the finaliser of MurmurHash3). */
function mixed(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function wordOf(rank: number, kind: 'given' | 'family'): string {
  let seed = mixed(rank * 2 + (kind === 'given' ? 1 : 0) + 1);
  const draw = (from: readonly string[]): string => {
    seed = mixed(seed + 0x9e3779b9);
    return from[seed % from.length] ?? '';
  };
  const tradition = traditions[seed % traditions.length];
  if (!tradition) return '';
  // Common names are short; the rare ones need more sounds to differ.
  const syllables = rank < 2000 ? 1 : rank < 40_000 ? 1 + (seed % 2) : 2;
  let text = '';
  for (let at = 0; at < syllables; at++)
    text += draw(tradition.starts) + draw(tradition.vowels) + (at > 0 ? '' : draw(tradition.closings));
  text += draw(tradition[kind]);
  if (text.length < 3) text += 'an';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const givenNames = 150_000;
const familyNames = 1_500_000;

/** A given name; `share` is a random number below 1. */
export function givenName(share: number): string {
  return wordOf(rankOf(share, givenNames), 'given');
}

/** A family name; one in twelve is of two words. `share` and `second` are random numbers below 1. */
export function familyName(share: number, second: number): string {
  const first = wordOf(rankOf(share, familyNames), 'family');
  return second < 1 / 12 ? `${first}-${wordOf(rankOf(second * 12, familyNames), 'family')}` : first;
}
