/** Documents: the reader of evidence and what other screens need of it. It has no page of its own. */
export { useAttach, useDocuments, usePickDocument } from './data.ts';
export { DocumentDialog } from './DocumentDialog.tsx';
export { Reader, readerKeys } from './Reader.tsx';
export { inReadingOrder } from './reading-order.ts';
export { useViewing } from './state.ts';
export { kindWord } from './words.ts';
