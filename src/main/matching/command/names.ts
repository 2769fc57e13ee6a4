/** `match names`: pairs of names scored as screening does. */
import { personScore } from '../screening/list.ts';
import { prepareName } from '../screening/keys.ts';
import { organisationScore } from '../screening/organisations.ts';
import type { RowCounts } from './csv.ts';
import { CsvWriter, needColumns, readRows } from './csv.ts';
import { report } from './fields.ts';
import type { CommandIo } from './options.ts';
import { guarded, readOptions, required, share } from './options.ts';

/** Score from which two names count as one. @source docs/matching.md: chosen on development pairs between two flat stretches. */
export const namesThreshold = 0.6;

/** Score of two names; `schema` other than Person compares them as organisations. */
export function scoreNames(left: string, right: string, schema = 'Person'): number {
  if (left.trim() === '' || right.trim() === '') return 0;
  const person = schema === '' || schema.toLowerCase() === 'person';
  return person ? personScore(null, prepareName(right), prepareName(left)) : organisationScore(left, right);
}

/** `match names --in pairs.csv --out result.csv`. */
export async function matchNames(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, ['in', 'out', 'threshold']);
    const [input, output] = [required(options, 'in'), required(options, 'out')];
    const threshold = share(options, 'threshold') ?? namesThreshold;
    const counts: RowCounts = { read: 0, rejected: 0 };
    const reject = (line: number, why: string): void =>
      void io.stderr.write(`line ${String(line)}: ${why}\n`);
    let writer: CsvWriter | null = null;
    for await (const row of readRows(input, counts, reject)) {
      if (!writer) {
        needColumns(row, ['name1', 'name2']);
        // A column of that name in the input is the truth somebody measures against; it stays beside ours.
        const kept = Object.keys(row.values).map((name) =>
          name === 'score' || name === 'is_match' ? `${name}_given` : name,
        );
        writer = new CsvWriter(output, [...kept, 'score', 'is_match']);
      }
      const { name1 = '', name2 = '', schema = 'Person' } = row.values;
      const score = scoreNames(name1, name2, schema);
      await writer.write([...Object.values(row.values), score.toFixed(4), score >= threshold]);
    }
    writer ??= new CsvWriter(output, ['name1', 'name2', 'score', 'is_match']);
    await writer.close();
    return report(io, counts, writer.written);
  });
}
