/** Finding accounts. */
import type { accounts, AccountRow } from '#contracts/accounts.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import { foldTag, tagsOf } from '../tags/index.ts';
import { matchExpression, searchTerms } from './rules/search-text.ts';

type Search = (typeof accounts)['operations']['search'];

interface ListRow {
  seq: number;
  id: string;
  reference_id: string | null;
  name: string;
  status: string;
  type: string;
  birthdate: string | null;
  city: string | null;
  country_code: string | null;
  updated_at: string;
}

const columns =
  'account.seq, account.id, account.reference_id, account.name, account.status, account.type, account.birthdate, ' +
  'account.city, account.country_code, account.updated_at';

/** Conditions beside the text, as SQL over `account`. */
interface Filter {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * Answers come in tiers: the reference id as typed, all words whole, all words begun. A page goes on where the one
 * before ended: `<tier>:<last seq>` for text, `<updated_at>:<seq>` without.
 */
export function searchAccounts(db: ReadDb, input: Input<Search>): Output<Search> {
  const total = countAccounts(db);
  const filter = filterOf(db, input);
  if (filter === 'nothing') return { rows: [], next: null, total };
  const text = withoutTags(input.text);
  const found = text === '' ? newestChanged(db, input, filter) : byText(db, text, input, filter);
  return { rows: found.rows.map((row) => rowOf(db, row)), next: found.next, total };
}

/** Kept by the highest number: accounts are never deleted. */
function countAccounts(db: ReadDb): number {
  return db.one<{ n: number | null }>('SELECT max(seq) AS n FROM account').n ?? 0;
}

function filterOf(db: ReadDb, input: Input<Search>): Filter | 'nothing' {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  if (input.status !== undefined) {
    parts.push('account.status = ?');
    values.push(input.status);
  }
  const tagSeqs: number[] = [];
  for (const name of input.tags) {
    const tag = db.maybe<{ seq: number }>(
      'SELECT seq FROM tag WHERE folded = ? AND active = 1',
      foldTag(name),
    );
    if (tag) tagSeqs.push(tag.seq);
    else if (input.tagMode === 'all') return 'nothing';
  }
  if (input.tags.length > 0 && tagSeqs.length === 0) return 'nothing';
  if (input.tagMode === 'all') {
    for (const seq of tagSeqs) {
      parts.push('EXISTS (SELECT 1 FROM account_tag WHERE tag_seq = ? AND account_seq = account.seq)');
      values.push(seq);
    }
  } else if (tagSeqs.length > 0) {
    const marks = tagSeqs.map(() => '?').join(', ');
    parts.push(`account.seq IN (SELECT account_seq FROM account_tag WHERE tag_seq IN (${marks}))`);
    values.push(...tagSeqs);
  }
  for (const begin of tagsIn(input.text)) {
    parts.push(
      `EXISTS (SELECT 1 FROM account_tag JOIN tag ON tag.seq = account_tag.tag_seq
         WHERE account_tag.account_seq = account.seq AND tag.active = 1 AND substr(tag.folded, 1, ?) = ?)`,
    );
    values.push(begin.length, begin);
  }
  return { sql: parts.map((part) => ` AND ${part}`).join(''), values };
}

const tagWord = /(?<!\S)#(\S+)/gu;

/** The beginnings of tag names in a text: `#vip santos` asks for people called Santos who carry a tag like VIP. */
function tagsIn(text: string): string[] {
  return [...text.matchAll(tagWord)].map(([, name = '']) => foldTag(name)).slice(0, 5);
}

function withoutTags(text: string): string {
  return text.replace(tagWord, ' ').trim();
}

interface Found {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
}

function newestChanged(db: ReadDb, input: Input<Search>, filter: Filter): Found {
  const [, at, seq] = /^([^|]*)\|(\d+)$/.exec(input.after ?? '') ?? [];
  const rows = db.all<ListRow>(
    `SELECT ${columns} FROM account WHERE (account.updated_at, account.seq) < (?, ?)${filter.sql}
     ORDER BY account.updated_at DESC, account.seq DESC LIMIT ?`,
    at ?? '9999',
    Number(seq ?? Number.MAX_SAFE_INTEGER),
    ...filter.values,
    input.limit + 1,
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > input.limit && last ? `${last.updated_at}|${last.seq}` : null };
}

function byText(db: ReadDb, text: string, input: Input<Search>, filter: Filter): Found {
  const [, fromTier, fromSeq] = /^([012]):(\d+)$/.exec(input.after ?? '') ?? [];
  const rows: ListRow[] = [];
  const seen = new Set<number>();
  if (input.after === undefined) {
    const exact = db.maybe<ListRow>(
      `SELECT ${columns} FROM account WHERE account.reference_id = ?${filter.sql}`,
      text,
      ...filter.values,
    );
    if (exact) {
      rows.push(exact);
      seen.add(exact.seq);
    }
  }
  const terms = searchTerms(text);
  const exactExpression = matchExpression(terms, 'exact');
  const tiers =
    terms.length === 0
      ? []
      : [exactExpression, `(${matchExpression(terms, 'begins')}) NOT (${exactExpression})`];
  for (const [tier, expression] of tiers.entries()) {
    if (fromTier !== undefined && tier < Number(fromTier)) continue;
    const after = fromTier !== undefined && tier === Number(fromTier) ? Number(fromSeq) : 0;
    const wanted = input.limit - rows.length;
    const found = db.all<ListRow>(
      `SELECT ${columns} FROM account_fts CROSS JOIN account ON account.seq = account_fts.rowid
       WHERE account_fts MATCH ? AND account_fts.rowid > ?${filter.sql} ORDER BY account_fts.rowid LIMIT ?`,
      expression,
      after,
      ...filter.values,
      wanted + 1,
    );
    for (const row of found.slice(0, wanted)) if (!seen.has(row.seq)) rows.push(row);
    if (found.length > wanted) {
      return { rows, next: `${tier}:${found[wanted - 1]?.seq ?? after}` };
    }
  }
  // Whoever types the name of a tag and nothing else also means those who carry it.
  const wanted = input.limit - rows.length;
  const tagged = db.all<ListRow>(
    `SELECT ${columns} FROM tag CROSS JOIN account_tag ON account_tag.tag_seq = tag.seq
     CROSS JOIN account ON account.seq = account_tag.account_seq
     WHERE tag.folded = ? AND tag.active = 1 AND account_tag.account_seq > ?${filter.sql}
     ORDER BY account_tag.account_seq LIMIT ?`,
    foldTag(text),
    fromTier === '2' ? Number(fromSeq) : 0,
    ...filter.values,
    wanted + 1,
  );
  const known = new Set(rows.map((row) => row.seq));
  for (const row of tagged.slice(0, wanted)) if (!known.has(row.seq)) rows.push(row);
  const next = tagged.length > wanted ? `2:${String(tagged[wanted - 1]?.seq ?? Number(fromSeq ?? 0))}` : null;
  return { rows, next };
}

function rowOf(db: ReadDb, row: ListRow): AccountRow {
  const inquiries = db.one<{ n: number; waiting: number | null }>(
    "SELECT count(*) AS n, sum(state = 'waiting') AS waiting FROM inquiry WHERE account_seq = ?",
    row.seq,
  );
  return {
    id: row.id,
    referenceId: row.reference_id,
    name: row.name,
    status: row.status,
    type: row.type,
    birthdate: row.birthdate,
    city: row.city,
    countryCode: row.country_code,
    tags: tagsOf(db, row.seq),
    inquiries: inquiries.n,
    waiting: inquiries.waiting ?? 0,
    updatedAt: row.updated_at,
  };
}
