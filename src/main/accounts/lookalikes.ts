/** Accounts that share something telling with one account: looked up by what the search index holds already. */
import type { ReadDb } from '../kit/sql.ts';
import { inLists } from '../withdrawn/index.ts';
import { wordsOfNames } from './name-index.ts';
import { similarQuestion } from './rules/similar-question.ts';
import { bornOn, candidatesOf } from './similar.ts';
import type { AccountRecordRow } from './store.ts';

/** Most accounts that one word, or two words together, may bring: what more people share says little. */
const mostEach = 60;
/** Digits of a phone number from its end that stand for the whole of it: country and area may be left out. */
const phoneDigits = 8;

/** Numbers of the accounts; `prepared` is false while the words of names are being gathered. */
export function lookalikesOf(
  db: ReadDb,
  row: Pick<AccountRecordRow, 'seq' | 'search' | 'name'>,
): { seqs: number[]; prepared: boolean } {
  const found = new Set<number>();
  for (const expression of expressionsOf(row.search.split(' ')))
    for (const { rowid } of db.all<{ rowid: number }>(
      `SELECT rowid FROM account_fts WHERE account_fts MATCH ? LIMIT ${String(mostEach)}`,
      expression,
    ))
      found.add(rowid);
  const book = wordsOfNames(db);
  const question = similarQuestion(row.name);
  if (book !== null && question !== null) {
    const day = /\bzqd(\d{8})\b/.exec(row.search)?.[1];
    const born = day === undefined ? null : bornOn(db, day);
    for (const seq of candidatesOf(book, question, { edits: 1, most: 40, born }).found) found.add(seq);
  }
  found.delete(row.seq);
  const listed = db.all<{ seq: number }>(
    `SELECT seq FROM account WHERE seq IN (SELECT value FROM json_each(?)) AND fields <> '{}'${inLists('account.seq')}`,
    JSON.stringify([...found]),
  );
  return { seqs: listed.map(({ seq }) => seq), prepared: book !== null };
}

/** Identification number, e-mail and phone alone; the birth date with each word of the name; the words two by two. */
function expressionsOf(words: readonly string[]): string[] {
  const quoted = (word: string): string => `"${word}"`;
  const marked = (mark: string): string[] => words.filter((word) => word.startsWith(mark));
  // The rarest words of a name cannot be told from here; the longest ones are a good guess.
  const names = words
    .filter((word) => !word.startsWith('zq') && word.length > 1)
    .sort((one, other) => other.length - one.length)
    .slice(0, 4);
  const days = marked('zqd').filter((word) => word.length === 11);
  return [
    ...[...marked('zqi'), ...marked('zqe')].slice(0, 8).map(quoted),
    ...marked('zqf')
      .slice(0, 4)
      .map((word) => `"${word.slice(0, 3 + phoneDigits)}"*`),
    ...days.slice(0, 2).flatMap((day) => names.map((name) => `"${day}" AND "${name}"`)),
    ...names.flatMap((one, at) => names.slice(at + 1).map((other) => `"${one}" AND "${other}"`)),
  ];
}
