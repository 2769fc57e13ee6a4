/** Everything held about a person, unmasked: as Persona-shaped documents for programs and as content for the page. */
import type { Account, Use } from '#contracts/accounts.ts';
import { PersonField, type CustomValue } from '#contracts/person.ts';
import {
  accountOf,
  furtherUse,
  loadAccount,
  parseFields,
  personOf,
  timelineOf,
  useOf,
  valueText,
  type AccountRecordRow,
  type StoredFields,
} from '../accounts/index.ts';
import {
  toPersona,
  type AccountRecord,
  type InquiryInstants,
  type InquiryRecord,
  type RelatedRecord,
} from '../imports/index.ts';
import { decisionRows, inquiryColumns, readPerson, type InquiryRecordRow } from '../inquiries/index.ts';
import type { ReadDb } from '../kit/sql.ts';
import { tagsOf } from '../tags/index.ts';
import { heldAbout, type Held } from './held.ts';
import type { PageContent } from './page.ts';

/** Both halves of an export. */
export interface Everything {
  /** JSON:API documents: the account, then each inquiry with what it included; `imports` reads them back. */
  readonly documents: readonly unknown[];
  /** What people did and decided here, with the comparisons; Persona's shape has no place for it. */
  readonly history: unknown;
  /** All of it once more as it is stored, and what is left out: nothing that is declared can be missing. */
  readonly records: Held;
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
  const decisions = new Map(
    inquiries.map((inquiry) => [inquiry.seq, decisionRows(db, inquiry.seq, 'whole')]),
  );
  const timeline = timelineOf(db, accountId, undefined, Number.MAX_SAFE_INTEGER, true).events;
  const records = heldAbout(db, row.seq);
  const loose = relatedOf(db, 'inquiry_seq IS NULL AND account_seq = ?', row.seq);
  return {
    documents: [
      { ...toPersona(accountRecord(db, row)), included: loose.map(toResource) },
      ...inquiries.map((inquiry) => inquiryDocument(db, inquiry, row)),
    ],
    history: { decisions: [...decisions.values()].flat(), timeline },
    records,
    page: {
      account,
      leftOut: records.leftOut,
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
  // Keys are somebody's data: `__proto__` may be one of them.
  const custom = Object.create(null) as Record<string, CustomValue>;
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
    ...personAndUses(fields),
    custom,
  };
}

/** Values in the order of their use, and the uses, where a list alone does not say them. */
function personAndUses(fields: StoredFields): Pick<AccountRecord, 'person' | 'uses'> {
  const { person, order } = personOf(fields);
  const uses: { [Field in PersonField]?: Use[] } = {};
  for (const field of PersonField.options) {
    const entries = fields[field] ?? [];
    const inOrder = order[field].map((i) => entries.find((entry) => entry.i === i));
    const found = inOrder.map((entry) => (entry ? useOf(entry) : 'primary'));
    const usual = found.map((_use, at) => (at === 0 ? 'primary' : furtherUse(field)));
    if (found.some((use, at) => use !== usual[at])) uses[field] = found;
  }
  return { person, ...(Object.keys(uses).length === 0 ? {} : { uses }) };
}

/** Instants lie among the attributes of a stored inquiry; in a document they have places of their own. */
const instantNames = [
  'createdAt',
  'startedAt',
  'completedAt',
  'failedAt',
  'expiresAt',
  'expiredAt',
  'markedForReviewAt',
  'redactedAt',
] as const satisfies readonly (keyof InquiryInstants)[];

function inquiryDocument(db: ReadDb, row: InquiryRecordRow, account: AccountRecordRow): unknown {
  const related = relatedOf(db, 'inquiry_seq = ?', row.seq);
  const attributes = JSON.parse(row.attributes) as InquiryRecord['attributes'];
  const instants: Partial<Record<(typeof instantNames)[number], string>> = {};
  for (const name of instantNames) {
    const instant = attributes[name];
    if (typeof instant === 'string') instants[name] = instant;
    Reflect.deleteProperty(attributes, name);
  }
  const record: InquiryRecord = {
    ...instants,
    kind: 'inquiry',
    personaId: row.persona_id ?? row.id,
    referenceId: row.reference_id,
    accountPersonaId: account.persona_id ?? account.id,
    status: row.status,
    tags: JSON.parse(row.tags) as string[],
    person: readPerson(row),
    custom: JSON.parse(row.custom) as InquiryRecord['custom'],
    attributes,
    related,
    ...(row.seen_at === null ? {} : { updatedAt: row.seen_at }),
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
