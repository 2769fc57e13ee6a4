/** One page of a PDF as a picture, with the reader loaded when the first PDF is shown. */
import type { PdfFile } from './pdf/file.ts';

/** A drawn page, or why there is none. `missing`: a picture in it is of a format that is not understood. */
export type DrawnPdf =
  | { readonly state: 'drawn'; readonly picture: Blob; readonly pages: number; readonly missing: boolean }
  | { readonly state: 'locked' | 'damaged' };

/** The file opened last, so that turning a page does not read it again. It goes with its bytes. */
const opened = new WeakMap<Blob, Promise<PdfFile>>();

/** Draws a page (from 0). Rejects only when `signal` fires or the drawing fails. */
export async function drawPdfPage(blob: Blob, page: number, signal: AbortSignal): Promise<DrawnPdf> {
  const [{ openPdf, PdfProblem }, { drawPage }] = await Promise.all([
    import('./pdf/file.ts'),
    import('./pdf/draw.ts'),
  ]);
  try {
    const opening = opened.get(blob) ?? blob.arrayBuffer().then((bytes) => openPdf(new Uint8Array(bytes)));
    opened.set(blob, opening);
    const file = await opening;
    const wanted = file.pages[page];
    if (!wanted) return { state: 'damaged' };
    signal.throwIfAborted();
    const drawn = await drawPage(file, wanted, signal);
    return { state: 'drawn', picture: drawn.blob, pages: file.pages.length, missing: drawn.missing };
  } catch (error) {
    if (error instanceof PdfProblem) return { state: error.problem };
    throw error;
  }
}
