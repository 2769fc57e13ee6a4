import { useEffect } from 'react';
import type { DocumentRow } from '#contracts/documents.ts';
import { IconButton } from '#renderer/ui/ActionButton.tsx';
import type { KeyHandlers } from '#renderer/ui/keys.ts';
import { DocumentStage } from './DocumentStage.tsx';
import { FartherIcon, LargeIcon, NearerIcon, NextIcon, PreviousIcon, TurnIcon } from './icons.tsx';
import { useViewing } from './state.ts';
import { kindWord, words } from './words.ts';
import './documents.css';

/** The keys of the reader: `[ ]` step, `+ − 0` zoom, `.` turns. */
export function readerKeys(): KeyHandlers {
  const viewing = useViewing.getState();
  return {
    '[': () => viewing.step(-1),
    ']': () => viewing.step(1),
    '+': viewing.nearer,
    '=': viewing.nearer,
    '-': viewing.farther,
    '0': viewing.fit,
    '.': viewing.turn,
    PageDown: () => viewing.turnPage(1),
    PageUp: () => viewing.turnPage(-1),
  };
}

interface ReaderProps {
  readonly documents: readonly DocumentRow[];
  readonly onLarge?: (() => void) | undefined;
  /** Begins anew when it changes, e.g. with the inquiry; null goes on where the other reader is. */
  readonly about: string | null;
  /** There is room for the name of the file. */
  readonly named?: boolean;
}

/** The documents one after another: the picture, what it is, and the keys to go on. */
export function Reader({ documents, onLarge, about, named = false }: ReaderProps) {
  const viewing = useViewing();
  const { start, setCount } = viewing;
  useEffect(() => {
    if (about !== null) start();
  }, [about, start]);
  useEffect(() => setCount(documents.length), [documents.length, setCount]);
  const document = documents[Math.min(viewing.at, documents.length - 1)];
  if (!document) return null;
  const count = documents.length;
  return (
    <div className="reader">
      <DocumentStage document={document} />
      <div className="reader-bar">
        <span className="clip" title={document.fileName}>
          {kindWord(document.kind)}
          {count > 1 ? (
            <span className="faint"> {words.place(Math.min(viewing.at, count - 1), count)}</span>
          ) : null}
          {named ? (
            <span className="faint">
              {' · '}
              <bdi>{document.fileName}</bdi> · {words.facts(document)}
              {document.mediaType === 'application/pdf' ? ` · ${words.pdf.drawn}` : null}
            </span>
          ) : null}
        </span>
        {count > 1 ? (
          <span className="reader-tools">
            <IconButton
              icon={<PreviousIcon />}
              label={`${words.previous} ([)`}
              onClick={() => viewing.step(-1)}
            />
            <IconButton icon={<NextIcon />} label={`${words.next} (])`} onClick={() => viewing.step(1)} />
          </span>
        ) : null}
        {viewing.pages > 1 ? (
          <span className="reader-tools">
            <IconButton
              icon={<PreviousIcon />}
              label={`${words.previousPage} (Page Up)`}
              onClick={() => viewing.turnPage(-1)}
            />
            <span className="reader-page">{words.page(viewing.page + 1, viewing.pages)}</span>
            <IconButton
              icon={<NextIcon />}
              label={`${words.nextPage} (Page Down)`}
              onClick={() => viewing.turnPage(1)}
            />
          </span>
        ) : null}
        <span className="reader-tools">
          <IconButton icon={<FartherIcon />} label={`${words.farther} (−)`} onClick={viewing.farther} />
          <IconButton icon={<NearerIcon />} label={`${words.nearer} (+)`} onClick={viewing.nearer} />
          <IconButton icon={<TurnIcon />} label={`${words.turn} (.)`} onClick={viewing.turn} />
          {onLarge ? <IconButton icon={<LargeIcon />} label={words.large} onClick={onLarge} /> : null}
        </span>
      </div>
    </div>
  );
}
