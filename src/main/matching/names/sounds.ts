/** Names as sequences of sounds, and how far two such sequences lie apart. */
import type { Script } from '../text.ts';

/*
 * One sign per sound. Capitals are sounds that spellings write in several ways:
 * S sh, C ch, J zh or j, X kh, D th, T ts, N ng, K soft c, G soft g, Y consonant y, W consonant w.
 */

/** Latin spellings of sounds, longest first. */
const latinSpellings: readonly (readonly [string, string])[] = [
  ['schtsch', 'SC'], ['shch', 'SC'], ['tsch', 'C'], ['dzh', 'J'], ['dsch', 'J'], ['sch', 'S'], ['tch', 'C'], ['tzs', 'T'], ['ssz', 's'], ['eau', 'o'],
  ['cz', 'C'], ['sz', 's'], ['rz', 'J'], ['sh', 'S'], ['ch', 'H'], ['kh', 'X'], ['gh', 'g'], ['zh', 'J'], ['th', 'D'], ['dh', 'd'], ['ph', 'f'],
  ['ck', 'k'], ['cq', 'k'], ['qu', 'kv'], ['dj', 'J'], ['tz', 'T'], ['ts', 'T'], ['ng', 'N'], ['gn', 'n'], ['nh', 'n'], ['lh', 'l'], ['ou', 'u'], ['oo', 'u'],
  ['ee', 'i'], ['ie', 'i'], ['ei', 'e'], ['ai', 'e'], ['ay', 'e'], ['ey', 'e'], ['aw', 'au'], ['ow', 'au'], ['wh', 'W'], ['rh', 'r'], ['bh', 'b'],
  ['x', 'ks'], ['q', 'k'], ['w', 'W'], ['y', 'Y'], ['j', 'J'], ['c', 'k'],
]; // prettier-ignore

const spellingsFrom = Map.groupBy(latinSpellings, ([spelling]) => spelling[0] ?? '');

/** Sounds of a word in Latin letters; doubled sounds count once. */
export function latinSounds(word: string): string {
  let out = '';
  let at = 0;
  while (at < word.length) {
    const letter = word[at] ?? '';
    const next = word[at + 1] ?? '';
    let sound = '';
    let length = 1;
    if (letter === next && letter !== 'o' && letter !== 'e') {
      at++;
      continue;
    }
    if (letter === 'c' && 'eiy'.includes(next) && next !== '') sound = 'K';
    else if (letter === 'g' && 'eiy'.includes(next) && next !== '') sound = 'G';
    else if (letter === 'y' && !'aeiou'.includes(next || 'b')) sound = 'i';
    else {
      const spelled = spellingsFrom.get(letter)?.find(([spelling]) => word.startsWith(spelling, at));
      sound = spelled ? spelled[1] : letter;
      length = spelled ? spelled[0].length : 1;
    }
    out += sound.startsWith(out.at(-1) ?? '-') ? sound.slice(1) : sound;
    at += length;
  }
  return out;
}

/** Pairs of sounds that are written for each other, with the price of the exchange. */
const near = `ae15 ei15 ou15 iY05 eY15 uW05 oW25 vW05 vu25 ao35 oe40 eu45 iu50 ai60 au40
bp35 bv25 pf25 vf20 bf35 bW35 dt30 dD15 tD10 sD25 zD25 fD35 gk30 gG05 kX20 hX10 gX30 gh35 kG50 Gh35
sz15 sS25 zJ25 SJ35 SC20 sK05 kK20 TK15 sC40 Ss25 zT20 sT20 CT20 tT35 tC40 JG10 JC25 JY20 Ji25 Jd45 JX40 zK35 CK15 zC45 dJ45 Jh35 Js50 JD40
kH10 CH10 SH20 XH10 hH15 gH30 KH30 TH30 JH35 sH45
nN10 mn35 lr45 gJ20 mN45 yi05 hf50 TS40 zS40`;
const vowelSigns = 'aeiou';
const isVowel = (code: number): boolean => vowelFlags[code] === 1;
const vowelFlags = new Uint8Array(128);
/** Two vowels of Korean that Latin letters write in many ways: E for eo, U for eu. */
const koreanVowels = 'EU';
for (const sound of vowelSigns + koreanVowels) vowelFlags[sound.charCodeAt(0)] = 1;

/** What a writing system leaves open: prices of exchanges and of sounds that only one side writes. */
export interface SoundProfile {
  /** Price of each exchange, by 128 times the code of one sound plus the code of the other. */
  readonly exchange: Float64Array;
  /** Price of each sound on one side only. */
  readonly gap: Float64Array;
  readonly vowel: number;
  /** Price of each sound that only the side not in Latin letters writes. */
  readonly nativeGap: Float64Array;
  /** Price of a vowel that only the Latin side has at the start of a word. */
  readonly start: number;
}

function profile(
  extra: string,
  [vowel, vowelChange, weak, consonant]: readonly [
    vowel: number,
    vowelChange: number,
    weak: number,
    consonant: number,
  ],
): SoundProfile {
  const exchange = new Float64Array(128 * 128).fill(1);
  const gap = new Float64Array(128).fill(consonant);
  for (let x = 0; x < 128; x++) {
    if (isVowel(x)) gap[x] = vowel;
    for (let y = 0; y < 128; y++)
      exchange[x * 128 + y] =
        x === y ? 0 : isVowel(x) && isVowel(y) ? vowelChange : isVowel(x) || isVowel(y) ? 0.9 : 1;
  }
  for (const sound of 'hYW') gap[sound.charCodeAt(0)] = weak;
  const set = (entries: string, limit: boolean): void => {
    for (const entry of entries.split(/\s+/).filter(Boolean)) {
      const [x, y] = [entry.charCodeAt(0), entry.charCodeAt(1)];
      const stated = Number(entry.slice(2)) / 100;
      const price = limit && isVowel(x) && isVowel(y) ? Math.min(stated, vowelChange) : stated;
      exchange[x * 128 + y] = price;
      exchange[y * 128 + x] = price;
    }
  };
  set(near, true);
  set(extra, false);
  return { exchange, gap, vowel, nativeGap: gap, start: vowel };
}

/** Arabic and Hebrew write long vowels, h and the start of a word; only short vowels are left out. */
function abjad(of: SoundProfile): SoundProfile {
  const nativeGap = of.gap.slice();
  for (const sound of vowelSigns) nativeGap[sound.charCodeAt(0)] = 0.22;
  nativeGap['h'.charCodeAt(0)] = 0.3;
  return { ...of, nativeGap, start: 0.3 };
}

/** Profiles by writing system of the side that is not Latin; `latin` compares two Latin spellings. */
const profiles: Readonly<Record<Script, SoundProfile>> = {
  latin: profile('', [0.45, 0.6, 0.3, 1]),
  cyrillic: profile('hg10 hX05 GX30 vW00 vu10 aY20 Ye10 JG05', [0.35, 0.35, 0.25, 0.9]),
  greek: profile('Hx00 Xh05 vu10 fv10', [0.35, 0.35, 0.3, 0.9]),
  arabic: abjad(
    profile(
      'pb00 vf05 vb10 gk10 gJ05 GJ00 gX15 Xk15 kK10 CS10 uW00 oW00 ou00 ei00 iY00 eY00 ae00 ao10 ah20 ai25 tT20 TS30 dz05',
      [0.06, 0.2, 0.12, 0.8],
    ),
  ),
  hebrew: abjad(
    profile(
      'vb00 vW00 vu00 vo00 pf00 kX00 kH00 sS05 iY00 eY00 ae00 ao00 ah10 ai10 Tz05 TC15 JG00 gJ15 CT10 tD00 hX00 hH05',
      [0.06, 0.12, 0.1, 0.8],
    ),
  ),
  kana: profile(
    'rl00 bv00 hf10 sD05 zD10 zJ10 sS10 tC15 tT10 mn10 fh10 vW10 vb00 dJ20 zT10 kH10 WY30',
    [0.14, 0.3, 0.15, 0.8],
  ),
  hangul: profile(
    'rl00 pf00 bv00 sz05 sD05 zJ05 gk10 bp10 dt10 JC05 CT05 TJ15 Js15 hf15 kH10 mn25 zD10 vW20',
    [0.14, 0.25, 0.15, 0.75],
  ),
  han: profile(
    'rl05 bp10 bv15 vW05 dt10 gk10 kh25 hX05 fv05 fp25 sS05 SX20 CJ10 JG05 Js20 Jz15 TC05 sD05 zD10 nN00 mn10 tD05 GY25 CS15 KS20 JY15 rn40 zT05 sT10 hH05',
    [0.16, 0.2, 0.15, 0.6],
  ),
  indic: profile('vW00 bv10 sS10 zJ00 dD10 tD00 fp05 Sz30', [0.2, 0.25, 0.2, 0.85]),
  thai: profile(
    'rl15 vW05 gk10 bp10 dt10 CJ05 HJ05 HC00 sC25 Jy10 tD00 nr15 nl15 bp05',
    [0.12, 0.2, 0.2, 0.75],
  ),
  other: profile('gk20 bp20 dt20 CJ20 TK10', [0.3, 0.3, 0.3, 0.9]),
};

/**
 * Chinese and Korean given names have one or two characters, and their vowels tell them apart; longer words are mostly
 * foreign names written by sound, where vowels say little.
 */
const nativeProfiles: Readonly<Partial<Record<Script, SoundProfile>>> = {
  hangul: profile(
    'rl05 gk05 bp05 dt05 JC05 CH05 JH10 Eu05 Eo05 Ee20 Ea30 Uu05 Ue15 Ui20 Uo20 EU20 ou30 Yi20 JY100 JG60',
    [0.5, 0.5, 0.3, 0.9],
  ),
  han: profile(
    'bp05 dt05 gk05 CH05 JH15 JG20 SX20 Ss20 hX05 hS35 Jr40 CT15 Tz15 uo25 ou25 eo35 JY100',
    [0.5, 0.5, 0.3, 0.9],
  ),
};

/** Sounds of a Korean name in Latin letters or romanised from Hangul. */
export function koreanSounds(latin: string): string {
  return latinSounds(
    latin
      .replace(/eo/g, 'E')
      .replace(/eu/g, 'U')
      .replace(/oo/g, 'u')
      .replace(/ee/g, 'i')
      .replace(/y(?=[EU])/g, 'Y'),
  );
}

/** Profile for a word of Chinese or Korean characters as a native name; other words have their script's profile. */
export function nativeProfileOf(script: Script, characters: number): SoundProfile {
  return (characters <= 2 ? nativeProfiles[script] : undefined) ?? profiles[script];
}

/** Number of sounds that are no vowels and not weak. */
export function firmSounds(sounds: string): number {
  let count = 0;
  for (const sound of sounds) if (!'aeiouhYW'.includes(sound)) count++;
  return count;
}

/** Profile for comparing a name in a script with its Latin spelling. */
export function profileOf(script: Script): SoundProfile {
  return profiles[script];
}

const longestSounds = 40;
const row = new Float64Array(longestSounds + 1);

/**
 * Least price that turns one sequence of sounds into the other; with a profile of another script the Latin side comes
 * first. Sounds beyond the fortieth are not looked at.
 */
export function soundCost(left: string, right: string, rules: SoundProfile): number {
  const [lengthA, lengthB] = [Math.min(left.length, longestSounds), Math.min(right.length, longestSounds)];
  const { exchange, gap, nativeGap, start, vowel } = rules;
  row[0] = 0;
  for (let j = 0; j < lengthB; j++) row[j + 1] = (row[j] ?? 0) + (nativeGap[right.charCodeAt(j) & 127] ?? 1);
  for (let i = 0; i < lengthA; i++) {
    const x = left.charCodeAt(i) & 127;
    const drop = i === 0 && gap[x] === vowel ? start : (gap[x] ?? 1);
    let diagonal: number = row[0];
    let before: number = diagonal + drop;
    row[0] = before;
    for (let j = 0; j < lengthB; j++) {
      const y = right.charCodeAt(j) & 127;
      const above = row[j + 1] ?? 0;
      const change = diagonal + (exchange[x * 128 + y] ?? 1);
      const drops = above + drop;
      const adds = before + (nativeGap[y] ?? 1);
      before = change < drops ? (change < adds ? change : adds) : drops < adds ? drops : adds;
      row[j + 1] = before;
      diagonal = above;
    }
  }
  return row[lengthB] ?? 0;
}

/** Price of the difference by length: 0 equal, near 1 unrelated. */
export function soundDistance(left: string, right: string, rules: SoundProfile): number {
  const weight = Math.max(weightOf(left, rules), weightOf(right, rules), 1.5);
  return soundCost(left, right, rules) / weight;
}

function weightOf(sounds: string, rules: SoundProfile): number {
  let sum = 0;
  for (let at = 0; at < sounds.length; at++)
    sum += isVowel(sounds.charCodeAt(at) & 127) ? Math.max(rules.vowel, 0.1) : 1;
  return sum;
}
