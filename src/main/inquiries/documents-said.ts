/** What the documents of an inquiry said beside the person: checks, and everything that has no place of its own. */
import type { Review } from '#contracts/inquiries.ts';
import type { ReadDb } from '../kit/sql.ts';
import { masked } from '../masked.ts';
import type { InquiryRecordRow } from './store.ts';

interface RelatedRow {
  type: string;
  persona_id: string | null;
  attributes: string;
}

function relatedOf(db: ReadDb, inquirySeq: number, numbers: readonly string[]): RelatedRow[] {
  return db
    .all<RelatedRow>(
      'SELECT type, persona_id, attributes FROM related WHERE inquiry_seq = ? ORDER BY seq',
      inquirySeq,
    )
    .map((row) => ({ ...row, attributes: masked('related.attributes', row.attributes, { numbers }) }));
}

/** The checks of all verifications, in the order in which they came. */
export function checksOf(db: ReadDb, inquirySeq: number, numbers: readonly string[]): Review['checks'] {
  return relatedOf(db, inquirySeq, numbers)
    .filter((row) => row.type.startsWith('verification/'))
    .flatMap((row) => {
      const { checks } = JSON.parse(row.attributes) as { checks?: unknown };
      if (!Array.isArray(checks)) return [];
      return checks.map((check: { name?: unknown; status?: unknown; reasons?: unknown }) => ({
        verification: row.type.slice('verification/'.length),
        name: textOf(check.name),
        status: textOf(check.status),
        reasons: Array.isArray(check.reasons) ? check.reasons.map(String) : [],
      }));
    });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Longest text of one value on the screen; the whole stays in the vault and in exports. */
const longestText = 500;

/** Every other value as key and text, grouped by what said it. Identifiers are hidden, `numbers` wherever they stand. */
export function extrasOf(db: ReadDb, inquiry: InquiryRecordRow, numbers: readonly string[]): Review['extra'] {
  const own = [
    ...linesOf('inquiry', JSON.parse(masked('inquiry.custom', inquiry.custom, { numbers }))),
    ...linesOf('inquiry', JSON.parse(masked('inquiry.attributes', inquiry.attributes, { numbers }))),
  ];
  const others = relatedOf(db, inquiry.seq, numbers).flatMap((row) => {
    const { checks: _checks, ...attributes } = JSON.parse(row.attributes) as Record<string, unknown>;
    return linesOf(row.type, attributes);
  });
  return [...own, ...others];
}

function linesOf(group: string, value: unknown, path = ''): Review['extra'] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => linesOf(group, item, `${path}${path ? ' ' : ''}${String(at + 1)}`));
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) =>
      linesOf(group, inner, path ? `${path} ${key}` : key),
    );
  }
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestText);
  return [{ group, key: path, text }];
}
