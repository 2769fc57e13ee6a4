/**
 * The certificate as a document to print and to file: A4, PDF/A-3 with its fonts embedded and the signed JSON attached.
 * The same certificate makes the same bytes: every date and id in the file comes from the certificate.
 */
import { certificateDocument } from '#contracts/certificate-words.ts';
import type { Certificate } from '#contracts/redaction.ts';
import {
  margins,
  openSheet,
  writeFeet,
  writeHeading,
  writeParagraph,
  writeRow,
  writeStep,
  writeTitle,
  type Sheet,
} from './pdf-sheet.ts';

/**
 * Draws a certificate.
 * @returns the bytes of a PDF; the same ones for the same certificate
 */
export async function certificatePdf(certificate: Certificate): Promise<Uint8Array> {
  // Loaded when a certificate is printed and not before: fonts and writer take a while.
  const { default: Writer } = await import('pdfkit');
  const { title } = certificateDocument(certificate);
  const at = new Date(certificate.certifiedAt);
  const document = new Writer({
    size: 'A4',
    margins: { ...margins },
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: 'en-GB',
    displayTitle: true,
    font: null,
    info: {
      Title: `${title} ${certificate.id}`,
      Creator: certificate.program,
      Producer: certificate.program,
      CreationDate: at,
      ModDate: at,
    },
  });
  const bytes = collected(document);
  draw(await openSheet(document), certificate);
  document.file(Buffer.from(`${JSON.stringify(certificate, null, 2)}\n`), {
    name: `${certificate.id}.json`,
    type: 'application/json',
    description: 'The signed certificate',
    creationDate: at,
    modifiedDate: at,
    relationship: 'Source',
  });
  document.end();
  return bytes;
}

function draw(sheet: Sheet, certificate: Certificate): void {
  const { title, statement, sections } = certificateDocument(certificate);
  writeTitle(sheet, title, statement);
  for (const { title: heading, sentences, steps, rows } of sections) {
    writeHeading(sheet, heading);
    for (const sentence of sentences) writeParagraph(sheet, sentence);
    steps.forEach((step, at) => {
      writeStep(sheet, at + 1, step);
    });
    for (const { label, value, code } of rows) writeRow(sheet, label, value, code ?? false);
  }
  if (sheet.romanised) {
    writeParagraph(
      sheet,
      'Letters that the typeface of this document lacks are written in Latin ones; the attached JSON file has them as they are.',
    );
  }
  writeFeet(sheet, `${title} ${certificate.id}`);
}

/** All bytes of a stream, once it has ended. */
async function collected(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
