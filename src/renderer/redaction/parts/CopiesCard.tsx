import type { KnownCopy } from '#contracts/redaction.ts';
import { Card, formatInstant } from '#renderer/ui/index.ts';
import { words } from '../words.ts';

/** Copies made here that are out of reach now: named, not removed. */
export function CopiesCard({ copies }: { readonly copies: readonly KnownCopy[] }) {
  return (
    <Card title={words.copies}>
      <p className="redact-line faint">{copies.length === 0 ? words.noCopies : words.copiesText}</p>
      {copies.length > 0 ? (
        <ul>
          {copies.map((copy) => (
            <li key={`${copy.kind} ${copy.label} ${copy.at}`} className="copy-row">
              <span className="faint">{words.copy(copy.kind)}</span>
              <span className="clip" title={copy.label}>
                {copy.label}
              </span>
              <span className="faint">{formatInstant(copy.at)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
