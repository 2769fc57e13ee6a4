/** Given names that belong together: spellings, short forms, and the forms of other languages. */
import { givenNameLines } from './given-name-lines.ts';

export type NameCulture = 'la' | 'sl' | 'ar' | 'in' | 'he' | 'gr';
interface Entry {
  readonly line: number;
  readonly part: 0 | 1 | 2;
  readonly culture: NameCulture;
}

const entries = new Map<string, Entry[]>();
givenNameLines
  .trim()
  .split('\n')
  .forEach((line, number) => {
    const culture = line.slice(0, 2) as NameCulture; // the table holds these codes only
    line
      .slice(3)
      .split('|')
      .forEach((part, at) => {
        for (const name of part.trim().split(/\s+/)) {
          if (name === '') continue;
          const list = entries.get(name) ?? [];
          list.push({ line: number, part: at === 0 ? 0 : at === 1 ? 1 : 2, culture });
          entries.set(name, list);
        }
      });
  });

/** How two folded given names belong together. */
export type NameKinship = 'nickname' | 'romanisation' | 'spelling' | 'other-language';

/** How two different folded names are forms of one name; null when no line of the table holds both. */
export function kinshipOf(left: string, right: string): NameKinship | null {
  const a = entries.get(left);
  const b = entries.get(right);
  if (!a || !b) return null;
  let best: NameKinship | null = null;
  for (const x of a) {
    for (const y of b) {
      if (x.line !== y.line) continue;
      if (x.part === 0 && y.part === 0) return x.culture === 'la' ? 'spelling' : 'romanisation';
      // A short form in one language and a form of another language share only the origin.
      if (x.part + y.part === 3) continue;
      if (x.part === 1 || y.part === 1) best = 'nickname';
      else best ??= 'other-language';
    }
  }
  return best;
}

/** True for a folded given name the table knows. */
export function isKnownGiven(name: string): boolean {
  return entries.has(name);
}

/** True when a line of one of the cultures without a fixed Latin spelling holds the name. */
export function isRomanisedGiven(name: string): boolean {
  const found = entries.get(name) ?? [];
  return (
    found.some((entry) => entry.culture !== 'la' && entry.part < 2) &&
    !found.some((entry) => entry.culture === 'la' && entry.part === 0)
  );
}

/** Numbers of the lines that hold the name among its spellings or short forms. */
export function nameLines(name: string): readonly number[] {
  return (
    entries
      .get(name)
      ?.filter((entry) => entry.part < 2)
      .map((entry) => entry.line) ?? []
  );
}

const namesByLine: string[][] = [];
for (const [name, list] of entries) for (const { line } of list) (namesByLine[line] ??= []).push(name);

/** Every other folded name that `kinshipOf` relates to this one. */
export function kindredNames(name: string): readonly string[] {
  const lines = (entries.get(name) ?? []).flatMap(({ line }) => namesByLine[line] ?? []);
  return [...new Set(lines)].filter((other) => other !== name && kinshipOf(name, other) !== null);
}
