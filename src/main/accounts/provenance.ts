/** Where values came from: rows of `source`, read as people read them. */
import type { Provenance } from '#contracts/accounts.ts';
import { staffNames } from '../facts/index.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';
import type { StoredEntry } from './rules/stored.ts';

interface SourceRow {
  id: number;
  kind: Provenance['kind'];
  at: string;
  by_id: string | null;
  file: string | null;
  import_id: string | null;
  inquiry_id: string | null;
  reason: string | null;
}

/** What a new source says. */
export interface NewSource {
  readonly kind: Provenance['kind'];
  readonly at: string;
  readonly byId: string | null;
  readonly file?: string;
  readonly importId?: string;
  readonly inquiryId?: string;
  readonly reason?: string;
}

/** Writes a source and answers its number. */
export function addSource(db: WriteDb, source: NewSource): number {
  return db.run(
    'INSERT INTO source (kind, at, by_id, file, import_id, inquiry_id, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
    source.kind,
    source.at,
    source.byId,
    source.file ?? null,
    source.importId ?? null,
    source.inquiryId ?? null,
    source.reason ?? null,
  ).rowid;
}

/** Reads sources, each once. */
export interface SourceReader {
  of(source: number, line: number | null): Provenance;
  /** Of an entry, whose defaults are the account's own origin. */
  ofEntry(entry: StoredEntry, account: { source_id: number; source_line: number | null }): Provenance;
}

/** A reader of sources over one connection, for one answer. */
export function readSources(db: ReadDb): SourceReader {
  const known = new Map<number, SourceRow>();
  const names = staffNames(db);
  const of = (source: number, line: number | null): Provenance => {
    let row = known.get(source);
    if (!row) {
      row = db.one<SourceRow>(
        'SELECT id, kind, at, by_id, file, import_id, inquiry_id, reason FROM source WHERE id = ?',
        source,
      );
      known.set(source, row);
    }
    return {
      kind: row.kind,
      at: row.at,
      by: row.by_id === null ? null : (names.get(row.by_id) ?? row.by_id),
      ...(row.file === null ? {} : { file: row.file }),
      ...(line === null ? {} : { line }),
      ...(row.import_id === null ? {} : { importId: row.import_id }),
      ...(row.inquiry_id === null ? {} : { inquiryId: row.inquiry_id }),
      ...(row.reason === null ? {} : { reason: row.reason }),
    };
  };
  return {
    of,
    ofEntry: (entry, account) =>
      entry.s === undefined ? of(account.source_id, account.source_line) : of(entry.s, entry.l ?? null),
  };
}
