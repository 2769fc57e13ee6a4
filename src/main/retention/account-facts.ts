/** Reads what the rules need to know of accounts, many at a time: a range of numbers, each table once. */
import type { ReadDb } from '../kit/sql.ts';
import { dayOf, later } from './rules/days.ts';
import type { AccountFacts, ActivePolicy } from './rules/verdict.ts';

/** An account with what decides about it. */
export interface Known {
  readonly seq: number;
  readonly facts: AccountFacts;
  /** A legal hold keeps it. */
  readonly held: boolean;
  /** An inquiry is not decided, a case is open, or a redaction of it is under way: what redaction would stop at. */
  readonly busy: boolean;
}

interface AccountRow {
  seq: number;
  type: string;
  status: string;
  created_at: string;
  seen_at: string | null;
  redacted_at: string | null;
  empty: number;
  taken_at: string;
}

/** What the policies in force make it necessary to read. */
interface Needs {
  readonly statuses: boolean;
  readonly tags: boolean;
}

function needsOf(policies: readonly ActivePolicy[]): Needs {
  return {
    statuses: policies.some(({ rule }) => rule.countedFrom === 'closing'),
    tags: policies.some(({ rule }) => rule.tag !== null),
  };
}

type Instants = ReadonlyMap<number, string>;

function instants(db: ReadDb, sql: string, from: number, to: number): Instants {
  const rows = db.all<{ seq: number; at: string | null }>(sql, from, to);
  return new Map(rows.flatMap(({ seq, at }) => (at === null ? [] : [[seq, at] as const])));
}

function numbers(db: ReadDb, sql: string, from: number, to: number): ReadonlySet<number> {
  return new Set(db.all<{ seq: number }>(sql, from, to).map(({ seq }) => seq));
}

/** The accounts with numbers from `from` to `to`, both included. */
export function knownAccounts(
  db: ReadDb,
  from: number,
  to: number,
  policies: readonly ActivePolicy[],
): Known[] {
  const needs = needsOf(policies);
  const rows = db.all<AccountRow>(
    `SELECT account.seq, account.type, account.status, account.created_at, account.seen_at, account.redacted_at,
       account.redacted_at IS NOT NULL AND account.fields = '{}' AS empty, source.at AS taken_at
     FROM account JOIN source ON source.id = account.source_id WHERE account.seq BETWEEN ? AND ?`,
    from,
    to,
  );
  const active = activityIn(db, from, to);
  const statuses = needs.statuses ? statusesIn(db, from, to) : new Map<number, StatusChange[]>();
  const tags = needs.tags ? tagsIn(db, from, to) : new Map<number, Set<string>>();
  const archived = instants(
    db,
    "SELECT account_seq AS seq, at FROM account_withdrawn WHERE account_seq BETWEEN ? AND ? AND how = 'archived'",
    from,
    to,
  );
  const held = numbers(
    db,
    'SELECT account_seq AS seq FROM retention_hold_account WHERE account_seq BETWEEN ? AND ?',
    from,
    to,
  );
  const busy = busyIn(db, from, to);
  return rows.map((row) => {
    const last = later(active(row.seq), later(row.seen_at, row.created_at)) ?? row.created_at;
    const begun = later(row.created_at, row.redacted_at) ?? row.created_at;
    const archivedAt = archived.get(row.seq);
    return {
      seq: row.seq,
      held: held.has(row.seq),
      busy: busy.has(row.seq),
      facts: {
        type: row.type,
        status: row.status,
        tags: tags.get(row.seq) ?? none,
        createdOn: dayOf(begun),
        lastActivityOn: dayOf(later(last, begun) ?? last),
        statuses: statusesOf(row, statuses.get(row.seq) ?? []),
        archivedOn: archivedAt === undefined ? null : dayOf(archivedAt),
        nothingLeft: row.empty === 1 && last <= (row.redacted_at ?? ''),
      },
    };
  });
}

const none: ReadonlySet<string> = new Set();

/** When something last happened with an account: an inquiry, a decision, a change, a document. */
function activityIn(db: ReadDb, from: number, to: number): (seq: number) => string | null {
  const inquiries = instants(
    db,
    `SELECT account_seq AS seq, max(max(received_at, coalesce(decided_at, ''))) AS at FROM inquiry
     WHERE account_seq BETWEEN ? AND ? GROUP BY account_seq`,
    from,
    to,
  );
  const changes = instants(
    db,
    'SELECT account_seq AS seq, max(at) AS at FROM change WHERE account_seq BETWEEN ? AND ? GROUP BY account_seq',
    from,
    to,
  );
  const documents = instants(
    db,
    'SELECT account_seq AS seq, max(added_at) AS at FROM document WHERE account_seq BETWEEN ? AND ? GROUP BY account_seq',
    from,
    to,
  );
  return (seq) =>
    later(inquiries.get(seq) ?? null, later(changes.get(seq) ?? null, documents.get(seq) ?? null));
}

function busyIn(db: ReadDb, from: number, to: number): ReadonlySet<number> {
  const waiting = numbers(
    db,
    "SELECT account_seq AS seq FROM inquiry WHERE account_seq BETWEEN ? AND ? AND state <> 'decided'",
    from,
    to,
  );
  const cases = numbers(
    db,
    `SELECT account_seq AS seq FROM related WHERE account_seq BETWEEN ? AND ? AND type = 'case' AND attributes <> '{}'
       AND lower(coalesce(json_extract(attributes, '$.status'), ''))
         NOT IN ('resolved', 'closed', 'approved', 'declined', 'done')`,
    from,
    to,
  );
  const inRedaction = numbers(
    db,
    `SELECT account_seq AS seq FROM redaction_account JOIN redaction ON redaction.seq = redaction_account.redaction_seq
     WHERE account_seq BETWEEN ? AND ? AND redaction.state IN ('waiting', 'ready', 'cleared', 'incomplete')`,
    from,
    to,
  );
  return new Set([...waiting, ...cases, ...inRedaction]);
}

interface StatusChange {
  readonly status: string;
  readonly since: string;
  readonly before: string | null;
}

function statusesIn(db: ReadDb, from: number, to: number): Map<number, StatusChange[]> {
  const found = new Map<number, StatusChange[]>();
  const rows = db.all<{ seq: number; at: string; before: string | null; after: string | null }>(
    `SELECT change_field.account_seq AS seq, change.at, before, after
     FROM change_field JOIN change ON change.seq = change_field.change_seq
     WHERE change_field.account_seq BETWEEN ? AND ? AND field = 'status' ORDER BY change_field.change_seq`,
    from,
    to,
  );
  for (const row of rows) {
    const text = (json: string | null) => (json === null ? null : (JSON.parse(json) as string));
    const change = { status: text(row.after) ?? '', before: text(row.before), since: dayOf(row.at) };
    const list = found.get(row.seq);
    if (list) list.push(change);
    else found.set(row.seq, [change]);
  }
  return found;
}

/**
 * Since when an account had which status. Of the first one only its latest possible beginning is known: when the account
 * came to this vault, or the newest state its source stated. Counting from there never ends a period too early.
 */
function statusesOf(row: AccountRow, changes: readonly StatusChange[]): AccountFacts['statuses'] {
  const first = changes[0];
  const beginning = row.seen_at !== null && row.seen_at < row.taken_at ? row.seen_at : row.taken_at;
  return [
    { status: first ? (first.before ?? '') : row.status, since: dayOf(beginning) },
    ...changes.map(({ status, since }) => ({ status, since })),
  ];
}

function tagsIn(db: ReadDb, from: number, to: number): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  const rows = db.all<{ seq: number; id: string }>(
    `SELECT account_tag.account_seq AS seq, tag.id FROM account_tag JOIN tag ON tag.seq = account_tag.tag_seq
     WHERE account_tag.account_seq BETWEEN ? AND ?`,
    from,
    to,
  );
  for (const { seq, id } of rows) {
    const tags = found.get(seq);
    if (tags) tags.add(id);
    else found.set(seq, new Set([id]));
  }
  return found;
}
