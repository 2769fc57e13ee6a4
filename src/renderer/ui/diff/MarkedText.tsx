import { useMemo } from 'react';
import { segmentsOf, spokenMarks, type Mark } from './segments.ts';

const spoken = { differs: 'differs', exchanged: 'stands elsewhere' } as const;

/**
 * A value with the characters marked on which its level rests: red where text differs, amber where parts are
 * exchanged. Whoever hears it is told the marked parts after the value.
 */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  const segments = useMemo(() => segmentsOf(text, marks), [text, marks]);
  const said = spokenMarks(segments);
  const kinds = (['exchanged', 'differs'] as const).filter((kind) => said[kind].length > 0);
  if (kinds.length === 0) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi aria-hidden="true">
        {segments.map((segment, at) =>
          segment.mark === null ? (
            segment.text
          ) : (
            <mark key={at} className={`diff-mark diff-mark-${segment.mark}`}>
              {segment.text}
            </mark>
          ),
        )}
      </bdi>
      <span className="sr-only">
        {text}
        {kinds.map((kind) => `; ${spoken[kind]}: ${said[kind].join(', ')}`).join('')}
      </span>
    </>
  );
}
