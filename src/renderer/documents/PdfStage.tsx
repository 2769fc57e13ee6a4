import { useEffect, useState } from 'react';
import type { DocumentRow } from '#contracts/documents.ts';
import { useBlobAddress } from './data.ts';
import { drawPdfPage, type DrawnPdf } from './pdf-pages.ts';
import { Picture } from './Picture.tsx';
import { Placeholder } from './Placeholder.tsx';
import { useViewing } from './state.ts';
import { words } from './words.ts';

interface Props {
  readonly document: DocumentRow;
  /** Null while it is read. */
  readonly blob: Blob | null;
}

type Shown = { readonly of: Blob; readonly page: number } & DrawnPdf;

/** A page of a PDF as a picture. What cannot be drawn says so; nothing of the file runs. */
export function PdfStage({ document, blob }: Props) {
  const page = useViewing((viewing) => viewing.page);
  const setPages = useViewing((viewing) => viewing.setPages);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (blob === null) return;
    const stop = new AbortController();
    drawPdfPage(blob, page, stop.signal).then(
      (drawn) => {
        if (drawn.state === 'drawn') setPages(drawn.pages);
        setShown({ of: blob, page, ...drawn });
      },
      () => {
        if (!stop.signal.aborted) setShown({ of: blob, page, state: 'damaged' });
      },
    );
    return () => stop.abort();
  }, [blob, page, setPages]);
  const current = shown !== null && shown.of === blob && shown.page === page ? shown : null;
  const address = useBlobAddress(current?.state === 'drawn' ? current.picture : null);
  if (current?.state === 'locked' || current?.state === 'damaged') {
    return (
      <Placeholder document={document} title={words.unreadableTitle} text={words.pdf[current.state]} file />
    );
  }
  return (
    <div className="pdf-stage">
      <Picture
        key={`${document.id} ${page}`}
        address={address}
        label={words.pictureOf(document)}
        onBroken={() => undefined}
        isPage
      />
      {current?.state === 'drawn' && current.missing ? (
        <p className="pdf-note" role="status">
          {words.pdf.missing}
        </p>
      ) : null}
    </div>
  );
}
