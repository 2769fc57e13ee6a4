/** Rejected rows as CSV, to be mended and imported again. */
import { open, rename, unlink } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { imports } from '#contracts/imports.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import type { Problem } from '#contracts/kit/common.ts';
import { writeFault } from '../kit/files.ts';
import { newId } from '../kit/ids.ts';
import type { JobContext } from '../kit/room.ts';
import { loadImport } from './commands.ts';

type Op = (typeof imports)['operations']['saveRejected'];

/** Writes beside the target and renames: a half-written file never has the chosen name. */
export async function saveRejected(input: Input<Op>, context: JobContext): Promise<Output<Op>> {
  const path = context.path(input.file);
  const row = loadImport(context.db, input.importId);
  const partial = `${path}.${newId('part')}`;
  const file = await open(partial, 'wx', 0o600).catch((error: unknown) => {
    throw writeFault(error);
  });
  let rows = 0;
  try {
    await file.write(`\ufeff${stringify([['line', 'reason', 'column', 'row']])}`);
    const rejects = context.db.each<{ line: number; problem: string; row_text: string }>(
      'SELECT line, problem, row_text FROM import_reject WHERE import_seq = ? ORDER BY line',
      row.seq,
    );
    for (const reject of rejects) {
      const problem = JSON.parse(reject.problem) as Problem;
      const cells = [String(reject.line), reasonText(problem), problem.column ?? '', reject.row_text];
      await file.write(stringify([cells], { escape_formulas: true }));
      rows += 1;
    }
    await file.sync();
  } catch (error) {
    await unlink(partial).catch(() => undefined);
    throw writeFault(error);
  } finally {
    await file.close();
  }
  await rename(partial, path);
  return { rows };
}

function reasonText(problem: Problem): string {
  const params = Object.entries(problem.params).map(([key, value]) => `${key} ${String(value)}`);
  return [problem.code.replaceAll('-', ' '), ...params].join(', ');
}
