/** Takes a name apart into words with their roles, without deciding which words belong together. */
import type { PersonName } from '#contracts/person.ts';
import { nameText } from '#contracts/person.ts';
import { isNameFiller } from '../fields/filler.ts';
import { cleanText, comparedLength, foldSpelledOut, foldText, repairEncoding, scriptOf } from '../text.ts';
import type { Script } from '../text.ts';
import { descentOf, generationOf, isDegree, isParticle, isTitle } from '../tables/name-words.ts';
import { isVietnameseFamily } from '../tables/family-names.ts';
import { romaniseWord } from './romanise.ts';
import { latinSounds } from './sounds.ts';

/** What a word is in its name. `word` carries identity, the others accompany it. */
export type Role = 'word' | 'initial' | 'title' | 'degree' | 'generation' | 'particle' | 'descent' | 'filler';

/** One word of a name. */
export interface NameWord {
  readonly raw: string;
  /** Folded, marks and apostrophes removed. */
  readonly fold: string;
  /** Folded with ü as ue and its like. */
  readonly spelled: string;
  /** In letters a to z. */
  readonly latin: string;
  /** The sounds of `latin`. */
  readonly sounds: string;
  readonly script: Script;
  readonly role: Role;
  /** The part of the name its record states, or null for free text. */
  readonly field: 'given' | 'family' | null;
  readonly hyphened: boolean;
  readonly from: number;
  readonly to: number;
}

/** A name taken apart. `layout` says what told given and family name apart. */
export interface ParsedName {
  readonly text: string;
  readonly words: readonly NameWord[];
  readonly layout: 'fields' | 'free' | 'comma' | 'mrz';
  readonly repaired: boolean;
}

const maximalWords = 12;

interface Region {
  readonly text: string;
  readonly offset: number;
  readonly field: NameWord['field'];
}

/** Takes a name apart. Text beyond the compared length is ignored. */
export function parseName(name: PersonName): ParsedName {
  const text = nameText(name);
  const repairedText = text.length <= comparedLength ? repairEncoding(text) : text;
  const repaired = repairedText !== text;
  const regions = repaired ? [{ text: repairedText, offset: 0, field: null }] : regionsOf(name, text);
  const layout = layoutOf(name, repaired ? repairedText : text);
  const parts = layout === 'fields' ? regions : splitLayout(repairedText, layout);
  const drafts = parts.flatMap((region) => cutWords(region)).slice(0, maximalWords);
  return {
    text,
    words: giveRoles(layout === 'comma' ? trailingPrefixes(drafts) : drafts, layout),
    layout,
    repaired,
  };
}

/** Where the parts of a record stand inside its display text. */
function regionsOf(name: PersonName, text: string): Region[] {
  const parts: readonly (readonly [string | undefined, NameWord['field']])[] = [
    [name.first, 'given'],
    [name.middle, 'given'],
    [name.last, 'family'],
  ];
  const regions: Region[] = [];
  let offset = 0;
  for (const [part, field] of parts) {
    if (!part?.trim()) continue;
    regions.push({ text: part.slice(0, comparedLength), offset, field });
    offset += part.length + 1;
  }
  return regions.length > 0 ? regions : [{ text: text.slice(0, comparedLength), offset: 0, field: null }];
}

function layoutOf(name: PersonName, text: string): ParsedName['layout'] {
  const separate = (name.first?.trim() ?? '') !== '' || (name.last?.trim() ?? '') !== '';
  if (separate) return 'fields';
  if (/\p{L}<+\p{L}|<<$/u.test(text.slice(0, comparedLength))) return 'mrz';
  const comma = /^([^,،、]+)[,،]\s*([^,،]+)/u.exec(text.slice(0, comparedLength));
  const after =
    comma?.[2]
      ?.trim()
      .split(/[\s.]+/)
      .map((word) => foldText(word)) ?? [];
  const onlySuffixes = after.every((word) => word === '' || generationOf(word) !== null || isDegree(word));
  return comma && !onlySuffixes ? 'comma' : 'free';
}

function splitLayout(text: string, layout: ParsedName['layout']): Region[] {
  const shown = text.slice(0, comparedLength);
  if (layout === 'mrz') {
    const cut = shown.indexOf('<<');
    if (cut < 0) return [{ text: shown, offset: 0, field: null }];
    return [
      { text: shown.slice(0, cut), offset: 0, field: 'family' },
      { text: shown.slice(cut), offset: cut, field: 'given' },
    ];
  }
  const cut = layout === 'comma' ? shown.search(/[,،]/) : -1;
  if (cut < 0) return [{ text: shown, offset: 0, field: null }];
  return [
    { text: shown.slice(0, cut), offset: 0, field: 'family' },
    { text: shown.slice(cut), offset: cut, field: 'given' },
  ];
}

type Draft = Omit<NameWord, 'role'>;

const wordPattern =
  /(?:[sdaw]\/[olp]\b|[\p{L}\p{M}\p{N}]+(?:['’ʼ‘`´ʹʿʾ\u200c\u200d׳]+[\p{L}\p{M}\p{N}]+)*['’׳]?)|[-‐‑–]/giu;

function cutWords(region: Region): Draft[] {
  const words: Draft[] = [];
  let hyphened = false;
  for (const match of region.text.matchAll(wordPattern)) {
    const raw = match[0];
    if (/^[-‐‑–]$/.test(raw)) {
      hyphened = words.length > 0;
      continue;
    }
    if (words.length >= maximalWords) break;
    words.push(draftOf(raw, region.offset + match.index, region.field, hyphened));
    hyphened = false;
  }
  return words;
}

const apostrophes = /['’ʼ‘`´ʹ׳\u200c\u200d]/g;

function draftOf(raw: string, from: number, field: NameWord['field'], hyphened: boolean): Draft {
  const fold = foldText(cleanText(raw)).replace(apostrophes, '');
  const script = scriptOf(fold);
  const plain = script === 'latin';
  const spelled = plain ? foldSpelledOut(raw).replace(apostrophes, '') : fold;
  const marked = script === 'cyrillic' || script === 'indic' ? cleanText(raw).toLowerCase() : fold;
  const latin = plain ? fold : romaniseWord(marked);
  return {
    raw,
    fold,
    spelled,
    latin,
    sounds: latinSounds(latin),
    script,
    field,
    hyphened,
    from,
    to: from + raw.length,
  };
}

/** `Marzuk, Musa Abu` and `Berg, Pieter van den`: prefixes after the given name belong before the family name. */
function trailingPrefixes(drafts: readonly Draft[]): readonly Draft[] {
  let from = drafts.length;
  while (
    from > 1 &&
    /^(abu|abou|al|el|van|von|den|der|de|du|da|di|la|bin|ben|ibn)$/.test(drafts[from - 1]?.fold ?? '') &&
    drafts[from - 1]?.field === 'given'
  )
    from--;
  if (from === drafts.length || drafts[from - 1]?.field !== 'given') return drafts;
  return [
    ...drafts.slice(from).map((draft) => ({ ...draft, field: 'family' as const })),
    ...drafts.slice(0, from),
  ];
}

function giveRoles(drafts: readonly Draft[], layout: ParsedName['layout']): NameWord[] {
  const count = drafts.length;
  return drafts.map((draft, at) => ({ ...draft, role: roleOf(draft, at, count, layout, drafts) }));
}

function roleOf(
  draft: Draft,
  at: number,
  count: number,
  layout: ParsedName['layout'],
  all: readonly Draft[],
): Role {
  const { fold } = draft;
  if (isNameFiller(fold)) return 'filler';
  if (descentOf(fold) !== null && at > 0 && at < count - 1 && (fold.length > 1 || draft.script !== 'latin'))
    return 'descent';
  if (isTitle(fold, count, at === 0 || all[at - 1]?.field !== draft.field)) return 'title';
  if (count > 2 && at === count - 1 && isDegree(fold)) return 'degree';
  if (generationOf(fold) !== null && isSuffixPlace(fold, at, count, layout)) return 'generation';
  if (at === 0 && isVietnameseFamily(fold) && draft.raw !== draft.raw.normalize('NFD').replace(/\p{M}/gu, ''))
    return 'word';
  if (isParticle(fold) && count > 1 && isParticlePlace(draft, at, all) && !isVietnameseMiddle(fold, all))
    return 'particle';
  if ([...fold].length === 1 && draft.script !== 'han' && draft.script !== 'hangul') {
    const abbreviated = (fold === 'v' || fold === 'd') && at > 0 && draft.raw === fold && all.length > 2;
    return abbreviated ? 'particle' : 'initial';
  }
  return 'word';
}

/** Văn is a middle name where the family name is Vietnamese. */
function isVietnameseMiddle(fold: string, all: readonly Draft[]): boolean {
  return fold === 'van' && all.some((word) => isVietnameseFamily(word.fold) && word.fold !== 'ha');
}

const alwaysSuffix = new Set([
  'jr',
  'jnr',
  'sr',
  'snr',
  'ii',
  'iii',
  'iv',
  '2nd',
  '3rd',
  '4th',
  'junior',
  'senior',
]);

/** Suffixes stand last; Filho, Neto and the like need two names before them. */
function isSuffixPlace(fold: string, at: number, count: number, layout: ParsedName['layout']): boolean {
  if (at === 0) return false;
  if (alwaysSuffix.has(fold)) return at === count - 1 || layout === 'comma';
  return at === count - 1 && count >= 3 && layout !== 'comma';
}

/** A particle has a name after it; after a comma it may stand last (`Berg, Pieter van den`). */
function isParticlePlace(draft: Draft, at: number, all: readonly Draft[]): boolean {
  if (at < all.length - 1)
    return !(
      at === 0 &&
      draft.raw[0] !== draft.raw[0]?.toLowerCase() &&
      draft.fold.length <= 2 &&
      all.length === 2 &&
      draft.fold !== 'al' &&
      draft.fold !== 'el'
    );
  return draft.field === 'given' && all.some((other) => other.field === 'family');
}

/** Words that carry the identity of a name. */
export function isCore(word: NameWord): boolean {
  return word.role === 'word' || word.role === 'initial';
}
