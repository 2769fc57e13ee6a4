/** Everything held about a person, unmasked: as Persona-shaped documents for programs and as content for the page. */
import type { Account } from '#contracts/accounts.ts';
import type { CustomValue } from '#contracts/person.ts';
import {
  accountOf,
  loadAccount,
  parseFields,
  personOf,
  timelineOf,
  valueText,
  type AccountRecordRow,
} from '../accounts/index.ts';
import { toPersona, type AccountRecord, type InquiryRecord, type RelatedRecord } from '../imports/index.ts';
import { decisionRows, inquiryColumns, readPerson, type InquiryRecordRow } from '../inquiries/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import { tagsOf } from '../tags/index.ts';
import type { PageContent } from './page.ts';

/** Both halves of an export. */
export interface Everything {
  /** JSON:API documents: the account, then each inquiry with what it included; `imports` reads them back. */
  readonly documents: readonly unknown[];
  /** What people did and decided here, with the comparisons; Persona's shape has no place for it. */
  readonly history: unknown;
  readonly page: Omit<PageContent, 'documents' | 'writtenAt'>;
}

/** @throws AppError `not-found` */
export function everythingAbout(db: ReadDb, accountId: string): Everything {
  const row = loadAccount(db, { id: accountId });
  const account = unmasked(accountOf(db, row), row);
  const inquiries = db.all<InquiryRecordRow>(
    `SELECT ${inquiryColumns} FROM inquiry WHERE account_seq = ? ORDER BY received_at, seq`,
    row.seq,
  );
  const decisions = new Map(inquiries.map((inquiry) => [inquiry.seq, decisionRows(db, inquiry.seq)]));
  const timeline = timelineOf(db, accountId, undefined, Number.MAX_SAFE_INTEGER).events;
  const loose = relatedOf(db, 'inquiry_seq IS NULL AND account_seq = ?', row.seq);
  return {
    documents: [
      { ...toPersona(accountRecord(db, row)), included: loose.map(toResource) },
      ...inquiries.map((inquiry) => inquiryDocument(db, inquiry)),
    ],
    history: { decisions: [...decisions.values()].flat(), timeline },
    page: {
      account,
      timeline,
      inquiries: inquiries.map((inquiry) => ({
        id: inquiry.id,
        status: inquiry.status,
        receivedAt: inquiry.received_at,
        person: readPerson(inquiry),
        decisions: decisions.get(inquiry.seq) ?? [],
      })),
    },
  };
}

/** The account as its page shows it, with every value whole. */
function unmasked(account: Account, row: AccountRecordRow): Account {
  const stored = parseFields(row.fields);
  return {
    ...account,
    fields: account.fields.map(({ field, entries }) => ({
      field,
      entries: entries.map((entry) => {
        const value = stored[field]?.find((candidate) => String(candidate.i) === entry.id)?.v;
        return value === undefined
          ? entry
          : { ...entry, value, text: valueText(field, value), masked: false };
      }),
    })),
  };
}

function accountRecord(db: ReadDb, row: AccountRecordRow): AccountRecord {
  const fields = parseFields(row.fields);
  const custom: Record<string, CustomValue> = {};
  for (const [field, entries] of Object.entries(fields)) {
    const [first] = entries;
    // Custom fields hold custom values: only `fieldsOf` and `changeFields` write them.
    if (field.startsWith('custom:') && first) custom[field.slice(7)] = first.v as CustomValue;
    if (field === 'display-name' && first)
      custom['display_name'] = { type: 'string', value: valueText('display-name', first.v) };
  }
  return {
    kind: 'account',
    personaId: row.persona_id ?? row.id,
    referenceId: row.reference_id,
    typeName: row.type,
    status: row.status,
    tags: tagsOf(db, row.seq).map((tag) => tag.name),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    redactedAt: row.redacted_at,
    person: personOf(fields).person,
    custom,
  };
}

function inquiryDocument(db: ReadDb, row: InquiryRecordRow): unknown {
  const related = relatedOf(db, 'inquiry_seq = ?', row.seq);
  const attributes = JSON.parse(row.attributes) as Record<string, string>;
  const record: InquiryRecord = {
    ...attributes,
    kind: 'inquiry',
    personaId: row.persona_id ?? row.id,
    referenceId: row.reference_id,
    status: row.status,
    tags: JSON.parse(row.tags) as string[],
    person: readPerson(row),
    custom: JSON.parse(row.custom) as InquiryRecord['custom'],
    attributes: attributes,
    related,
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.template === null ? {} : { template: row.template }),
    ...(row.decided_at === null ? {} : { decisionedAt: row.decided_at }),
  };
  return toPersona(record);
}

function relatedOf(db: ReadDb, condition: string, seq: number): RelatedRecord[] {
  return db
    .all<{ type: string; persona_id: string | null; attributes: string; relationships: string }>(
      `SELECT type, persona_id, attributes, relationships FROM related WHERE ${condition} ORDER BY seq`,
      seq,
    )
    .map((row) => ({
      kind: 'related',
      type: row.type,
      ...(row.persona_id === null ? {} : { personaId: row.persona_id }),
      attributes: JSON.parse(row.attributes) as RelatedRecord['attributes'],
      relationships: JSON.parse(row.relationships) as RelatedRecord['relationships'],
    }));
}

function toResource(record: RelatedRecord): unknown {
  const { type, personaId, attributes, relationships } = record;
  return { type, ...(personaId === undefined ? {} : { id: personaId }), attributes, relationships };
}
