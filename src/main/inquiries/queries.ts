/** Reading inquiries: the queue and the review. */
import type { AccountField, FieldValue } from '#contracts/accounts.ts';
import type { Decision, inquiries, InquiryRow, Resolution, Review } from '#contracts/inquiries.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { shippedModelId } from '#contracts/learning.ts';
import type { Reverification } from '#contracts/policy.ts';
import { nameText, PersonField, type Comparison, type Person } from '#contracts/person.ts';
import { pastPersons, personOf, predecessorsOf, readSources, useOf } from '../accounts/index.ts';
import { staffNames } from '../facts/index.ts';
import type { Actor } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import type { Weights } from '../matching/index.ts';
import { masked } from '../masked.ts';
import { tagsOf } from '../tags/index.ts';
import { inLists } from '../withdrawn/index.ts';
import {
  changesOf,
  compareAfter,
  compareInquiry,
  maskComparison,
  readPerson,
  stillValid,
  type Compared,
} from './compare.ts';
import { extrasOf, checksOf } from './documents-said.ts';
import { experienceOf, modelInForce, reverify } from './judging.ts';
import { accountOfInquiry, inquiryColumns, loadInquiry, type InquiryRecordRow } from './store.ts';

type Ops = (typeof inquiries)['operations'];

/** Waiting inquiries oldest first; decided ones and all newest first. */
export function listInquiries(db: ReadDb, input: Input<Ops['list']>): Output<Ops['list']> {
  const [, at, seq] = /^([^|]*)\|(\d+)$/.exec(input.after ?? '') ?? [];
  const oldestFirst = input.state === 'waiting';
  const conditions = [`(received_at, seq) ${oldestFirst ? '>' : '<'} (?, ?)`];
  const values: (string | number)[] = [
    at ?? (oldestFirst ? '' : '9999'),
    Number(seq ?? (oldestFirst ? 0 : Number.MAX_SAFE_INTEGER)),
  ];
  if (input.state !== 'all') {
    conditions.push('state = ?');
    values.push(input.state);
  }
  if (input.accountId !== undefined) {
    conditions.push('account_seq = (SELECT seq FROM account WHERE id = ?)');
    values.push(input.accountId);
  }
  // What waits on a withdrawn account waits out of sight.
  const shown = input.accountId === undefined ? inLists('inquiry.account_seq') : '';
  const direction = oldestFirst ? 'ASC' : 'DESC';
  const rows = db.all<InquiryRecordRow>(
    `SELECT ${inquiryColumns} FROM inquiry WHERE ${conditions.join(' AND ')}${shown}
     ORDER BY received_at ${direction}, seq ${direction} LIMIT ?`,
    ...values,
    input.limit + 1,
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const waiting = db.one<{ n: number; oldest: string | null }>(
    `SELECT count(*) AS n, min(received_at) AS oldest FROM inquiry WHERE state = 'waiting'${inLists('inquiry.account_seq')}`,
  );
  const names = staffNames(db);
  const { weights } = modelInForce(db);
  return {
    rows: page.map((row) => rowOf(db, row, names, weights)),
    next: rows.length > input.limit && last ? `${last.received_at}|${last.seq}` : null,
    waiting: waiting.n,
    oldestWaitingAt: waiting.oldest,
  };
}

function rowOf(
  db: ReadDb,
  row: InquiryRecordRow,
  names: ReadonlyMap<string, string>,
  weights: Weights,
): InquiryRow {
  const account = accountOfInquiry(db, row);
  const { comparison } = compareInquiry(row, account, weights);
  const by = db.maybe<{ by_id: string }>(
    'SELECT by_id FROM decision WHERE inquiry_seq = ? AND superseded = 0 ORDER BY seq DESC LIMIT 1',
    row.seq,
  )?.by_id;
  const incoming = readPerson(row).name[0];
  return {
    id: row.id,
    accountId: account.id,
    referenceId: account.reference_id,
    name: account.name || (incoming ? nameText(incoming) : ''),
    status: row.status,
    receivedAt: row.received_at,
    decidedAt: row.decided_at,
    decidedBy: by === undefined ? null : (names.get(by) ?? by),
    outcome: row.outcome,
    counts: {
      exact: comparison.counts.exact,
      equivalent: comparison.counts.equivalent,
      close: comparison.counts.close,
      conflict: comparison.counts.conflict,
      'one-sided': comparison.counts['one-sided'],
      'not-compared': comparison.counts['not-compared'],
    },
    summary: summaryOf(row, comparison.suggestion.sentence),
    first: row.first === 1,
  };
}

function summaryOf(row: InquiryRecordRow, suggested: string): string {
  if (row.redacted_at !== null) return 'What it said was redacted.';
  return row.first === 1 ? 'Created this account.' : suggested;
}

/** The review screen in one answer. */
export function reviewOf(
  db: ReadDb,
  actor: Actor,
  id: string,
  resolutions: readonly Resolution[] | undefined,
): Review {
  const inquiry = loadInquiry(db, id);
  const account = accountOfInquiry(db, inquiry);
  const model = modelInForce(db);
  const base = compareInquiry(inquiry, account, model.weights);
  const kept = stillValid(base, resolutions ?? []);
  const shown = kept.length > 0 ? compareAfter(base, changesOf(base, kept)) : base;
  const draft = draftOf(db, inquiry.seq, actor.personId);
  const stale = draft !== null && draft.accountVersion !== account.version;
  const position = positionOf(db, inquiry);
  const lastChange = db.maybe<{ by_id: string | null }>(
    'SELECT by_id FROM change WHERE account_seq = ? ORDER BY seq DESC LIMIT 1',
    account.seq,
  );
  const names = staffNames(db);
  const numbers = numbersOf(base, pastPersons(db, account.seq));
  const decision = decisionsOf(db, inquiry.seq).find((one) => !one.superseded) ?? null;
  return {
    inquiry: {
      id: inquiry.id,
      personaId: inquiry.persona_id,
      status: inquiry.status,
      template: inquiry.template,
      receivedAt: inquiry.received_at,
      version: inquiry.version,
      ...position,
      tags: JSON.parse(inquiry.tags) as string[],
      note: inquiry.note,
      referenceGiven: inquiry.reference_id !== null,
      first: inquiry.first === 1,
    },
    account: {
      id: account.id,
      referenceId: account.reference_id,
      name: account.name,
      status: account.status,
      version: account.version,
      tags: tagsOf(db, account.seq),
      changedAt: account.updated_at,
      changedBy: lastChange?.by_id ? (names.get(lastChange.by_id) ?? lastChange.by_id) : null,
    },
    state: inquiry.state === 'decided' ? 'decided' : stale ? 'stale' : 'ready',
    changedFields: stale ? changedSince(db, account.seq, draft.savedAt) : [],
    comparison: maskComparison(shown),
    reverification: decision?.reverification ?? reverify(db, maskComparison(shown)),
    experience: inquiry.first === 1 ? null : experienceOf(model, base.comparison),
    provenance: provenanceOf(db, account, inquiry, shown),
    draft,
    decision,
    checks: checksOf(db, inquiry.seq, numbers),
    extra: extrasOf(db, inquiry, numbers),
  };
}

/** Identification numbers that the account or the inquiry holds or held: documents repeat them under any key. */
function numbersOf({ fields, incoming }: Compared, past: readonly Person[]): string[] {
  const persons = [personOf(fields).person, incoming, ...past];
  return persons.flatMap(({ identification }) => identification.map(({ number }) => number));
}

function draftOf(db: ReadDb, inquirySeq: number, personId: string): Review['draft'] {
  const row = db.maybe<{ account_version: number; resolutions: string; saved_at: string }>(
    'SELECT account_version, resolutions, saved_at FROM draft WHERE inquiry_seq = ? AND by_id = ?',
    inquirySeq,
    personId,
  );
  return row
    ? {
        accountVersion: row.account_version,
        savedAt: row.saved_at,
        // Whole, unlike everything else: they are the same person's own, half made, and go on from here.
        resolutions: JSON.parse(row.resolutions) as Resolution[],
      }
    : null;
}

function changedSince(db: ReadDb, accountSeq: number, since: string): string[] {
  return db
    .all<{ field: string }>(
      `SELECT DISTINCT change_field.field FROM change_field JOIN change ON change.seq = change_field.change_seq
       WHERE change_field.account_seq = ? AND change.at >= ?`,
      accountSeq,
      since,
    )
    .map((row) => row.field);
}

function positionOf(db: ReadDb, inquiry: InquiryRecordRow): { number: number; of: number } {
  const all = db.all<{ seq: number }>(
    'SELECT seq FROM inquiry WHERE account_seq = ? ORDER BY received_at, seq',
    inquiry.account_seq,
  );
  return { number: all.findIndex((row) => row.seq === inquiry.seq) + 1, of: all.length };
}

function provenanceOf(
  db: ReadDb,
  account: ReturnType<typeof accountOfInquiry>,
  inquiry: InquiryRecordRow,
  compared: Compared,
): Review['provenance'] {
  const sources = readSources(db);
  const past = predecessorsOf(db, account.seq);
  const method = captureMethod(db, inquiry.seq);
  return compared.comparison.fields.map((row) => {
    const number = row.onFile ? compared.order[row.field][row.onFile.index] : undefined;
    const entry = compared.fields[row.field]?.find((candidate) => candidate.i === number);
    return {
      field: row.field,
      masked: row.field === 'identification',
      // Source 0 marks a value that only a resolution made so far.
      onFile:
        entry === undefined || entry.s === 0
          ? null
          : {
              entryId: String(entry.i),
              use: useOf(entry),
              source: sources.ofEntry(entry, account),
              predecessors: past.get(`${row.field} ${entry.i}`) ?? 0,
            },
      incoming: row.incoming ? { method, at: inquiry.received_at } : null,
    };
  });
}

/** How the incoming values were read, as far as the documents say. */
function captureMethod(db: ReadDb, inquirySeq: number): string {
  const types = db
    .all<{ type: string; attributes: string }>(
      "SELECT type, attributes FROM related WHERE inquiry_seq = ? AND type LIKE 'verification/%' ORDER BY seq",
      inquirySeq,
    )
    .map((row) => row.type.slice('verification/'.length));
  return types[0] ?? 'inquiry';
}

/** All decisions of an inquiry, newest first, without their comparisons. */
function decisionsOf(db: ReadDb, inquirySeq: number): Decision[] {
  return decisionRows(db, inquirySeq, 'masked').map(({ comparison: _comparison, ...decision }) => decision);
}

/** All decisions with the comparison each was made on, with identifiers hidden, or whole for the person themself. */
export function decisionRows(
  db: ReadDb,
  inquirySeq: number,
  show: 'masked' | 'whole',
): (Decision & { comparison: Comparison })[] {
  const names = staffNames(db);
  const cell = (column: 'resolutions' | 'comparison', text: string): string =>
    show === 'whole' ? text : masked(`decision.${column}`, text);
  return db
    .all<{
      id: string;
      outcome: Decision['outcome'];
      reason: Decision['reason'];
      note: string;
      at: string;
      by_id: string;
      resolutions: string;
      comparison: string;
      superseded: number;
      model_id: string | null;
      reverification: string | null;
    }>(
      `SELECT id, outcome, reason, note, at, by_id, resolutions, comparison, superseded,
         model_id, reverification FROM decision
       WHERE inquiry_seq = ? ORDER BY seq DESC`,
      inquirySeq,
    )
    .map((row) => ({
      id: row.id,
      outcome: row.outcome,
      reason: row.reason,
      note: row.note,
      at: row.at,
      by: names.get(row.by_id) ?? row.by_id,
      resolutions: JSON.parse(cell('resolutions', row.resolutions)) as Resolution[],
      superseded: row.superseded === 1,
      modelId: row.model_id ?? shippedModelId,
      reverification: row.reverification === null ? null : (JSON.parse(row.reverification) as Reverification),
      comparison: JSON.parse(cell('comparison', row.comparison)) as Comparison,
    }));
}

/** The whole of one incoming value. */
export function incomingAt(
  inquiry: InquiryRecordRow,
  field: AccountField,
  index: number,
): FieldValue | undefined {
  const known = PersonField.safeParse(field);
  return known.success ? (readPerson(inquiry)[known.data] as readonly FieldValue[])[index] : undefined;
}
