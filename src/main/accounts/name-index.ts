/**
 * The words of all names in memory, with who carries them: gathered from the search index by the thread that is asked first,
 * in slices between other work, and kept up with what changes. Nothing of it is stored; locking ends it with its process.
 */
import { createWordBook, type WordBook } from '../matching/index.ts';
import type { ReadDb } from '../kit/sql.ts';

/** How far the vault was when a book took it in. */
interface Mark {
  readonly account: number;
  readonly change: number;
  readonly tombstone: number;
}

interface Held {
  book: WordBook | null;
  taken: Mark;
  gathering: boolean;
}

const held = new WeakMap<ReadDb, Held>();

/** Milliseconds that gathering takes at a time. */
const slice = 8;
/** Words read at a time. */
const wordsRead = 100;
/** So many accounts are taken in at once before a question is answered; more of them between questions. */
const caughtUpAtOnce = 200;
/** So many new accounts are gathered anew: quicker than taking in one by one. */
const gatheredAnew = 50_000;

/** The words as they are now, or null while they are being gathered for the first time. */
export function wordsOfNames(db: ReadDb): WordBook | null {
  const mine = held.get(db) ?? { book: null, taken: markOf(db), gathering: false };
  held.set(db, mine);
  const now = markOf(db);
  // Whoever was redacted must not be held here: the book is let go at once.
  if (now.tombstone !== mine.taken.tombstone) mine.book = null;
  if (mine.book === null || now.account - mine.taken.account > gatheredAnew) {
    if (!mine.gathering) void gather(db, mine);
  } else catchUp(db, mine, mine.book);
  return mine.book;
}

function markOf(db: ReadDb): Mark {
  const highest = (table: string): number =>
    db.one<{ n: number | null }>(`SELECT max(seq) AS n FROM ${table}`).n ?? 0;
  return { account: highest('account'), change: highest('change'), tombstone: highest('tombstone') };
}

async function gather(db: ReadDb, mine: Held): Promise<void> {
  mine.gathering = true;
  try {
    const taken = markOf(db);
    const book = createWordBook();
    // Words with marks, `zq…`, are no names.
    for (const [from, to] of [
      ['', 'zq'],
      ['zr', '\u{10ffff}'],
    ] as const)
      await gatherRange(db, book, from, to);
    // Taken as it was before: what changed meanwhile is taken in by the next question.
    if (markOf(db).tombstone === taken.tombstone) Object.assign(mine, { book, taken });
  } finally {
    mine.gathering = false;
  }
}

async function gatherRange(db: ReadDb, book: WordBook, from: string, to: string): Promise<void> {
  let after = from;
  let began = performance.now();
  for (;;) {
    const words = db.all<{ term: string; accounts: string }>(
      `SELECT term, group_concat(doc) AS accounts FROM account_word WHERE term > ? AND term < ?
       GROUP BY term LIMIT ?`,
      after,
      to,
      wordsRead,
    );
    for (const { term, accounts } of words) book.add(term, accounts.split(',').map(Number));
    const last = words.at(-1);
    if (words.length < wordsRead || !last) return;
    after = last.term;
    if (performance.now() - began < slice) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}

/** Takes in the newest accounts and changes. What an account no longer carries is sorted out when it is looked at. */
function catchUp(db: ReadDb, mine: Held, book: WordBook): void {
  const { taken } = mine;
  const take = (rows: readonly { seq: number; search: string }[]): void => {
    for (const { seq, search } of rows)
      for (const word of search.split(' ')) if (word !== '' && !word.startsWith('zq')) book.add(word, [seq]);
  };
  const made = db.all<{ seq: number; search: string }>(
    'SELECT seq, search FROM account WHERE seq > ? ORDER BY seq LIMIT ?',
    taken.account,
    caughtUpAtOnce,
  );
  take(made);
  const changed = db.all<{ change: number; seq: number; search: string }>(
    `SELECT change.seq AS change, account.seq, account.search FROM change
     CROSS JOIN account ON account.seq = change.account_seq WHERE change.seq > ? ORDER BY change.seq LIMIT ?`,
    taken.change,
    caughtUpAtOnce,
  );
  take(changed);
  mine.taken = {
    ...taken,
    account: made.at(-1)?.seq ?? taken.account,
    change: changed.at(-1)?.change ?? taken.change,
  };
}
