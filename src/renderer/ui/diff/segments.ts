/** How a marked character is marked: `differs` red, `exchanged` amber. */
export type MarkKind = 'differs' | 'exchanged';

/** A span of UTF-16 units `[from, to)` of a text, with how it is marked. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: MarkKind;
}

/** A run of text that is drawn in one way. */
export interface Segment {
  readonly text: string;
  readonly mark: MarkKind | null;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Cuts a text into runs, so that marked characters can be drawn marked. Marks are widened to whole characters as
 * people see them, so that an accent is never torn from its letter; where marks overlap, `differs` wins. Marks
 * outside the text are cut off. The runs joined give the text back.
 */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  if (marks.length === 0) return text === '' ? [] : [{ text, mark: null }];
  const segments: { text: string; mark: MarkKind | null }[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const mark = markAt(marks, index, index + segment.length);
    const last = segments.at(-1);
    if (last && last.mark === mark) last.text += segment;
    else segments.push({ text: segment, mark });
  }
  return segments;
}

function markAt(marks: readonly Mark[], from: number, to: number): MarkKind | null {
  let found: MarkKind | null = null;
  for (const mark of marks) {
    if (mark.from >= to || mark.to <= from) continue;
    if (mark.kind === 'differs') return 'differs';
    found = mark.kind;
  }
  return found;
}

/** The marked parts of a text by kind, for people who hear the value instead of seeing it. */
export function spokenMarks(segments: readonly Segment[]): Readonly<Record<MarkKind, readonly string[]>> {
  const parts = (kind: MarkKind): string[] =>
    segments.filter((segment) => segment.mark === kind).map((segment) => segment.text.trim());
  return { differs: parts('differs').filter(Boolean), exchanged: parts('exchanged').filter(Boolean) };
}
