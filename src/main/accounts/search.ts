/** Finding accounts. */
import type { accounts } from '#contracts/accounts.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { ReadDb } from '../kit/sql.ts';
import { foldTag } from '../tags/index.ts';
import { listColumns, rowOf, type ListRow } from './list-row.ts';
import { tierOf } from './rules/match-words.ts';
import { misfitOf, typedWords } from './rules/nearest-first.ts';
import { matchExpression, searchTerms, type Term } from './rules/search-text.ts';
import { countAccounts, filterOf, withoutTags, type Filter } from './search-filter.ts';

type Search = (typeof accounts)['operations']['search'];

/**
 * Answers come in tiers: the reference id as typed, all words whole, all words begun, carriers of a tag of that name. A page goes on where the one
 * before ended: `<tier>:<last seq>` for text, `<updated_at>:<seq>` without.
 */
export function searchAccounts(db: ReadDb, input: Input<Search>): Omit<Output<Search>, 'restricted'> {
  const total = countAccounts(db);
  const filter = filterOf(db, input);
  if (filter === 'nothing') return { rows: [], next: null, total };
  const text = withoutTags(input.text);
  const found = text === '' ? newestChanged(db, input, filter) : byText(db, text, input, filter);
  return { rows: found.rows.map((row) => rowOf(db, row)), next: found.next, total };
}

interface Found {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
}

/** The list without text, newest change first. */
function newestChanged(db: ReadDb, input: Input<Search>, filter: Filter): Found {
  const [, at, seq] = /^([^|]*)\|(\d+)$/.exec(input.after ?? '') ?? [];
  const { sql, values } = filter.on('account.seq');
  // A rare tag's accounts are looked up one by one: unary plus keeps the engine from walking everybody by time.
  const among = filter.few === null ? '' : ' AND account.seq IN (SELECT value FROM json_each(?))';
  const changed = filter.few === null ? 'account.updated_at' : '+account.updated_at';
  const rows = db.all<ListRow>(
    `SELECT ${listColumns} FROM account WHERE (${changed}, account.seq) < (?, ?)${among}${sql}
     ORDER BY ${changed} DESC, account.seq DESC LIMIT ?`,
    at ?? '9999',
    Number(seq ?? Number.MAX_SAFE_INTEGER),
    ...(filter.few === null ? [] : [JSON.stringify(filter.few)]),
    ...values,
    input.limit + 1,
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > input.limit && last ? `${last.updated_at}|${last.seq}` : null };
}

function byText(db: ReadDb, text: string, input: Input<Search>, filter: Filter): Found {
  const [, fromTier, fromSeq] = /^([012]):(\d+)$/.exec(input.after ?? '') ?? [];
  const from = { tier: Number(fromTier ?? 0), seq: Number(fromSeq ?? 0) };
  const rows = input.after === undefined ? withReference(db, text, filter) : [];
  const terms = searchTerms(text);
  const byWords = filter.few === null ? tiersOfIndex(db, terms, filter) : tiersOfFew(db, terms, filter);
  const tiers = [...(terms.length === 0 ? [nobody, nobody] : byWords), carriersOf(db, text, filter)];
  const seen = new Set(rows.map((row) => row.seq));
  const tierOfRow = new Map(rows.map((row) => [row, -1]));
  for (const [at, tier] of tiers.entries()) {
    if (at < from.tier) continue;
    const after = at === from.tier ? from.seq : 0;
    const wanted = input.limit - rows.length;
    const found = tier(after, wanted + 1);
    for (const row of found.slice(0, wanted)) {
      if (seen.has(row.seq)) continue;
      rows.push(row);
      tierOfRow.set(row, at);
      seen.add(row.seq);
    }
    if (found.length > wanted) return { rows, next: `${at}:${found[wanted - 1]?.seq ?? after}` };
  }
  return { rows: input.after === undefined ? nearestFirst(rows, tierOfRow, text) : rows, next: null };
}

/** All that fit on one page stand by how closely they fit, within their tiers. Longer lists go by number, to be gone on with. */
function nearestFirst(
  rows: readonly ListRow[],
  tiers: ReadonlyMap<ListRow, number>,
  text: string,
): readonly ListRow[] {
  const typed = typedWords(text);
  const misfits = new Map(rows.map((row) => [row, misfitOf(row.name, typed)]));
  const by = (of: ReadonlyMap<ListRow, number>, row: ListRow): number => of.get(row) ?? 0;
  return rows.toSorted((a, b) => by(tiers, a) - by(tiers, b) || by(misfits, a) - by(misfits, b));
}

function withReference(db: ReadDb, text: string, filter: Filter): ListRow[] {
  const { sql, values } = filter.on('account.seq');
  return db.all<ListRow>(
    `SELECT ${listColumns} FROM account WHERE account.reference_id = ?${sql}`,
    text,
    ...values,
  );
}

/** Accounts of a tier behind `after`, in the order of their numbers. */
type Tier = (after: number, limit: number) => readonly ListRow[];

const nobody: Tier = () => [];

function tiersOfIndex(db: ReadDb, terms: readonly Term[], filter: Filter): Tier[] {
  const exact = matchExpression(terms, 'exact');
  const { sql, values } = filter.on('account_fts.rowid');
  return [exact, `(${matchExpression(terms, 'begins')}) NOT (${exact})`].map(
    (expression): Tier =>
      (after, limit) =>
        db.all<ListRow>(
          `SELECT ${listColumns} FROM account_fts CROSS JOIN account ON account.seq = account_fts.rowid
           WHERE account_fts MATCH ? AND account_fts.rowid > ?${sql} ORDER BY account_fts.rowid LIMIT ?`,
          expression,
          after,
          ...values,
          limit,
        ),
  );
}

/** The same for the accounts of a rare tag or status: the words of each are looked at. */
function tiersOfFew(db: ReadDb, terms: readonly Term[], filter: Filter): Tier[] {
  const { sql, values } = filter.on('account.seq');
  const candidates = db.all<ListRow & { search: string }>(
    `SELECT ${listColumns}, account.search FROM account
     WHERE account.seq IN (SELECT value FROM json_each(?))${sql} ORDER BY account.seq`,
    JSON.stringify(filter.few),
    ...values,
  );
  const tiers: [ListRow[], ListRow[]] = [[], []];
  for (const row of candidates) {
    const tier = tierOf(terms, row.search);
    if (tier !== null) tiers[tier].push(row);
  }
  return tiers.map(
    (rows): Tier =>
      (after, limit) =>
        rows.filter((row) => row.seq > after).slice(0, limit),
  );
}

/** Whoever types the name of a tag and nothing else also means those who carry it. */
function carriersOf(db: ReadDb, text: string, filter: Filter): Tier {
  const { sql, values } = filter.on('account_tag.account_seq');
  return (after, limit) =>
    db.all<ListRow>(
      `SELECT ${listColumns} FROM tag CROSS JOIN account_tag ON account_tag.tag_seq = tag.seq
       CROSS JOIN account ON account.seq = account_tag.account_seq
       WHERE tag.folded = ? AND tag.active = 1 AND account_tag.account_seq > ?${sql}
       ORDER BY account_tag.account_seq LIMIT ?`,
      foldTag(text),
      after,
      ...values,
      limit,
    );
}
