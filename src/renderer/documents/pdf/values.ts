/** The values a PDF file is made of. */

/** A name such as `/Type`, without its slash. */
export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}
/** A string: bytes, not text. */
export interface PdfText {
  readonly kind: 'text';
  readonly bytes: Uint8Array;
}
/** A pointer to an object by its number. */
export interface PdfPointer {
  readonly kind: 'pointer';
  readonly number: number;
}
/** An operator of a content stream. */
export interface PdfOperator {
  readonly kind: 'operator';
  readonly name: string;
}
/** A dictionary. */
export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}
/** A dictionary with bytes, still packed by its filters. */
export interface PdfStream {
  readonly kind: 'stream';
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly bytes: Uint8Array;
}
/** A list. */
export interface PdfList {
  readonly kind: 'list';
  readonly items: readonly PdfValue[];
}
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfText
  | PdfPointer
  | PdfOperator
  | PdfDictionary
  | PdfStream
  | PdfList;

/** The name a value is, or null. */
export function nameOf(value: PdfValue): string | null {
  return isKind(value, 'name') ? value.name : null;
}

/** Whether a value is of a kind with parts. */
export function isKind<K extends Exclude<PdfValue, null | boolean | number>['kind']>(
  value: PdfValue,
  kind: K,
): value is Extract<PdfValue, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}
