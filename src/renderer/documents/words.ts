/** The sentences of documents. */
import type { DocumentRow } from '#contracts/documents.ts';
import { formatDay, formatSize } from '#renderer/ui/format.ts';

const kinds: Readonly<Record<string, string>> = {
  document: 'Document',
  'front-photo': 'Front',
  'back-photo': 'Back',
  front: 'Front',
  back: 'Back',
  selfie: 'Selfie',
  'government-id': 'Identity document',
  passport: 'Passport',
  pp: 'Passport',
  dl: 'Driving licence',
  id: 'Identity card',
  'utility-bill': 'Utility bill',
  'proof-of-address': 'Proof of address',
};

/** The kind of a document as people say it; a kind we do not know is shown as it came. */
export function kindWord(kind: string): string {
  const known = kinds[kind.toLowerCase()];
  if (known !== undefined) return known;
  const text = kind.replaceAll(/[-_/]+/g, ' ').trim();
  return text === '' ? 'Document' : text.charAt(0).toUpperCase() + text.slice(1);
}

export const words = {
  evidence: 'Evidence',
  documents: 'Documents',
  none: 'No documents',
  noneHere: 'This inquiry brought no documents.',
  noneOnAccount: 'No documents are held for this account.',
  previous: 'Previous document',
  next: 'Next document',
  nearer: 'Zoom in',
  farther: 'Zoom out',
  fit: 'Fit to the frame',
  turn: 'Turn a quarter',
  large: 'Open large',
  close: 'Close',
  loading: 'Opening…',
  attach: 'Attach…',
  attaching: 'Sealing into the vault',
  view: 'View',
  ofThisInquiry: 'this inquiry',
  place: (at: number, count: number): string => `${at + 1} of ${count}`,
  pictureOf: (document: DocumentRow): string => `${kindWord(document.kind)}, ${document.fileName}`,
  facts: (document: DocumentRow): string =>
    `${formatSize(document.sizeBytes)} · added ${formatDay(document.addedAt)}${
      document.addedBy === null ? '' : ` by ${document.addedBy}`
    }`,
  absentTitle: 'The file did not come with it',
  absentText: 'The inquiry names this file, but the import did not contain it.',
  unreadableTitle: 'This file cannot be shown',
  unreadableText: 'It is kept unchanged and sealed; an export of the account contains it.',
  brokenText:
    'The picture is damaged or cut off. It is kept unchanged; an export of the account contains it.',
  pdf: {
    drawn: 'drawn with the typefaces of this machine',
    missing: 'A picture on this page is of a kind that cannot be drawn here.',
    locked: 'This PDF is locked with a password. It is kept unchanged; an export of the account contains it.',
    damaged: 'This PDF is damaged or not one. It is kept unchanged; an export of the account contains it.',
  },
  nextPage: 'Next page',
  previousPage: 'Previous page',
  page: (at: number, count: number): string => `Page ${at} of ${count}`,
} as const;
