/**
 * Marked strings, one for every place in which a person's data can stand, and the search for them in files and in the
 * memory of processes. A canary is found in any letter case, as UTF-8, UTF-16 and base64.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Letters that make a pronounceable word which no file of the machine holds by chance. */
const letters = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** A made-up word of 14 letters with a capital, new in every run. */
export function canaryWord(): string {
  const random = randomBytes(14);
  const word = [...random]
    .map((byte, at) => (at % 2 === 0 ? letters[byte % letters.length]! : vowels[byte % vowels.length]!))
    .join('');
  return word[0]!.toUpperCase() + word.slice(1);
}

/** A made-up number of `length` digits, new in every run. */
export function canaryNumber(length: number): string {
  return [...randomBytes(length)].map((byte, at) => String(at === 0 ? 1 + (byte % 9) : byte % 10)).join('');
}

/** A canary for each kind of value; all differ. */
export function personOfCanaries() {
  return {
    referenceId: `ref-${canaryWord()}`,
    first: canaryWord(),
    last: canaryWord(),
    street: `${canaryWord()} Street`,
    city: canaryWord(),
    email: `${canaryWord().toLowerCase()}@example.org`,
    phone: `+44${canaryNumber(10)}`,
    passport: `P${canaryNumber(9)}`,
    custom: canaryWord(),
    tag: canaryWord(),
    note: canaryWord(),
    reason: canaryWord(),
    fileName: `${canaryWord()}.png`,
  } as const;
}
export type CanaryPerson = ReturnType<typeof personOfCanaries>;

/** Every file below the folders; a folder that is not there has none. */
export function filesBelow(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [],
  );
}

/** Files of which a canary can be read, as `file: canary`. Names of files are looked at as well. */
export function canariesIn(files: readonly string[], canaries: readonly string[]): string[] {
  const needles = canaries.map((canary) => ({ canary, forms: formsOf(canary) }));
  return files.flatMap((file) => {
    if (!existsSync(file) || !statSync(file).isFile()) return [];
    // Latin-1 keeps every byte as one character, so that text can be searched in anything.
    const bytes = readFileSync(file).toString('latin1');
    const folded = `${file}\n${bytes}`.toLowerCase();
    return needles
      .filter(
        ({ forms }) =>
          forms.folded.some((form) => folded.includes(form)) ||
          forms.exact.some((form) => bytes.includes(form)),
      )
      .map(({ canary }) => `${file}: ${canary}`);
  });
}

interface Forms {
  readonly folded: readonly string[];
  readonly exact: readonly string[];
}

function formsOf(canary: string): Forms {
  const lower = canary.toLowerCase();
  const utf16 = Buffer.from(lower, 'utf16le').toString('latin1');
  // A text inside a longer base64 stands at one of three offsets; its first and last signs depend on the neighbours.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.from(' '.repeat(offset) + canary)
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return { folded: [Buffer.from(lower).toString('latin1'), utf16], exact: base64 };
}

/** How often canaries stand in the memory of processes, by process id; a process that is gone has none. Linux only. */
export function canariesInMemory(pids: readonly number[], canaries: readonly string[]): Map<number, number> {
  const search = join(import.meta.dirname, 'search-memory.mjs');
  // On its input, so that no command line holds them; the searching process itself is not among those searched.
  const answer = execFileSync(process.execPath, [search, pids.join(',')], {
    input: canaries.map((canary) => Buffer.from(canary).toString('hex')).join('\n'),
    encoding: 'utf8',
  });
  return new Map(
    Object.entries(JSON.parse(answer) as Record<string, number>).map(([pid, n]) => [Number(pid), n]),
  );
}
