/** What the window asks about documents. Bytes stay outside the cache of answers: they live as long as they are shown. */
import { useEffect, useState } from 'react';
import type { DocumentRow } from '#contracts/documents.ts';
import { client, useJob, useCommand, useRead } from '#renderer/wire/index.ts';

/** The documents of an account; those of the inquiry first when one is named. */
export function useDocuments(accountId: string, inquiryId?: string) {
  return useRead('documents', 'list', inquiryId === undefined ? { accountId } : { accountId, inquiryId });
}

/** Sealing a chosen file into the vault. One run at a time for each account. */
export function useAttach(accountId: string) {
  return useJob('documents', 'attach', accountId);
}

/** Lets the person choose an image or PDF. */
export function usePickDocument() {
  return useCommand('host', 'pickToOpen');
}

/** All bytes of a document, read part by part. Throws what the store throws, `cancelled` when `signal` fires. */
export async function readDocument(id: string, signal: AbortSignal): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let mediaType = 'application/octet-stream';
  for (;;) {
    const part = await client().documents.read({ id, offset }, { signal });
    const bytes = Uint8Array.from(atob(part.base64), (character) => character.charCodeAt(0));
    parts.push(bytes);
    offset = part.offset + bytes.length;
    mediaType = part.mediaType;
    if (bytes.length === 0 || offset >= part.sizeBytes) return new Blob(parts, { type: mediaType });
  }
}

/** The bytes of a document as they arrive: nothing yet, the whole, or why not. */
export interface DocumentBytes {
  readonly blob: Blob | null;
  readonly error: unknown;
}

const nothingYet: DocumentBytes = { blob: null, error: null };

/** Reads a document while it is shown; null and documents without a file are not read. */
export function useDocumentBytes(document: DocumentRow | null): DocumentBytes {
  const [bytes, setBytes] = useState<{ readonly id: string; readonly bytes: DocumentBytes } | null>(null);
  const id = document?.present === true ? document.id : null;
  useEffect(() => {
    if (id === null) return;
    const stop = new AbortController();
    readDocument(id, stop.signal).then(
      (blob) => setBytes({ id, bytes: { blob, error: null } }),
      (error: unknown) => {
        if (!stop.signal.aborted) setBytes({ id, bytes: { blob: null, error } });
      },
    );
    return () => {
      stop.abort();
      setBytes(null);
    };
  }, [id]);
  return bytes !== null && bytes.id === id ? bytes.bytes : nothingYet;
}

/** A `blob:` address of bytes, given back when they are no longer shown. */
export function useBlobAddress(blob: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (blob === null) return;
    const made = URL.createObjectURL(blob);
    // The address exists only after the blob does; there is nothing to compute it from while drawing.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [blob]);
  return address;
}
