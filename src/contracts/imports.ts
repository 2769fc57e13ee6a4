/** Imports: files of accounts and inquiries, every row accounted for. */
import { z } from 'zod';
import { command, contract, job, query } from './kit/contract.ts';
import { AccountId, Cursor, ImportId, Instant, PageSize, Problem, TicketId } from './kit/common.ts';

export const FileFormat = z.enum(['table-csv', 'table-xlsx', 'json', 'json-lines']);
/** `upsert`: a known reference id is brought up to date. `create`: a known one is left untouched, counted as unchanged. */
export const WriteMode = z.enum(['upsert', 'create']);
export type WriteMode = z.infer<typeof WriteMode>;

/** Where each column goes; targets as in `main/imports/rules/suggest-mapping.ts`. */
export const Mapping = z.object({
  columns: z
    .array(z.object({ header: z.string(), index: z.int().nonnegative(), target: z.string().max(220) }))
    .max(500),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  tagSeparator: z.string().max(3).optional(),
  defaultCountry: z.string().max(2).optional(),
});
export type Mapping = z.infer<typeof Mapping>;

/** How to read a table; absent values are detected. */
export const TableOptions = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  separator: z.enum([',', ';', '\t', '|']).optional(),
  sheet: z.string().max(100).optional(),
});
export type TableOptions = z.infer<typeof TableOptions>;

export const Counts = z.object({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
});
export type Counts = z.infer<typeof Counts>;

export const RejectedRow = z.object({ line: z.int(), problem: Problem, text: z.string() });
export type RejectedRow = z.infer<typeof RejectedRow>;

export const ImportRow = z.object({
  id: ImportId,
  file: z.string(),
  format: FileFormat,
  mode: WriteMode,
  state: z.enum(['running', 'stopped', 'done', 'failed']),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  by: z.string(),
  /** Of accounts and inquiries together. */
  counts: Counts,
  sizeBytes: z.number(),
});
export type ImportRow = z.infer<typeof ImportRow>;

const Outcome = z.object({
  importId: ImportId.nullable(),
  counts: Counts,
  /** What the rows were: accounts, inquiries, events, other documents. */
  kinds: z.record(z.string(), z.int()),
  /** The first fifty rejected rows; all of them are kept with the import. */
  rejected: z.array(RejectedRow),
  /** False after a cancel: what was applied stays and is counted, `imports.resume` goes on. */
  finished: z.boolean(),
});

export const imports = contract('imports', {
  preview: job({
    about: 'Looks at a file: format, encoding, columns, sample rows, and a mapping (remembered or proposed).',
    needs: 'edit',
    input: z.object({ file: TicketId, options: TableOptions.default({}) }),
    output: z.object({
      file: z.string(),
      sizeBytes: z.number(),
      format: FileFormat,
      encoding: z.string(),
      separator: z.string().nullable(),
      sheets: z.array(z.string()),
      headers: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      mapping: Mapping.nullable(),
      remembered: z.boolean(),
      /** For Persona documents: how many of which kind the first records are. */
      kinds: z.record(z.string(), z.int()),
      warnings: z.array(Problem),
    }),
  }),
  dryRun: job({
    about: 'Reads the whole file and says what an import would do; changes nothing.',
    needs: 'edit',
    input: z.object({
      file: TicketId,
      options: TableOptions.default({}),
      mapping: Mapping.optional(),
      mode: WriteMode.default('upsert'),
    }),
    output: Outcome,
  }),
  run: job({
    about: 'Imports a file. The same file twice changes nothing; after a stop it goes on where it was.',
    needs: 'edit',
    touches: ['accounts', 'inquiries', 'tags', 'imports', 'documents', 'facts'],
    input: z.object({
      file: TicketId,
      options: TableOptions.default({}),
      mapping: Mapping.optional(),
      mode: WriteMode.default('upsert'),
      rememberMapping: z.boolean().default(true),
    }),
    output: Outcome,
  }),
  resume: job({
    about: 'Goes on with an import that was stopped or cut off; the file must be the same.',
    needs: 'edit',
    touches: ['accounts', 'inquiries', 'tags', 'imports', 'documents', 'facts'],
    input: z.object({ importId: ImportId, file: TicketId }),
    output: Outcome,
  }),
  list: query({
    about: 'Imports, newest first.',
    needs: 'read',
    input: z.object({ limit: PageSize, after: Cursor.optional() }),
    output: z.object({ imports: z.array(ImportRow), next: Cursor.nullable() }),
  }),
  rejected: query({
    about: 'Rejected rows of an import with line and reason; identification numbers hidden.',
    needs: 'read',
    input: z.object({ importId: ImportId, after: z.int().default(0), limit: PageSize }),
    output: z.object({ rows: z.array(RejectedRow), next: z.int().nullable() }),
  }),
  saveRejected: job({
    about: 'Writes the rejected rows whole, with line and reason, as CSV, cells made safe for spreadsheets.',
    needs: 'reveal',
    touches: ['facts'],
    input: z.object({ importId: ImportId, file: TicketId }),
    output: z.object({ rows: z.int() }),
  }),
  checkCommitment: query({
    about:
      'Whether an account, or a change of it, is what a file brought, by the commitment of its batch in the log; with a claim, ' +
      'whether a value is.',
    needs: 'reveal',
    input: z.object({
      accountId: AccountId,
      /** A change that an import made; absent: the account as an import made it. */
      changeId: z.string().max(80).optional(),
      claim: z
        .object({ field: z.string().max(200), values: z.array(z.string().max(4_000)).max(100) })
        .optional(),
    }),
    output: z.object({
      /** `no-key`: redacted since, and nobody can tell any more; `not-committed`: no file brought it. */
      result: z.enum(['same', 'different', 'no-key', 'not-committed']),
      /** The fact of the batch. */
      seq: z.int().nullable(),
      at: Instant.nullable(),
    }),
  }),
  begin: command({
    about: 'Opens or takes up the record of an import.',
    internal: true,
    touches: ['imports'],
    input: z.object({
      file: z.string(),
      fileHash: z.string(),
      sizeBytes: z.number(),
      format: FileFormat,
      mode: WriteMode,
      options: TableOptions,
      mapping: Mapping.nullable(),
      headerKey: z.string().nullable(),
      resumeId: ImportId.optional(),
    }),
    output: z.object({ importId: ImportId, sourceId: z.int(), doneThrough: z.int(), counts: Counts }),
  }),
  applyBatch: command({
    about: 'Applies a batch of records; all of it or nothing, together with the place reached.',
    internal: true,
    touches: ['accounts', 'inquiries', 'tags', 'imports', 'documents', 'facts'],
    input: z.object({
      importId: ImportId,
      sourceId: z.int(),
      mode: WriteMode,
      /** Place of the last row of the batch: line of a table, position of a document. */
      through: z.int(),
      /** Records as `main/imports/rules/records.ts` defines them, checked there. */
      records: z.array(z.object({ line: z.int(), record: z.unknown() })),
      rejected: z.array(RejectedRow),
    }),
    output: Counts,
  }),
  stretchHash: command({
    about: 'Puts the stretched hash of a file in place of the plain one that its import was recorded with.',
    internal: true,
    input: z.object({ importId: ImportId, fileHash: z.string() }),
    output: z.object({}),
  }),
  finish: command({
    about: 'Closes the record of an import.',
    internal: true,
    touches: ['imports', 'facts'],
    input: z.object({ importId: ImportId, state: z.enum(['stopped', 'done', 'failed']) }),
    output: z.object({ counts: Counts }),
  }),
});
