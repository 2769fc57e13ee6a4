/** Writing inquiries: taking them in, and what stands in a row. */
import { AppError } from '#contracts/kit/errors.ts';
import type { Outcome } from '#contracts/inquiries.ts';
import type { CustomValue, Person } from '#contracts/person.ts';
import {
  addSource,
  fieldsOf,
  findAccount,
  insertAccount,
  loadAccount,
  type Origin,
} from '../accounts/index.ts';
import { newId } from '../kit/ids.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';

/** A row of `inquiry`. */
export interface InquiryRecordRow {
  seq: number;
  id: string;
  persona_id: string | null;
  account_seq: number;
  reference_id: string | null;
  status: string;
  state: 'open' | 'waiting' | 'decided';
  template: string | null;
  received_at: string;
  decided_at: string | null;
  outcome: Outcome | null;
  first: number;
  version: number;
  person: string;
  tags: string;
  note: string | null;
  custom: string;
  attributes: string;
  seen_at: string | null;
  source_id: number;
  source_line: number | null;
  redacted_at: string | null;
}

export const inquiryColumns =
  'seq, id, persona_id, account_seq, reference_id, status, state, template, received_at, decided_at, outcome, first, ' +
  'version, person, tags, note, custom, attributes, seen_at, source_id, source_line, redacted_at';

/** @throws AppError `not-found` */
export function loadInquiry(db: ReadDb, id: string): InquiryRecordRow {
  const row = db.maybe<InquiryRecordRow>(`SELECT ${inquiryColumns} FROM inquiry WHERE id = ?`, id);
  if (!row) throw new AppError('not-found', { what: 'inquiry' });
  return row;
}

/**
 * Where a status stands in the work: finished by the person and not yet decided is waiting.
 * @source Persona's life cycle of inquiries: created, pending, completed, failed, expired, needs_review, approved, declined
 */
export function stateOf(status: string): InquiryRecordRow['state'] {
  if (status === 'approved' || status === 'declined') return 'decided';
  return status === 'completed' || status === 'failed' || status === 'needs_review' ? 'waiting' : 'open';
}

/** An inquiry as a document says it. */
export interface NewInquiry {
  readonly personaId?: string | undefined;
  readonly referenceId: string | null;
  readonly accountPersonaId?: string | undefined;
  readonly status: string;
  readonly template?: string | undefined;
  readonly receivedAt: string;
  readonly decidedAt?: string | undefined;
  readonly note?: string | undefined;
  readonly tags: readonly string[];
  readonly person: Person;
  readonly custom: Readonly<Record<string, CustomValue>>;
  readonly attributes: unknown;
  /** When the document was true: an older one than we have seen changes nothing. */
  readonly seenAt?: string | undefined;
  readonly origin: Origin;
}

/** What taking it in did. */
export interface TakenIn {
  readonly outcome: 'created' | 'updated' | 'unchanged';
  readonly seq: number;
  readonly id: string;
  readonly accountSeq: number;
  readonly accountCreated: boolean;
  /** It was redacted: neither the document nor what came with it is taken. */
  readonly redacted: boolean;
}

/** Takes an inquiry in: it joins its account, or makes one. The same document twice changes nothing. */
export function takeInquiry(db: WriteDb, inquiry: NewInquiry, now: string): TakenIn {
  const known = knownInquiry(db, inquiry.personaId);
  return known ? bringUpToDate(db, known, inquiry, now) : addInquiry(db, inquiry, now);
}

function addInquiry(db: WriteDb, inquiry: NewInquiry, now: string): TakenIn {
  const id = newId('inq');
  const joined = accountFor(db, inquiry);
  const account = joined ?? makeAccount(db, inquiry, id, now);
  const state = stateOf(inquiry.status);
  const seq = db.run(
    `INSERT INTO inquiry (id, persona_id, account_seq, reference_id, status, state, template, received_at, decided_at,
       outcome, first, version, person, tags, note, custom, attributes, seen_at, source_id, source_line, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    inquiry.personaId ?? null,
    account.seq,
    inquiry.referenceId,
    inquiry.status,
    state,
    inquiry.template ?? null,
    inquiry.receivedAt,
    inquiry.decidedAt ?? null,
    outcomeOf(inquiry.status),
    joined ? 0 : 1,
    JSON.stringify(inquiry.person),
    JSON.stringify(inquiry.tags),
    inquiry.note ?? null,
    JSON.stringify(inquiry.custom),
    JSON.stringify(inquiry.attributes ?? {}),
    inquiry.seenAt ?? null,
    inquiry.origin.source,
    inquiry.origin.line,
    now,
  ).rowid;
  return { outcome: 'created', seq, id, accountSeq: account.seq, accountCreated: !joined, redacted: false };
}

function outcomeOf(status: string): Outcome | null {
  if (status === 'approved') return 'approve';
  if (status === 'declined') return 'decline';
  return status === 'needs_review' ? 'needs-review' : null;
}

function accountFor(db: ReadDb, inquiry: NewInquiry): { seq: number } | undefined {
  if (inquiry.referenceId !== null) {
    const found = findAccount(db, { referenceId: inquiry.referenceId });
    if (found) return found;
  }
  if (inquiry.accountPersonaId === undefined) return undefined;
  const found =
    findAccount(db, { personaId: inquiry.accountPersonaId }) ??
    findAccount(db, { id: inquiry.accountPersonaId });
  // A document that names one account by id and another by reference id is joined by its reference id only.
  return found && (inquiry.referenceId === null || found.reference_id === null) ? found : undefined;
}

function makeAccount(db: WriteDb, inquiry: NewInquiry, inquiryId: string, now: string): { seq: number } {
  const source = addSource(db, { kind: 'inquiry', at: inquiry.receivedAt, byId: null, inquiryId });
  const taken =
    inquiry.accountPersonaId !== undefined &&
    findAccount(db, { personaId: inquiry.accountPersonaId }) !== undefined;
  return insertAccount(
    db,
    {
      referenceId: inquiry.referenceId,
      personaId: taken ? undefined : inquiry.accountPersonaId,
      type: 'User',
      status: 'active',
      fields: fieldsOf(inquiry.person, {}),
      createdAt: inquiry.receivedAt,
      origin: { source, line: null },
    },
    now,
  );
}

/** The account that an inquiry belongs to or would join; null when it would make one. */
export function inquiryJoins(db: ReadDb, inquiry: NewInquiry): number | null {
  return knownInquiry(db, inquiry.personaId)?.account_seq ?? accountFor(db, inquiry)?.seq ?? null;
}

/** What taking an inquiry in would do. */
export function inquiryOutcome(db: ReadDb, inquiry: NewInquiry): TakenIn['outcome'] {
  const known = knownInquiry(db, inquiry.personaId);
  if (!known) return 'created';
  return known.redacted_at !== null || isOlder(known, inquiry) || saysNothingNew(db, known, inquiry)
    ? 'unchanged'
    : 'updated';
}

function knownInquiry(db: ReadDb, personaId: string | undefined): InquiryRecordRow | undefined {
  return personaId === undefined
    ? undefined
    : (db.maybe<InquiryRecordRow>(`SELECT ${inquiryColumns} FROM inquiry WHERE persona_id = ?`, personaId) ??
        // One that never was Persona's is exported under its own id.
        db.maybe<InquiryRecordRow>(`SELECT ${inquiryColumns} FROM inquiry WHERE id = ?`, personaId));
}

function isOlder(row: InquiryRecordRow, inquiry: NewInquiry): boolean {
  return row.seen_at !== null && (inquiry.seenAt ?? '') < row.seen_at;
}

function isDecidedHere(db: ReadDb, row: InquiryRecordRow): boolean {
  return db.maybe('SELECT 1 AS found FROM decision WHERE inquiry_seq = ?', row.seq) !== undefined;
}

function contentOf(inquiry: NewInquiry) {
  return {
    person: JSON.stringify(inquiry.person),
    tags: JSON.stringify(inquiry.tags),
    custom: JSON.stringify(inquiry.custom),
    attributes: JSON.stringify(inquiry.attributes ?? {}),
  };
}

function saysNothingNew(db: ReadDb, row: InquiryRecordRow, inquiry: NewInquiry): boolean {
  const next = contentOf(inquiry);
  return (
    (row.status === inquiry.status || isDecidedHere(db, row)) &&
    row.person === next.person &&
    row.tags === next.tags &&
    row.custom === next.custom &&
    row.attributes === next.attributes
  );
}

/** A later document about a known inquiry. What people decided here is never overruled by a file. */
function bringUpToDate(db: WriteDb, row: InquiryRecordRow, inquiry: NewInquiry, now: string): TakenIn {
  const redacted = row.redacted_at !== null;
  const same = { seq: row.seq, id: row.id, accountSeq: row.account_seq, accountCreated: false, redacted };
  if (redacted || isOlder(row, inquiry)) return { outcome: 'unchanged', ...same };
  if (saysNothingNew(db, row, inquiry)) {
    db.run('UPDATE inquiry SET seen_at = ? WHERE seq = ?', inquiry.seenAt ?? row.seen_at, row.seq);
    return { outcome: 'unchanged', ...same };
  }
  const decidedHere = isDecidedHere(db, row);
  const status = decidedHere ? row.status : inquiry.status;
  const next = contentOf(inquiry);
  db.run(
    `UPDATE inquiry SET status = ?, state = ?, outcome = ?, received_at = ?, decided_at = ?, person = ?, tags = ?,
       note = ?, custom = ?, attributes = ?, template = ?, seen_at = ?, version = version + 1, updated_at = ? WHERE seq = ?`,
    status,
    decidedHere ? row.state : stateOf(status),
    decidedHere ? row.outcome : outcomeOf(status),
    inquiry.receivedAt,
    decidedHere ? row.decided_at : (inquiry.decidedAt ?? null),
    next.person,
    next.tags,
    inquiry.note ?? null,
    next.custom,
    next.attributes,
    inquiry.template ?? row.template,
    inquiry.seenAt ?? row.seen_at,
    now,
    row.seq,
  );
  return { outcome: 'updated', ...same };
}

/** The account of an inquiry. */
export function accountOfInquiry(db: ReadDb, row: InquiryRecordRow) {
  return loadAccount(db, { seq: row.account_seq });
}
