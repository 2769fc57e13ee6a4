/** Every failure that the program throws has true words, in the window and on the command line. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError, ErrorCode } from '#contracts/kit/errors.ts';
import { alreadyThere, conflicts, failureSentence } from '#contracts/kit/words.ts';
import { wordsForError } from '#renderer/app/error-words.ts';

interface Thrown {
  readonly file: string;
  readonly code: string;
  /** What is in the way, where it is written out. */
  readonly what: string | undefined;
}

const root = join(import.meta.dirname, '../..');
const thrown: Thrown[] = globSync('src/main/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/(?:AppError|vaultFault)\(\s*'([a-z-]+)'([^;]*)/g)].flatMap(
      ([, code = '', rest = '']) => whats(source, rest).map((what) => ({ file, code, what })),
    );
  });

/** What is in the way: written out where it is thrown, or chosen just before under that very name. */
function whats(source: string, rest: string): (string | undefined)[] {
  if (!/\{ what[,\s]/.test(rest)) return [/what: '([a-z-]+)'/.exec(rest)?.[1]];
  const chosen = /const what = ([^;]*);/.exec(source)?.[1] ?? '';
  return [...chosen.matchAll(/'([a-z-]+)'/g)].map(([, what]) => what);
}

test('the walk sees what is thrown', () => {
  expect(thrown.length).toBeGreaterThan(150);
  expect(thrown.some(({ code, what }) => code === 'conflict' && what === 'undone')).toBe(true);
});

test.each([...new Set(thrown.map(({ code }) => code))])('%s has a sentence in both places', (code) => {
  const known = ErrorCode.parse(code);
  expect(failureSentence({ code: known, params: {} })).toMatch(/\.$/);
  expect(wordsForError(new AppError(known)).meaning).toMatch(/\.$/);
});

test('a conflict says what stands against it; that something exists is said only where it does', () => {
  // A row that the tables themselves refuse is one that is there already.
  const unnamed = thrown.filter(({ code, what }) => code === 'conflict' && what === undefined);
  expect(new Set(unnamed.map(({ file }) => file))).toEqual(
    new Set(['src/main/kit/sql.ts', 'src/main/vault/faults.ts']),
  );
  const named = new Set(thrown.flatMap(({ code, what }) => (code === 'conflict' && what ? [what] : [])));
  for (const what of named) {
    const said = conflicts[what];
    expect(said, `words for the conflict "${what}" in contracts/kit/words.ts`).toMatch(/^[A-Z].*\.$/);
    expect(failureSentence({ code: 'conflict', params: { what } })).toBe(said);
    const words = wordsForError(new AppError('conflict', { what }));
    expect(words.meaning).toBe(said);
    expect(words.title).toBe(alreadyThere.has(what) ? 'This already exists' : 'This cannot be done now');
  }
  // Words for what nothing throws any more are left over.
  expect(Object.keys(conflicts).filter((what) => !named.has(what))).toEqual([]);
});
