/** The head of the log as a sheet of paper: there only while the window prints. */
import { createPortal } from 'react-dom';
import { formatCount, formatInstant } from '../../ui/index.ts';
import { useSession } from '../../wire/index.ts';
import type { Anchor } from '../data.ts';
import { words } from '../words.ts';

export function AnchorSheet({ head }: { head: Anchor }) {
  const vaultName = useSession()?.vaultName ?? '';
  const facts = [
    [words.sheet.vault, vaultName],
    [words.sheet.fact, formatCount(head.seq)],
    [words.sheet.at, formatInstant(head.at)],
    [words.sheet.printed, formatInstant(new Date().toISOString())],
  ];
  return createPortal(
    <section className="anchor-sheet" aria-hidden>
      <h1>{words.sheet.title}</h1>
      <dl className="anchor-sheet-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className="anchor-sheet-words" translate="no">
        {head.words.split(' ').map((word, at) => (
          <li key={`${String(at)} ${word}`}>{word}</li>
        ))}
      </ol>
      <p className="anchor-sheet-digits">
        {words.sheet.digits}: <span>{head.digits}</span>
      </p>
      <h2>{words.sheet.whyTitle}</h2>
      <p>{words.sheet.why}</p>
      <h2>{words.sheet.howTitle}</h2>
      <ol className="anchor-sheet-steps">
        {words.sheet.how(head.seq, head.digits).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="anchor-sheet-signed">{words.sheet.signed}</p>
    </section>,
    document.body,
  );
}
