/** What an import would do: every row planned against the vault as it is and against the rows before it in the file. */
import { createHash } from 'node:crypto';
import type { Counts, imports, RejectedRow, WriteMode } from '#contracts/imports.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { JobContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { count, kindOf, mappingFor, rejectedShown, shownRows } from './jobs.ts';
import type { ContentRecord, ImportRecord } from './rules/records.ts';
import { openSource } from './source.ts';
import { planRecord, strongest, type Taken } from './take.ts';

type Op = (typeof imports)['operations']['dryRun'];

/** Reads all of a file and counts what an import would do; changes nothing. */
export async function dryRun(input: Input<Op>, context: JobContext): Promise<Output<Op>> {
  const source = await openSource(context.path(input.file), input.options);
  const mapping = await mappingFor(source, input.mapping, context.db);
  const counts: Counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const kinds = new Map<string, number>();
  const rejected: RejectedRow[] = [];
  const plan = planner(context.db, input.mode);
  for await (const batch of source.batches(mapping, 0)) {
    context.throwIfCancelled();
    const refused: RejectedRow[] = [...batch.rejected];
    for (const { line, record } of batch.records) {
      count(kinds, kindOf(record));
      const planned = plan(record, line);
      if (planned.outcome === 'rejected') refused.push({ line, problem: planned.problem, text: '' });
      else counts[planned.outcome] += 1;
    }
    refused.sort((a, b) => a.line - b.line);
    counts.rejected += refused.length;
    counts.read = counts.created + counts.updated + counts.unchanged + counts.rejected;
    rejected.push(...shownRows(refused.slice(0, rejectedShown - rejected.length), mapping));
    context.progress({ phase: 'reading', done: batch.bytesRead, total: source.sizeBytes });
  }
  return { importId: null, counts, kinds: Object.fromEntries(kinds), rejected, finished: true };
}

/**
 * Plans rows one after another. Earlier rows are remembered by 48 bits of their names and contents, so that a million
 * of them take little memory.
 */
function planner(db: ReadDb, mode: WriteMode): (record: ImportRecord, line: number) => Taken {
  const events = new Set<number>();
  const content = new Map<number, number>();
  const times = new Map<number, string>();
  /** Name and content together, of names that came with several contents. */
  const contents = new Set<number>();

  const repeated = (record: ContentRecord, key: number, planned: Taken): Taken => {
    const is = contentOf(record);
    const was = content.get(key);
    if (planned.outcome === 'unchanged' || was === is) return { outcome: 'unchanged' };
    if (record.kind === 'account' && mode === 'create') return { outcome: 'unchanged' };
    const at = timeOf(record);
    const before = times.get(key);
    if (at !== undefined && before !== undefined && at < before) return { outcome: 'unchanged' };
    // A value that stood on the account before does not come back by a file.
    if (record.kind === 'account' && contents.has(both(key, is))) return { outcome: 'unchanged' };
    if (was !== undefined) contents.add(both(key, was));
    contents.add(both(key, is));
    return { outcome: 'updated' };
  };

  const planContent = (record: ContentRecord, line: number): Taken => {
    const planned = planRecord(db, record, line, mode);
    const keys = namesOf(record).map(shortHash);
    const known = keys.find((key) => content.has(key));
    if (planned.outcome === 'rejected') return planned;
    const outcome = known === undefined ? planned : repeated(record, known, planned);
    if (known === undefined || outcome.outcome === 'updated') {
      const at = timeOf(record);
      for (const key of keys) {
        content.set(key, contentOf(record));
        if (at !== undefined) times.set(key, at);
      }
      for (const name of madeBy(record)) if (!content.has(shortHash(name))) content.set(shortHash(name), 0);
    }
    return outcome;
  };

  return (record, line) => {
    if (record.kind !== 'event') return planContent(record, line);
    if (record.eventId !== null) {
      const id = shortHash(record.eventId);
      if (events.has(id) || isSeen(db, record.eventId)) return { outcome: 'unchanged' };
      events.add(id);
    }
    const at = record.createdAt;
    return strongest(
      record.records.map((part) =>
        planContent(
          part.kind === 'related' || at === null ? part : { ...part, updatedAt: part.updatedAt ?? at },
          line,
        ),
      ),
    );
  };
}

function isSeen(db: ReadDb, eventId: string): boolean {
  return db.maybe('SELECT 1 AS found FROM event_seen WHERE event_id = ?', eventId) !== undefined;
}

/** Under what a later row would find this one again. */
function namesOf(record: ContentRecord): string[] {
  const names: string[] = [];
  if (record.personaId !== undefined) {
    names.push(`${record.kind === 'related' ? record.type : record.kind} ${record.personaId}`);
  }
  if (record.kind === 'account' && record.referenceId !== null) names.push(`reference ${record.referenceId}`);
  return names;
}

/** The account that an inquiry makes when there is none yet. */
function madeBy(record: ContentRecord): string[] {
  if (record.kind !== 'inquiry') return [];
  return [
    ...(record.referenceId === null ? [] : [`reference ${record.referenceId}`]),
    ...(record.accountPersonaId === undefined ? [] : [`account ${record.accountPersonaId}`]),
  ];
}

function timeOf(record: ContentRecord): string | undefined {
  return record.kind === 'related' ? undefined : record.updatedAt;
}

function contentOf(record: ContentRecord): number {
  return shortHash(JSON.stringify(record.kind === 'related' ? record : { ...record, updatedAt: undefined }));
}

function both(name: number, content: number): number {
  return shortHash(`${String(name)} ${String(content)}`);
}

function shortHash(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
