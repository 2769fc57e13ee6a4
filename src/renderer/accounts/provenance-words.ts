/** Where values come from, in words: shared by the account page and the review. */
import type { Provenance } from '#contracts/accounts.ts';
import { formatDay } from '#renderer/ui/format.ts';

const kinds: Readonly<Record<Provenance['kind'], string>> = {
  import: 'import',
  inquiry: 'inquiry',
  edit: 'edited',
  created: 'entered by hand',
  sample: 'sample data',
};

/** A day without its year when it is this one: most are, and the row has little room. */
function dayOfThisYear(instant: string): string {
  return formatDay(instant).replace(` ${new Date().getFullYear()}`, '');
}

export const provenanceWords = {
  inquiry: 'inquiry',
  line: (line: string): string => `line ${line}`,
  by: (by: string): string => `by ${by}`,
  kind: (source: Provenance): string => kinds[source.kind],
  /** Two or three words for the end of a row. */
  short: (source: Provenance): string => {
    const day = dayOfThisYear(source.at);
    if (source.kind === 'edit' && source.by !== null) return `${kinds.edit} · ${source.by}`;
    return `${kinds[source.kind]} · ${day}`;
  },
  /** A whole sentence, for the tooltip of a row. */
  full: (source: Provenance): string => {
    const file =
      source.file === undefined
        ? ''
        : ` ${source.file}${source.line === undefined ? '' : `, line ${source.line}`}`;
    const by = source.by === null ? '' : ` by ${source.by}`;
    const reason = source.reason === undefined || source.reason === '' ? '' : `, “${source.reason}”`;
    return `${kinds[source.kind]}${file}${by}, ${formatDay(source.at)}${reason}`;
  },
} as const;
