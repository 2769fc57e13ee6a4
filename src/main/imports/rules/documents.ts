import type { Problem } from '#contracts/kit/common.ts';

import type { JsonObject } from './records.ts';

/** Where something was found. `record` counts what the reader hands out, from 1, and is the same in every reading. */
export interface DocumentPosition {
  readonly record: number;
  /** Byte of the file (of its UTF-8 text) at which the element begins. */
  readonly offset: number;
  /** Line, from 1, for JSON lines. */
  readonly line?: number;
}

/** What a file of documents holds, without its position. */
export type DocumentContent =
  /** A resource with what it leads to among the included ones; `included` ones that stand alone say so. */
  | {
      readonly ok: true;
      readonly kind: 'resource';
      readonly origin: 'data' | 'included';
      readonly resource: JsonObject;
      readonly included: readonly JsonObject[];
      readonly meta?: JsonObject;
    }
  /** A recorded webhook event. Drop ids seen before; the newest `createdAt` wins. */
  | {
      readonly ok: true;
      readonly kind: 'event';
      readonly eventId: string | null;
      readonly name: string;
      readonly createdAt: string | null;
      readonly event: JsonObject;
    }
  /** A plain object that is no JSON:API resource: one account in flat form. */
  | { readonly ok: true; readonly kind: 'object'; readonly object: JsonObject }
  | { readonly ok: false; readonly problem: Problem };

/** One record of a file, or one place of it that could not be read. */
export type DocumentItem = DocumentContent & { readonly position: DocumentPosition };
