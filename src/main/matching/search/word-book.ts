/**
 * All words of names with the accounts that carry them, in flat lists of numbers: half a million words and the names of a
 * million accounts take some forty megabytes. What is near a typed word is found by one walk over all words: flags of letters
 * settle nearly all of them in a few nanoseconds each, which is as quick as an index of deletions and a tenth of its size.
 */
import { skeletonOf } from '../screening/keys.ts';
import { countFlags, editsWithin, letterFlags } from './edits.ts';
import { formsOf } from './forms.ts';
import { growing, type Growing } from './growing.ts';

/** A word near the typed one. `cost` in tenths of an edit, from 1 (the same word). */
export interface NearWord {
  readonly id: number;
  readonly cost: number;
}

/** Words and who carries them. Accounts are numbers from 1. */
export interface WordBook {
  /** How many words there are. */
  readonly size: number;
  /** The highest account number so far. */
  readonly highest: number;
  /** Adds accounts to a word. Words are folded, of at most 64 letters. */
  add(word: string, accounts: readonly number[]): void;
  /** A word's number, or -1. */
  find(word: string): number;
  /** The words near a typed one: itself, longer words that begin so, known forms, the same sounds, and as many edits. */
  near(word: string, edits: 1 | 2): NearWord[];
  /** Calls back with each account that carries a word beginning with a letter, now and then several times with one. */
  eachBeginning(letter: string, found: (account: number) => void): void;
  /** Calls back with each account that carries a word; now and then twice with one. */
  each(id: number, found: (account: number) => void): void;
  /** How many accounts carry a word. */
  count(id: number): number;
}

/** Costs in tenths of an edit. @source our choice, held by the recall that `npm run bench -- search` prints. */
export const costs = {
  same: 1,
  /** A longer word that begins like the typed one: this and one for each letter, up to `begins + 6`. */
  begins: 2,
  form: 9,
  sound: 11,
  edit: 10,
  /** Slips rarely hit the first letter. */
  firstLetter: 3,
  initial: 4,
} as const;
/** Up to this cost a plain search finds the word by itself. */
export const plainCost = costs.begins + 6;

/** Words of one length, side by side, so that a walk reads memory in order. */
interface Shelf {
  readonly ids: Growing<Uint32Array>;
  readonly flags: Growing<Int32Array>;
}

/** All words: `letters` from `starts[id]` to `starts[id + 1]`. The first `sorted` words stand in the order of their letters. */
interface Words {
  readonly letters: Growing<Uint16Array>;
  readonly starts: Growing<Uint32Array>;
  readonly shelves: Shelf[];
  readonly table: WordTable;
  /** Words that sound alike, by the number of their sounds. */
  readonly alike: SoundChains;
  sorted: number;
}

/** An empty book. Words that come in the order of their letters are found quicker by their beginnings. */
export function createWordBook(): WordBook {
  const letters = growing(Uint16Array, 1 << 16);
  const starts = growing(Uint32Array, 1 << 13);
  const words: Words = {
    letters,
    starts,
    shelves: [],
    table: wordTable(letters, starts),
    alike: soundChains(),
    sorted: 0,
  };
  const first = growing(Uint32Array, 1 << 13);
  const accounts = growing(Uint32Array, 1 << 16);
  /** Accounts that came to a word later than its first ones. */
  const later = new Map<number, number[]>();
  let highest = 0;
  starts.push(0);
  first.push(0);

  return {
    get size() {
      return starts.length - 1;
    },
    get highest() {
      return highest;
    },
    add: (word, added) => {
      for (const account of added) if (account > highest) highest = account;
      const known = words.table.find(word);
      if (known >= 0) {
        const list = later.get(known);
        if (list) list.push(...added);
        else later.set(known, [...added]);
        return;
      }
      putWord(words, word);
      accounts.append(added);
      first.push(accounts.length);
    },
    find: words.table.find,
    near: (word, edits) => nearWords(words, word, edits),
    eachBeginning: (letter, found) => {
      const asked = lettersOf(letter);
      // Words in order lie side by side, and so do their accounts.
      const from = firstNotBefore(words, asked);
      let to = from;
      while (to < words.sorted && compareLetters(words, to, asked) === 0) to++;
      const [all, end] = [accounts.all, first.all[to] ?? 0];
      for (let at = first.all[from] ?? 0; at < end; at++) found(all[at] ?? 0);
      for (const [id, added] of later)
        if (compareLetters(words, id, asked) === 0) for (const account of added) found(account);
      for (let id = words.sorted; id < starts.length - 1; id++)
        if (compareLetters(words, id, asked) === 0)
          for (let at = first.all[id] ?? 0; at < (first.all[id + 1] ?? 0); at++) found(all[at] ?? 0);
    },
    each: (id, found) => {
      const [all, to] = [accounts.all, first.all[id + 1] ?? 0];
      for (let at = first.all[id] ?? 0; at < to; at++) found(all[at] ?? 0);
      later.get(id)?.forEach(found);
    },
    count: (id) => (first.all[id + 1] ?? 0) - (first.all[id] ?? 0) + (later.get(id)?.length ?? 0),
  };
}

function putWord(words: Words, word: string): void {
  const { letters, starts, shelves, table } = words;
  const id = starts.length - 1;
  const own = lettersOf(word);
  if (words.sorted === id && (id === 0 || compareLetters(words, id - 1, own) <= 0)) words.sorted = id + 1;
  letters.append(own);
  starts.push(letters.length);
  const shelf = (shelves[own.length] ??= {
    ids: growing(Uint32Array, 64),
    flags: growing(Int32Array, 64),
  });
  shelf.ids.push(id);
  shelf.flags.push(letterFlags(own, 0, own.length));
  words.alike.put(soundKey(word), id);
  table.put(word, id);
}

function lettersOf(word: string): Uint16Array {
  const letters = new Uint16Array(word.length);
  for (let at = 0; at < word.length; at++) letters[at] = word.charCodeAt(at);
  return letters;
}

/** Below 0 when the word with this number stands before the letters, 0 when it begins with them. */
function compareLetters({ letters, starts }: Words, id: number, asked: Uint16Array): number {
  const [all, from, to] = [letters.all, starts.all[id] ?? 0, starts.all[id + 1] ?? 0];
  for (let at = 0; at < asked.length; at++) {
    if (from + at >= to) return -1;
    const apart = (all[from + at] ?? 0) - (asked[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** The sounds of a word as a number, 0 when it has too few to tell anything. */
function soundKey(word: string): number {
  if (word.length < 4) return 0;
  const first = word.charCodeAt(0);
  const last = word.charCodeAt(word.length - 1);
  if (first < 97 || first > 122 || last < 97 || last > 122) return 0;
  const skeleton = skeletonOf(word);
  return skeleton.length < 3 ? 0 : hashOf(skeleton);
}

function nearWords(words: Words, word: string, edits: 1 | 2): NearWord[] {
  const found = new Map<number, number>();
  const keep = (id: number, cost: number): void => {
    if (id >= 0 && cost < (found.get(id) ?? Infinity)) found.set(id, cost);
  };
  const asked = lettersOf(word);
  // Two edits in three letters leave nothing of a name.
  eachByEdits(words, asked, asked.length <= 3 ? 1 : edits, keep);
  eachBySound(words, word, keep);
  eachBegun(words, asked, keep);
  for (const form of formsOf(word)) keep(words.table.find(form), costs.form);
  return [...found].map(([id, cost]) => ({ id, cost }));
}

type Keep = (id: number, cost: number) => void;

function eachByEdits({ letters, starts, shelves }: Words, asked: Uint16Array, most: 1 | 2, keep: Keep): void {
  const size = asked.length;
  const own = letterFlags(asked, 0, size);
  const [all, bounds, initial] = [letters.all, starts.all, asked[0]];
  for (let length = Math.max(1, size - most); length <= size + most; length++) {
    const shelf = shelves[length];
    if (!shelf) continue;
    const [ids, flags, count] = [shelf.ids.all, shelf.flags.all, shelf.ids.length];
    for (let at = 0; at < count; at++) {
      if (countFlags((flags[at] ?? 0) ^ own) > 2 * most) continue;
      const id = ids[at] ?? 0;
      const from = bounds[id] ?? 0;
      const edits = editsWithin(asked, 0, size, all, from, from + length, most);
      if (edits === 0) keep(id, costs.same);
      else if (edits > 0) keep(id, edits * costs.edit + (all[from] === initial ? 0 : costs.firstLetter));
    }
  }
}

function eachBySound({ starts, alike }: Words, word: string, keep: Keep): void {
  alike.each(soundKey(word), (id) => {
    const longer = (starts.all[id + 1] ?? 0) - (starts.all[id] ?? 0) - word.length;
    if (longer <= 3 && longer >= -3) keep(id, costs.sound);
  });
}

/** The first of the words in order that does not stand before the letters. */
function firstNotBefore(words: Words, asked: Uint16Array): number {
  let [from, to] = [0, words.sorted];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareLetters(words, middle, asked) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function eachBegun(words: Words, asked: Uint16Array, keep: Keep): void {
  if (asked.length < 3) return;
  const longer = (id: number): number =>
    (words.starts.all[id + 1] ?? 0) - (words.starts.all[id] ?? 0) - asked.length;
  const take = (id: number): void =>
    keep(id, longer(id) === 0 ? costs.same : costs.begins + Math.min(6, longer(id)));
  for (
    let id = firstNotBefore(words, asked);
    id < words.sorted && compareLetters(words, id, asked) === 0;
    id++
  )
    take(id);
  for (let id = words.sorted; id < words.starts.length - 1; id++)
    if (compareLetters(words, id, asked) === 0) take(id);
}

interface WordTable {
  /** A word's number, or -1. */
  find(word: string): number;
  put(word: string, id: number): void;
}

/** Open addressing over numbers: half a million strings as keys would cost forty megabytes. */
function wordTable(letters: Growing<Uint16Array>, starts: Growing<Uint32Array>): WordTable {
  const hashes = growing(Int32Array, 1 << 13);
  let slots = new Int32Array(1 << 14).fill(-1);
  const isWord = (id: number, word: string): boolean => {
    const [all, from] = [letters.all, starts.all[id] ?? 0];
    if ((starts.all[id + 1] ?? 0) - from !== word.length) return false;
    for (let at = 0; at < word.length; at++) if (all[from + at] !== word.charCodeAt(at)) return false;
    return true;
  };
  const freeSlot = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const widen = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let id = 0; id < hashes.length; id++) slots[freeSlot(hashes.all[id] ?? 0)] = id;
  };
  return {
    find: (word) => {
      const hash = hashOf(word);
      let slot = hash & (slots.length - 1);
      for (;;) {
        const id = slots[slot] ?? -1;
        if (id < 0 || (hashes.all[id] === hash && isWord(id, word))) return id;
        slot = (slot + 1) & (slots.length - 1);
      }
    },
    put: (word, id) => {
      hashes.push(hashOf(word));
      if (hashes.length * 2 > slots.length) widen();
      else slots[freeSlot(hashOf(word))] = id;
    },
  };
}

interface SoundChains {
  put(sound: number, id: number): void;
  each(sound: number, found: (id: number) => void): void;
}

/** Chains of words by the last bits of their sounds' number; each word leads to the one before it. */
function soundChains(): SoundChains {
  const last = new Int32Array(1 << 17).fill(-1);
  const before = growing(Int32Array, 1 << 13);
  const sounds = growing(Int32Array, 1 << 13);
  return {
    put: (sound, id) => {
      const chain = sound & (last.length - 1);
      sounds.push(sound);
      before.push(sound === 0 ? -1 : (last[chain] ?? -1));
      if (sound !== 0) last[chain] = id;
    },
    each: (sound, found) => {
      if (sound === 0) return;
      let id = last[sound & (last.length - 1)] ?? -1;
      for (; id >= 0; id = before.all[id] ?? -1) if (sounds.all[id] === sound) found(id);
    },
  };
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
