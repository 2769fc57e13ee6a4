import { useState } from 'react';
import type { DocumentRow } from '#contracts/documents.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useBlobAddress, useDocumentBytes } from './data.ts';
import { PdfStage } from './PdfStage.tsx';
import { Picture } from './Picture.tsx';
import { Placeholder } from './Placeholder.tsx';
import { words } from './words.ts';

/** Picture formats that Chromium draws in an `<img>`, where nothing inside them can run or load. */
const drawable = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/avif',
  'image/svg+xml',
]);

/** One document in its frame: the picture with zoom and turn, or why there is none. The frame never changes its size. */
export function DocumentStage({ document }: { readonly document: DocumentRow }) {
  const bytes = useDocumentBytes(document);
  const address = useBlobAddress(drawable.has(document.mediaType) ? bytes.blob : null);
  const [broken, setBroken] = useState<string | null>(null);
  if (!document.present) {
    return <Placeholder document={document} title={words.absentTitle} text={words.absentText} />;
  }
  if (bytes.error !== null) {
    return (
      <div className="stage stage-words">
        <ErrorNotice error={bytes.error} />
      </div>
    );
  }
  if (document.mediaType === 'application/pdf') return <PdfStage document={document} blob={bytes.blob} />;
  if (!drawable.has(document.mediaType)) {
    return <Placeholder document={document} title={words.unreadableTitle} text={words.unreadableText} file />;
  }
  if (broken === document.id) {
    return <Placeholder document={document} title={words.unreadableTitle} text={words.brokenText} />;
  }
  return (
    <Picture
      key={document.id}
      address={address}
      label={words.pictureOf(document)}
      onBroken={() => setBroken(document.id)}
    />
  );
}
