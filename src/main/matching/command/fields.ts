/** `match fields`: single values compared, for measuring. */
import type { Address, IdentificationNumber, Level, PersonField, PersonName } from '#contracts/person.ts';
import { compareAddresses } from '../fields/address.ts';
import { compareBirthDates } from '../fields/birth-date.ts';
import { compareEmails } from '../fields/email.ts';
import { isFiller } from '../fields/filler.ts';
import { compareIdentifications } from '../fields/identification.ts';
import { comparePhones } from '../fields/phone.ts';
import { compareGenders, compareNationalities } from '../fields/plain-fields.ts';
import { compareNames } from '../names/compare.ts';
import type { Outcome } from '../outcome.ts';
import { sentenceFor } from '../sentences.ts';
import { personaLevel } from '../persona.ts';
import type { RowCounts } from './csv.ts';
import { CsvWriter, needColumns, readRows } from './csv.ts';
import type { CommandIo } from './options.ts';
import { exitCodes, guarded, readOptions, required } from './options.ts';

/** Answer for one pair of values in the words of the measuring files. */
export interface FieldAnswer {
  readonly level: 'match' | 'partial' | 'mismatch' | 'missing';
  readonly reason: string;
  readonly reasons: readonly string[];
  readonly score: number;
  readonly sentence: string;
}

const fieldNames: Readonly<Record<string, PersonField>> = {
  name: 'name', dob: 'birthdate', birthdate: 'birthdate', address: 'address', phone: 'phone', email: 'email', document: 'identification',
  identification: 'identification', nationality: 'nationality', gender: 'gender',
}; // prettier-ignore

/** Compares two values given as text: `left` from the inquiry, `right` on file. Null for an unknown field. */
export function answerField(name: string, left: string, right: string, country?: string): FieldAnswer | null {
  const field = fieldNames[name];
  if (field === undefined) return null;
  const missing = missingReason(left, right);
  if (missing !== null)
    return {
      level: 'missing',
      reason: missing,
      reasons: [missing],
      score: 0,
      sentence: missingSentences[missing] ?? '',
    };
  const found = compareField(field, right, left, country);
  const reasons = found.reasons.map((one) => one.code);
  return {
    level: levelWord(found.level),
    reason: reasons[0] ?? 'exact',
    reasons: [...new Set(reasons)],
    score: Number(found.score.toFixed(4)),
    sentence: sentenceFor(field, found.reasons),
  };
}

const missingSentences: Readonly<Record<string, string>> = {
  missing_both: 'Missing on both sides',
  missing_left: 'Missing in the inquiry',
  missing_right: 'Missing on file',
  placeholder: 'One side holds a filler that says nothing',
};

function missingReason(left: string, right: string): string | null {
  const bare = (text: string): boolean => text.replace(/[\s|¦]/g, '') === '';
  if (bare(left) && bare(right)) return 'missing_both';
  if (bare(left)) return 'missing_left';
  if (bare(right)) return 'missing_right';
  return isFiller(left) || isFiller(right) ? 'placeholder' : null;
}

function levelWord(level: Level): FieldAnswer['level'] {
  const word = personaLevel(level);
  return word === 'full' ? 'match' : word === 'none' ? 'mismatch' : word;
}

function compareField(
  field: PersonField,
  onFile: string,
  incoming: string,
  country: string | undefined,
): Outcome {
  switch (field) {
    case 'name':
      return compareNames(nameOf(onFile), nameOf(incoming));
    case 'birthdate':
      return compareBirthDates(onFile, incoming);
    case 'address':
      return compareAddresses(addressOf(onFile), addressOf(incoming));
    case 'phone':
      return comparePhones(onFile, incoming, country);
    case 'email':
      return compareEmails(onFile, incoming);
    case 'identification':
      return compareIdentifications(documentOf(onFile), documentOf(incoming));
    case 'nationality':
      return compareNationalities(onFile, incoming);
    case 'gender':
      return compareGenders(onFile, incoming);
  }
}

/** A bar separates given and family name; without one the text is a whole name. */
function nameOf(text: string): PersonName {
  const [first = '', last] = text.split(/[|¦]/, 2);
  return last === undefined ? { full: text } : { first: first.trim(), last: last.trim() };
}

const addressOf = (text: string): Address => ({ street1: text });

/** `ES:12345678Z`: issuer and number. */
function documentOf(text: string): IdentificationNumber {
  const found = /^\s*([A-Za-z]{2,3})\s*:(.*)$/s.exec(text);
  return found
    ? { class: '', country: found[1] ?? '', number: (found[2] ?? '').trim() }
    : { class: '', number: text };
}

/** `match fields --in cases.csv --out result.csv`. */
export async function matchFields(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, ['in', 'out', 'country']);
    const [input, output] = [required(options, 'in'), required(options, 'out')];
    const counts: RowCounts = { read: 0, rejected: 0 };
    const reject = (line: number, why: string): void =>
      void io.stderr.write(`line ${String(line)}: ${why}\n`);
    let writer: CsvWriter | null = null;
    for await (const row of readRows(input, counts, reject)) {
      if (!writer) {
        needColumns(row, ['field', 'left', 'right']);
        writer = new CsvWriter(output, [
          ...Object.keys(row.values),
          'level',
          'reason',
          'reasons',
          'score',
          'sentence',
        ]);
      }
      const { field = '', left = '', right = '', country = options.get('country') } = row.values;
      const answer = answerField(field.toLowerCase(), left, right, country);
      if (!answer) {
        counts.rejected++;
        reject(row.line, `unknown field "${field}"`);
        continue;
      }
      await writer.write([
        ...Object.values(row.values),
        answer.level,
        answer.reason,
        answer.reasons.join(' '),
        answer.score,
        answer.sentence,
      ]);
    }
    writer ??= new CsvWriter(output, [
      'case_id',
      'field',
      'left',
      'right',
      'level',
      'reason',
      'reasons',
      'score',
      'sentence',
    ]);
    await writer.close();
    return report(io, counts, writer.written);
  });
}

/** Says what became of the rows. */
export function report(io: CommandIo, counts: RowCounts, written: number, what = 'rows written'): number {
  io.stdout.write(
    `${String(counts.read)} rows read, ${String(counts.rejected)} rejected, ${String(written)} ${what}\n`,
  );
  return counts.read > 0 && counts.rejected === counts.read ? exitCodes.nothingUsable : exitCodes.done;
}
