/** Conditions beside the text: tags and status, as SQL for many accounts, or as the few accounts that meet one of them. */
import type { accounts } from '#contracts/accounts.ts';
import type { Input } from '#contracts/kit/contract.ts';
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import { foldTag } from '../tags/index.ts';
import { inLists } from '../withdrawn/index.ts';

type Search = Input<(typeof accounts)['operations']['search']>;

/** `sql` begins with AND and speaks of the column it was made for. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What an account must meet beside the text. */
export interface Filter {
  /** The conditions, on an account whose seq is `seq`. */
  on(seq: string): Condition;
  /** When a tag or the status is rare: the accounts that carry it. Looking at each is then quicker than searching. */
  readonly few: readonly number[] | null;
}

/** How many accounts are few: each costs a page of the database. */
const few = 2000;
/** Most accounts have this status; no index holds them. */
const usualStatus = 'active';

/** What tags and status ask for; `nothing` when no account can meet them. */
export function filterOf(db: ReadDb, input: Search): Filter | 'nothing' {
  const tags: number[] = [];
  for (const name of input.tags) {
    const tag = db.maybe<{ seq: number }>(
      'SELECT seq FROM tag WHERE folded = ? AND active = 1',
      foldTag(name),
    );
    if (tag) tags.push(tag.seq);
    else if (input.tagMode === 'all') return 'nothing';
  }
  if (input.tags.length > 0 && tags.length === 0) return 'nothing';
  const asked = input.tagMode === 'all' ? tags.map((tag) => [tag]) : tags.length > 0 ? [tags] : [];
  const typed = tagsIn(input.text).map((begin) => tagsBegun(db, begin));
  if (typed.some((group) => group.length === 0)) return 'nothing';
  // One tag of each group must be there.
  const groups = [...asked, ...typed];
  const { status } = input;
  const sets = [
    ...groups.map((group) => carriers(db, group)),
    ...(status === undefined ? [] : [holders(db, status)]),
  ];
  return {
    on: (seq) => conditionOn(seq, groups, status),
    few: sets.reduce(
      (least, set) => (least === null || (set !== null && set.length < least.length) ? set : least),
      null,
    ),
  };
}

const tagWord = /(?<!\S)#(\S+)/gu;

/** The beginnings of tag names in a text: `#vip santos` asks for people called Santos who carry a tag like VIP. */
function tagsIn(text: string): string[] {
  return [...text.matchAll(tagWord)].map(([, name = '']) => foldTag(name)).slice(0, 5);
}

/** The rest of such a text. */
export function withoutTags(text: string): string {
  return text.replace(tagWord, ' ').trim();
}

function tagsBegun(db: ReadDb, begin: string): number[] {
  const rows = db.all<{ seq: number }>(
    'SELECT seq FROM tag WHERE active = 1 AND substr(folded, 1, ?) = ?',
    begin.length,
    begin,
  );
  return rows.map(({ seq }) => seq);
}

function conditionOn(seq: string, groups: readonly number[][], status: string | undefined): Condition {
  const parts = groups.map(
    (group) =>
      ` AND EXISTS (SELECT 1 FROM account_tag AS carried WHERE carried.tag_seq IN (${group.map(() => '?').join(', ')})
         AND carried.account_seq = ${seq})`,
  );
  const values: SqlValue[] = groups.flat();
  if (status !== undefined) {
    parts.push(
      status === usualStatus || seq === 'account.seq'
        ? ` AND account.status = ?${status === usualStatus ? '' : ` AND account.status <> '${usualStatus}'`}`
        : // The index alone answers: the row of an account that drops out is never fetched.
          ` AND EXISTS (SELECT 1 FROM account AS held INDEXED BY account_with_status
              WHERE held.status = ? AND held.status <> '${usualStatus}' AND held.seq = ${seq})`,
    );
    values.push(status);
  }
  return { sql: parts.join('') + inLists(seq), values };
}

function carriers(db: ReadDb, tags: readonly number[]): number[] | null {
  const found = new Set<number>();
  for (const tag of tags) {
    const rows = db.all<{ seq: number }>(
      'SELECT account_seq AS seq FROM account_tag WHERE tag_seq = ? LIMIT ?',
      tag,
      few + 1,
    );
    for (const { seq } of rows) found.add(seq);
    if (found.size > few) return null;
  }
  return [...found];
}

function holders(db: ReadDb, status: string): number[] | null {
  if (status === usualStatus) return null;
  const rows = db.all<{ seq: number }>(
    `SELECT seq FROM account INDEXED BY account_with_status WHERE status = ? AND status <> '${usualStatus}' LIMIT ?`,
    status,
    few + 1,
  );
  return rows.length > few ? null : rows.map(({ seq }) => seq);
}

/** How many accounts have each status, most first. */
export function countStatuses(db: ReadDb): { status: string; accounts: number }[] {
  const others = db.all<{ status: string; accounts: number }>(
    `SELECT status, count(*) AS accounts FROM account INDEXED BY account_with_status
     WHERE status <> '${usualStatus}' GROUP BY status`,
  );
  const usual = others.reduce((rest, { accounts }) => rest - accounts, countAccounts(db));
  const all = usual > 0 ? [...others, { status: usualStatus, accounts: usual }] : others;
  return all.sort((a, b) => b.accounts - a.accounts || (a.status < b.status ? -1 : 1)).slice(0, 100);
}

/** Kept by the highest number: accounts are never deleted. */
export function countAccounts(db: ReadDb): number {
  return db.one<{ n: number | null }>('SELECT max(seq) AS n FROM account').n ?? 0;
}
