/** Taking any record in: accounts, inquiries, events about them, and what their documents included. */
import type { WriteMode } from '#contracts/imports.ts';
import type { Problem } from '#contracts/kit/common.ts';
import type { Origin } from '../accounts/index.ts';
import { inquiryJoins, inquiryOutcome, takeInquiry, type NewInquiry } from '../inquiries/index.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import { isAnyWithdrawn, withdrawalOf } from '../withdrawn/index.ts';
import { personWithVerification } from './enrich.ts';
import { namedFilesOf } from './named-files.ts';
import type {
  AccountRecord,
  ContentRecord,
  ImportRecord,
  InquiryRecord,
  RelatedRecord,
} from './rules/records.ts';
import { planAccount, takeAccount } from './take-account.ts';
import type { Taking } from './taking.ts';

export type RowOutcome = 'created' | 'updated' | 'unchanged';
export type Taken =
  { readonly outcome: RowOutcome } | { readonly outcome: 'rejected'; readonly problem: Problem };

/** Takes one record in. Everything that can refuse it is looked at before anything is written. */
export function takeRecord(db: WriteDb, record: ImportRecord, line: number, taking: Taking): Taken {
  const origin = { source: taking.source, line };
  if (record.kind !== 'event') return takeContent(db, record, origin, taking, undefined);
  // Before the event counts as seen: it is taken in full once the account is back.
  const refused = record.records
    .map((part) => refusalOf(db, part, origin, taking.mode, record.createdAt ?? undefined))
    .find((one) => one !== null);
  if (refused) return refused;
  if (record.eventId !== null) {
    const fresh = db.run(
      'INSERT INTO event_seen (event_id) VALUES (?) ON CONFLICT DO NOTHING',
      record.eventId,
    );
    if (fresh.changes === 0) return { outcome: 'unchanged' };
  }
  const taken = record.records.map((part) =>
    takeContent(db, part, origin, taking, record.createdAt ?? undefined),
  );
  return strongest(taken);
}

/** What a record would do, by reading alone. */
export function planRecord(db: ReadDb, record: ImportRecord, line: number, mode: WriteMode): Taken {
  const origin = { source: 0, line };
  if (record.kind === 'event') {
    const seen =
      record.eventId !== null &&
      db.maybe('SELECT 1 AS found FROM event_seen WHERE event_id = ?', record.eventId) !== undefined;
    return seen
      ? { outcome: 'unchanged' }
      : strongest(record.records.map((part) => planRecord(db, part, line, mode)));
  }
  const refused = refusalOf(db, record, origin, mode, undefined);
  if (refused) return refused;
  if (record.kind === 'account') return outcomeOf(planAccount(db, record, mode, origin));
  if (record.kind === 'inquiry')
    return { outcome: inquiryOutcome(db, newInquiry(record, origin, undefined)) };
  return { outcome: knownRelated(db, record) ? 'unchanged' : 'created' };
}

/**
 * What a withdrawn account takes nothing of: it is put aside with the reason, and can be imported again once the account
 * is back. A record that would change nothing passes.
 */
function refusalOf(
  db: ReadDb,
  record: ContentRecord,
  origin: Origin,
  mode: WriteMode,
  eventAt: string | undefined,
): Extract<Taken, { outcome: 'rejected' }> | null {
  const seq = isAnyWithdrawn(db) ? touchedBy(db, record, origin, mode, eventAt) : null;
  const how = seq === null ? null : withdrawalOf(db, seq);
  return how === null ? null : { outcome: 'rejected', problem: { code: `account-${how}`, params: {} } };
}

function touchedBy(
  db: ReadDb,
  record: ContentRecord,
  origin: Origin,
  mode: WriteMode,
  eventAt: string | undefined,
): number | null {
  if (record.kind === 'related') return knownRelated(db, record) ? null : linksOf(db, record).accountSeq;
  if (record.kind === 'account') {
    const plan = planAccount(db, record, mode, origin);
    return plan.outcome === 'updated' ? plan.row.seq : null;
  }
  const inquiry = newInquiry(record, origin, eventAt);
  return inquiryOutcome(db, inquiry) === 'unchanged' ? null : inquiryJoins(db, inquiry);
}

/** What happened to a record of several parts: the most that happened to one of them. */
export function strongest(taken: readonly Taken[]): Taken {
  for (const outcome of ['created', 'updated'] as const) {
    if (taken.some((one) => one.outcome === outcome)) return { outcome };
  }
  return taken.find((one) => one.outcome === 'rejected') ?? { outcome: 'unchanged' };
}

function takeContent(
  db: WriteDb,
  record: ContentRecord,
  origin: Origin,
  taking: Taking,
  eventAt: string | undefined,
): Taken {
  const refused = refusalOf(db, record, origin, taking.mode, eventAt);
  if (refused) return refused;
  if (record.kind === 'account') return takeAccountRecord(db, record, origin, taking, eventAt);
  if (record.kind === 'inquiry') return takeInquiryRecord(db, record, origin, taking, eventAt);
  const links = linksOf(db, record);
  if (isRedacted(db, links.inquirySeq)) return { outcome: 'unchanged' };
  return { outcome: takeRelated(db, record, origin, taking, links) };
}

function takeAccountRecord(
  db: WriteDb,
  record: AccountRecord,
  origin: Origin,
  taking: Taking,
  eventAt: string | undefined,
): Taken {
  const stated = record.updatedAt ?? eventAt;
  const dated = stated === undefined ? record : { ...record, updatedAt: stated };
  return outcomeOf(takeAccount(db, dated, origin, taking).plan);
}

function outcomeOf(plan: ReturnType<typeof planAccount>): Taken {
  return plan.outcome === 'rejected'
    ? { outcome: 'rejected', problem: { code: plan.code, params: {} } }
    : { outcome: plan.outcome };
}

function takeInquiryRecord(
  db: WriteDb,
  record: InquiryRecord,
  origin: Origin,
  taking: Taking,
  eventAt: string | undefined,
): Taken {
  const taken = takeInquiry(db, newInquiry(record, origin, eventAt), taking.now);
  if (taken.redacted) return { outcome: 'unchanged' };
  const links = { accountSeq: taken.accountSeq, inquirySeq: taken.seq };
  const around = record.related.map((related) => takeRelated(db, related, origin, taking, links));
  if (taken.outcome !== 'unchanged') return { outcome: taken.outcome };
  return { outcome: around.some((one) => one !== 'unchanged') ? 'updated' : 'unchanged' };
}

function newInquiry(record: InquiryRecord, origin: Origin, eventAt: string | undefined): NewInquiry {
  const note = [record.note, record.reviewerComment].filter(Boolean).join('\n');
  const { createdAt, startedAt, completedAt, failedAt, expiresAt, expiredAt, markedForReviewAt } = record;
  const redactedAt = record.redactedAt ?? undefined;
  const instants = {
    createdAt,
    startedAt,
    completedAt,
    failedAt,
    expiresAt,
    expiredAt,
    markedForReviewAt,
    redactedAt,
  };
  return {
    personaId: record.personaId,
    referenceId: record.referenceId,
    accountPersonaId: record.accountPersonaId,
    status: record.status,
    template: record.template,
    receivedAt: completedAt ?? failedAt ?? createdAt ?? eventAt ?? '1970-01-01T00:00:00.000Z',
    decidedAt: record.decisionedAt,
    note: note === '' ? undefined : note,
    tags: record.tags,
    person: personWithVerification(record),
    custom: record.custom,
    attributes: { ...record.attributes, ...instants },
    seenAt: record.updatedAt ?? eventAt,
    origin,
  };
}

interface Links {
  readonly accountSeq: number | null;
  readonly inquirySeq: number | null;
}

/** Which inquiry and account a record of its own names in its relationships. */
function linksOf(db: ReadDb, record: RelatedRecord): Links {
  const idOf = (name: string): string | undefined => {
    const relation = record.relationships[name];
    if (relation === null || typeof relation !== 'object' || Array.isArray(relation)) return undefined;
    const { data } = relation;
    if (data === null || data === undefined || typeof data !== 'object' || Array.isArray(data))
      return undefined;
    return typeof data['id'] === 'string' ? data['id'] : undefined;
  };
  const find = (table: 'inquiry' | 'account', id: string | undefined): number | null =>
    id === undefined
      ? null
      : (db.maybe<{ seq: number }>(`SELECT seq FROM ${table} WHERE persona_id = ?`, id)?.seq ?? null);
  const inquirySeq = find('inquiry', idOf('inquiry'));
  const accountSeq =
    find('account', idOf('account')) ??
    (inquirySeq === null
      ? null
      : (db.maybe<{ account_seq: number }>('SELECT account_seq FROM inquiry WHERE seq = ?', inquirySeq)
          ?.account_seq ?? null));
  return { accountSeq, inquirySeq };
}

/** What belongs to a redacted inquiry is not taken, whatever it is called. */
function isRedacted(db: ReadDb, inquirySeq: number | null): boolean {
  if (inquirySeq === null) return false;
  return (
    db.maybe('SELECT 1 AS found FROM inquiry WHERE seq = ? AND redacted_at IS NOT NULL', inquirySeq) !==
    undefined
  );
}

interface KnownRelated {
  seq: number;
  attributes: string;
  relationships: string;
  redacted_at: string | null;
}

function knownRelated(db: ReadDb, record: RelatedRecord): KnownRelated | undefined {
  const attributes = JSON.stringify(record.attributes);
  return record.personaId === undefined
    ? db.maybe<KnownRelated>(
        'SELECT seq, attributes, relationships, redacted_at FROM related WHERE persona_id IS NULL AND type = ? AND attributes = ?',
        record.type,
        attributes,
      )
    : db.maybe<KnownRelated>(
        'SELECT seq, attributes, relationships, redacted_at FROM related WHERE type = ? AND persona_id = ?',
        record.type,
        record.personaId,
      );
}

function takeRelated(
  db: WriteDb,
  record: RelatedRecord,
  origin: Origin,
  taking: Taking,
  links: Links,
): RowOutcome {
  const attributes = JSON.stringify(record.attributes);
  const relationships = JSON.stringify(record.relationships);
  const known = knownRelated(db, record);
  if (known) {
    if (known.redacted_at !== null) return 'unchanged';
    if (known.attributes === attributes && known.relationships === relationships) return 'unchanged';
    db.run(
      'UPDATE related SET attributes = ?, relationships = ? WHERE seq = ?',
      attributes,
      relationships,
      known.seq,
    );
    return 'updated';
  }
  db.run(
    `INSERT INTO related (type, persona_id, account_seq, inquiry_seq, attributes, relationships, source_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    record.type,
    record.personaId ?? null,
    links.accountSeq,
    links.inquirySeq,
    attributes,
    relationships,
    origin.source,
  );
  if (links.accountSeq !== null) nameFiles(db, record, links.accountSeq, links.inquirySeq, taking);
  return 'created';
}

/** Files that a document names stand in the list of documents, marked as not present until they are attached. */
function nameFiles(
  db: WriteDb,
  record: RelatedRecord,
  accountSeq: number,
  inquirySeq: number | null,
  { now, byId }: Taking,
): void {
  for (const file of namedFilesOf(record)) {
    db.run(
      `INSERT INTO document (id, account_seq, inquiry_seq, kind, file_name, media_type, size_bytes, sha256, blob, added_at, by_id)
       SELECT ?, ?, ?, ?, ?, ?, ?, '', NULL, ?, ?
       WHERE NOT EXISTS (SELECT 1 FROM document WHERE account_seq = ? AND inquiry_seq IS ? AND file_name = ?)`,
      file.id,
      accountSeq,
      inquirySeq,
      file.kind,
      file.name,
      file.mediaType,
      file.sizeBytes,
      now,
      byId,
      accountSeq,
      inquirySeq,
      file.name,
    );
  }
}
