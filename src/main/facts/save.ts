/** Writing the log, or its head, to a file that the person chose. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { facts as contract, type Fact, type FactFilter } from '#contracts/facts.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import type { JobContext } from '../kit/room.ts';
import { headAnchor } from './heads.ts';
import { factsBefore } from './list.ts';

type Ops = (typeof contract)['operations'];

const rowsAtOnce = 1_000;

function* allFacts(context: JobContext, filter: FactFilter): Generator<Fact> {
  let before = Number.MAX_SAFE_INTEGER;
  let done = 0;
  for (;;) {
    context.throwIfCancelled();
    const facts = factsBefore(context.db, filter, before, rowsAtOnce);
    yield* facts;
    done += facts.length;
    context.progress({ phase: 'facts', done, total: null });
    const last = facts.at(-1);
    if (!last || facts.length < rowsAtOnce) return;
    before = last.seq;
  }
}

/** The log as CSV (values that a spreadsheet would take for formulas are quoted) or JSON Lines, newest first. */
export async function saveFacts(
  input: Input<Ops['save']>,
  context: JobContext,
): Promise<Output<Ops['save']>> {
  const path = context.path(input.file);
  const { db, vaultId } = context;
  const hash = createHash('sha256');
  let [count, sizeBytes] = [0, 0];
  const rows = Readable.from(allFacts(context, input.filter)).on('data', () => void (count += 1));
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(
      rows,
      input.format === 'csv' ? csvLines() : jsonLines(headAnchor(db, vaultId)),
      measure,
      createWriteStream(path),
    );
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('file-unreadable');
  }
  const answer = { facts: count, sizeBytes, sha256: hash.digest('hex') };
  await context.commit(contract.operations.record, 'facts.record', {
    action: 'audit.exported',
    params: { format: input.format, facts: count, sha256: answer.sha256 },
  });
  return answer;
}

const csvLines = () =>
  stringify({
    header: true,
    bom: true,
    escape_formulas: true,
    columns: ['seq', 'at', 'by', 'action', 'subject', 'reference', 'place', 'params'],
    cast: { object: (value) => JSON.stringify(value) },
  });

/** One line a fact, and before them one with the head of the log, by which the export can be held against it. */
function jsonLines(head: object): Transform {
  let first = true;
  return new Transform({
    writableObjectMode: true,
    transform: (fact: Fact, _encoding, done) => {
      const start = first ? `${JSON.stringify({ head })}\n` : '';
      first = false;
      done(null, `${start}${JSON.stringify(fact)}\n`);
    },
  });
}

/** The head of the log as a page of text. */
export async function saveAnchor(
  input: Input<Ops['saveAnchor']>,
  context: JobContext,
): Promise<Output<Ops['saveAnchor']>> {
  const head = headAnchor(context.db, context.vaultId);
  const lines = [
    'Head of the audit log',
    '',
    `Vault     ${context.vaultId}`,
    `Fact      ${String(head.seq)}`,
    `Time      ${head.at}`,
    `Words     ${head.words}`,
    `Digits    ${head.digits}`,
    '',
    'Keep this outside the vault. Whoever types it in later learns whether the log still contains this head.',
    '',
  ];
  await writeFile(context.path(input.file), lines.join('\n')).catch(() => {
    throw new AppError('file-unreadable');
  });
  await context.commit(contract.operations.record, 'facts.record', {
    action: 'audit.anchor-saved',
    params: { seq: head.seq },
  });
  return head;
}
