/** Reading accounts. */
import type {
  Account,
  AccountField,
  AccountFieldValues,
  FieldEntry,
  PastValue,
  TimelineEvent,
} from '#contracts/accounts.ts';
import { PersonField, type Person } from '#contracts/person.ts';
import { staffNames } from '../facts/index.ts';
import { isMasked } from '../kit/masking.ts';
import type { ReadDb } from '../kit/sql.ts';
import { masked } from '../masked.ts';
import { tagNames, tagsOf } from '../tags/index.ts';
import { readSources, type SourceReader } from './provenance.ts';
import { parseFields, personOf, useOf, valueText, type StoredEntry } from './rules/stored.ts';
import { headerFields, loadAccount, type AccountRecordRow } from './store.ts';

/** One account as the page shows it, identifiers masked. */
export function accountOf(db: ReadDb, row: AccountRecordRow): Account {
  const sources = readSources(db);
  const fields = parseFields(masked('account.fields', row.fields));
  const past = predecessorsOf(db, row.seq);
  return {
    id: row.id,
    referenceId: row.reference_id,
    personaId: row.persona_id,
    name: row.name,
    type: row.type,
    status: row.status,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    redactedAt: row.redacted_at,
    origin: sources.of(row.source_id, row.source_line),
    tags: tagsOf(db, row.seq),
    fields: inOrder(Object.keys(fields)).map((field): AccountFieldValues => ({
      field,
      entries: (fields[field] ?? []).map((entry) => entryOf(field, entry, row, sources, past)),
    })),
    counts: countsOf(db, row.seq),
  };
}

/** The person's fields in their fixed order, then the others by name. */
function inOrder(fields: readonly string[]): string[] {
  const fixed: readonly string[] = ['display-name', ...PersonField.options];
  const rank = (field: string) => (fixed.includes(field) ? fixed.indexOf(field) : fixed.length);
  return [...fields].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function entryOf(
  field: string,
  entry: StoredEntry,
  row: AccountRecordRow,
  sources: SourceReader,
  past: ReadonlyMap<string, number>,
): FieldEntry {
  return {
    id: String(entry.i),
    use: useOf(entry),
    value: entry.v,
    text: valueText(field, entry.v),
    masked: isMasked(field),
    source: sources.ofEntry(entry, row),
    predecessors: past.get(`${field} ${entry.i}`) ?? 0,
  };
}

/** How often each entry's value was replaced, keyed `field number`. */
export function predecessorsOf(db: ReadDb, accountSeq: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const rows = db.all<{ field: string; before: string | null; after: string | null }>(
    'SELECT field, before, after FROM change_field WHERE account_seq = ?',
    accountSeq,
  );
  for (const row of rows) {
    if (row.before === null || isHeader(row.field)) continue;
    const after = new Map(entriesIn(row.after).map((entry) => [entry.i, JSON.stringify(entry.v)]));
    for (const entry of entriesIn(row.before)) {
      const now = after.get(entry.i);
      if (now === undefined || now === JSON.stringify(entry.v)) continue;
      const key = `${row.field} ${entry.i}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function isHeader(field: string): boolean {
  return (headerFields as readonly string[]).includes(field);
}

function entriesIn(json: string | null): StoredEntry[] {
  return json === null ? [] : (JSON.parse(json) as StoredEntry[]);
}

/** What fields held before and after each change, as a person each: earlier names, addresses and numbers. */
export function pastPersons(db: ReadDb, accountSeq: number): Person[] {
  const rows = db.all<{ field: string; before: string | null; after: string | null }>(
    'SELECT field, before, after FROM change_field WHERE account_seq = ?',
    accountSeq,
  );
  return rows.flatMap(({ field, before, after }) =>
    PersonField.safeParse(field).success
      ? [before, after].map((json) => personOf({ [field]: entriesIn(json) }).person)
      : [],
  );
}

function countsOf(db: ReadDb, seq: number): Account['counts'] {
  const inquiries = db.one<{ n: number; waiting: number | null }>(
    "SELECT count(*) AS n, sum(state = 'waiting') AS waiting FROM inquiry WHERE account_seq = ?",
    seq,
  );
  return {
    inquiries: inquiries.n,
    waiting: inquiries.waiting ?? 0,
    documents: db.one<{ n: number }>('SELECT count(*) AS n FROM document WHERE account_seq = ?', seq).n,
    reports: db.one<{ n: number }>(
      "SELECT count(*) AS n FROM related WHERE account_seq = ? AND type LIKE 'report%'",
      seq,
    ).n,
  };
}

interface ChangeRow {
  seq: number;
  id: string;
  at: string;
  by_id: string | null;
  source_id: number;
  source_line: number | null;
  reason: string;
  undone_by: string | null;
  undoes: string | null;
}

/** The text of what stood in a field; null for nothing. Several values are joined. */
function pastText(field: AccountField, json: string | null): string | null {
  if (json === null) return null;
  if (isHeader(field)) return JSON.parse(json) as string;
  const texts = entriesIn(json).map((entry) => {
    const text = valueText(field, entry.v);
    const use = useOf(entry);
    return use === 'primary' ? text : `${text} (${use})`;
  });
  return texts.length === 0 ? null : texts.join('; ');
}

/** What stood in a field before and after, with identifiers hidden. */
function maskedPast(field: AccountField, { before, after }: { before: string | null; after: string | null }) {
  const hide = (column: 'before' | 'after', json: string | null) =>
    json === null ? null : masked(`change_field.${column}`, json, { field });
  return { before: pastText(field, hide('before', before)), after: pastText(field, hide('after', after)) };
}

/** Everything one field ever held. */
export function historyOf(db: ReadDb, accountId: string, field: AccountField): PastValue[] {
  const account = loadAccount(db, { id: accountId });
  const sources = readSources(db);
  const names = staffNames(db);
  const rows = db.all<ChangeRow & { before: string | null; after: string | null }>(
    `SELECT change.seq, change.id, at, by_id, source_id, source_line, reason, undone_by, undoes, before, after
     FROM change_field JOIN change ON change.seq = change_field.change_seq
     WHERE change_field.account_seq = ? AND field = ? ORDER BY change_seq DESC`,
    account.seq,
    field,
  );
  return rows.map((row) => ({
    changeId: row.id,
    at: row.at,
    by: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
    reason: row.reason,
    source: sources.of(row.source_id, row.source_line),
    ...maskedPast(field, row),
    undone: row.undone_by !== null,
  }));
}

/**
 * Changes, inquiries and facts of an account in one stream, newest first. Each kind is small for one account, so
 * they are merged here rather than by the engine.
 * @param whole identifiers are not hidden: for the person themself
 */
export function timelineOf(
  db: ReadDb,
  accountId: string,
  after: string | undefined,
  limit: number,
  whole = false,
): { events: TimelineEvent[]; next: string | null } {
  const account = loadAccount(db, { id: accountId });
  const events = [
    ...changeEvents(db, account, whole),
    ...factEvents(db, account),
    ...receivedEvents(db, account),
    beginning(db, account),
  ];
  events.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  const from = after === undefined ? 0 : events.findIndex((event) => event.id === after) + 1;
  const page = events.slice(from, from + limit);
  return { events: page, next: from + limit < events.length ? (page.at(-1)?.id ?? null) : null };
}

function beginning(db: ReadDb, account: AccountRecordRow): TimelineEvent {
  const origin = readSources(db).of(account.source_id, account.source_line);
  return {
    id: `0-${account.id}`,
    at: origin.at,
    by: origin.by,
    action: `account.created-by-${origin.kind}`,
    params: {
      ...(origin.file === undefined ? {} : { file: origin.file }),
      ...(origin.line === undefined ? {} : { line: origin.line }),
      ...(origin.inquiryId === undefined ? {} : { inquiry: origin.inquiryId }),
    },
    changes: [],
    undoable: false,
  };
}

/** When each inquiry came in. It is told by its document, not by a person. */
function receivedEvents(db: ReadDb, account: AccountRecordRow): TimelineEvent[] {
  return db
    .all<{ id: string; received_at: string }>(
      'SELECT id, received_at FROM inquiry WHERE account_seq = ?',
      account.seq,
    )
    .map(({ id, received_at }) => ({
      id: `r-${id}`,
      at: received_at,
      by: null,
      action: 'inquiry.received',
      params: { inquiry: id },
      changes: [],
      undoable: false,
    }));
}

function changeEvents(db: ReadDb, account: AccountRecordRow, whole: boolean): TimelineEvent[] {
  const names = staffNames(db);
  const sources = readSources(db);
  const newest = new Map(
    db
      .all<{ field: string; seq: number }>(
        'SELECT field, max(change_seq) AS seq FROM change_field WHERE account_seq = ? GROUP BY field',
        account.seq,
      )
      .map((row) => [row.field, row.seq]),
  );
  const rows = db.all<ChangeRow>(
    `SELECT seq, id, at, by_id, source_id, source_line, reason, undone_by, undoes FROM change
     WHERE account_seq = ? ORDER BY seq DESC`,
    account.seq,
  );
  return rows.map((row) => {
    const parts = db.all<{ field: string; before: string | null; after: string | null }>(
      'SELECT field, before, after FROM change_field WHERE change_seq = ? ORDER BY field',
      row.seq,
    );
    const source = sources.of(row.source_id, row.source_line);
    return {
      id: row.id,
      at: row.at,
      by: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
      action: row.undoes === null ? `account.changed-by-${source.kind}` : 'account.change-undone',
      params: {
        ...(row.reason === '' ? {} : { reason: row.reason }),
        ...(source.file === undefined ? {} : { file: source.file }),
        ...(source.line === undefined ? {} : { line: source.line }),
        ...(source.inquiryId === undefined ? {} : { inquiry: source.inquiryId }),
        ...(row.undone_by === null ? {} : { undone: 1 }),
      },
      changes: parts.map((part) => ({
        field: part.field,
        ...(whole
          ? { before: pastText(part.field, part.before), after: pastText(part.field, part.after) }
          : maskedPast(part.field, part)),
      })),
      changeId: row.id,
      undoable:
        row.undone_by === null &&
        row.undoes === null &&
        source.kind === 'edit' &&
        parts.every((part) => newest.get(part.field) === row.seq),
    };
  });
}

/** Facts that name the account or one of its inquiries; a change has its own event and is left out here. */
function factEvents(db: ReadDb, account: AccountRecordRow): TimelineEvent[] {
  const names = staffNames(db);
  const tags = tagNames(db);
  const subjects = [
    account.id,
    ...db
      .all<{ id: string }>('SELECT id FROM inquiry WHERE account_seq = ?', account.seq)
      .map((row) => row.id),
  ];
  return subjects.flatMap((subject) =>
    db
      .all<{ seq: number; at: string; by_id: string | null; action: string; params: string }>(
        `SELECT seq, at, by_id, action, params FROM fact
         WHERE subject = ? AND action NOT IN ('account.changed', 'account.created')`,
        subject,
      )
      .map((row) => ({
        id: `f${String(row.seq).padStart(12, '0')}`,
        at: row.at,
        by: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
        action: row.action,
        params: withTagName(
          {
            ...(JSON.parse(row.params) as Record<string, string | number>),
            ...(subject === account.id ? {} : { inquiry: subject }),
          },
          tags,
        ),
        changes: [],
        undoable: false,
      })),
  );
}

function withTagName(
  params: Record<string, string | number>,
  tags: ReadonlyMap<string, string>,
): Record<string, string | number> {
  const tag = params['tag'];
  return typeof tag === 'string' ? { ...params, tag: tags.get(tag) ?? tag } : params;
}
