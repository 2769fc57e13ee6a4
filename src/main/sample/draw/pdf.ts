/**
 * PDF files written by hand: pages of text and lines in Helvetica.
 *
 * @source PDF 1.4 reference; ISO 32000-1 annex D for WinAnsiEncoding
 */

/** One piece of a page. Points (1/72 inch), origin at the lower left; colours 0 to 1. */
export type PdfMark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly text: string;
      readonly bold?: boolean;
      readonly align?: 'left' | 'right';
      readonly ink?: readonly [number, number, number];
      /** Degrees anticlockwise. */
      readonly turn?: number;
    }
  | {
      readonly kind: 'area';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly ink: readonly [number, number, number];
    };

/** The bytes WinAnsi gives to signs beyond Latin-1 that occur in European text. */
const winAnsi: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‚': 0x82,
  '…': 0x85,
  Š: 0x8a,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  š: 0x9a,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
};

function byteOf(sign: string): number | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return code;
  return winAnsi[sign];
}

/** The WinAnsi bytes of a text. A letter WinAnsi lacks loses its marks; what then is still missing is a question mark. */
export function winAnsiBytes(text: string): number[] {
  const bare: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i' };
  return [...text.normalize('NFC')].map((sign) => {
    const [base = '?'] = [...(bare[sign] ?? sign.normalize('NFD'))];
    return byteOf(sign) ?? byteOf(base) ?? 0x3f;
  });
}

function pdfString(text: string): string {
  const hex = winAnsiBytes(text).map((byte) => byte.toString(16).padStart(2, '0'));
  return `<${hex.join('')}>`;
}

/** Widths of Helvetica in thousandths for digits, space and the signs amounts need; capitals count as 700. */
function helveticaWidth(text: string): number {
  const narrow: Readonly<Record<string, number>> = {
    ' ': 278,
    '.': 278,
    ',': 278,
    ':': 278,
    '-': 333,
    '/': 278,
  };
  const width = (sign: string): number => narrow[sign] ?? (/[A-Z]/.test(sign) ? 700 : 556);
  return [...text].reduce((sum, sign) => sum + width(sign), 0) / 1000;
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function textMark(mark: Extract<PdfMark, { kind: 'text' }>): string {
  const [red, green, blue] = mark.ink ?? [0.1, 0.11, 0.13];
  const x = mark.align === 'right' ? mark.x - helveticaWidth(mark.text) * mark.size : mark.x;
  const angle = ((mark.turn ?? 0) * Math.PI) / 180;
  const turn = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), x, mark.y].map(number);
  const ink = `${number(red)} ${number(green)} ${number(blue)} rg`;
  const font = `/${mark.bold === true ? 'F2' : 'F1'} ${number(mark.size)} Tf`;
  return `${ink} BT ${font} ${turn.join(' ')} Tm ${pdfString(mark.text)} Tj ET`;
}

function content(marks: readonly PdfMark[]): string {
  return marks
    .map((mark) => {
      if (mark.kind === 'text') return textMark(mark);
      const place = [mark.x, mark.y, mark.width, mark.height].map(number).join(' ');
      return `${mark.ink.map(number).join(' ')} rg ${place} re f`;
    })
    .join('\n');
}

/**
 * A PDF file of A4 pages.
 *
 * @param title document title, kept in the file's description
 * @param created the instant written as creation date, ISO 8601 UTC
 */
export function encodePdf(
  pages: readonly (readonly PdfMark[])[],
  title: string,
  created: string,
): Uint8Array {
  const kids = pages.map((_, index) => `${String(6 + index * 2)} 0 R`).join(' ');
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const stamp = created.replace(/[-:T]/g, '').slice(0, 14);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} /MediaBox [0 0 595 842] >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title ${pdfString(title)} /Producer (Casefold sample) /CreationDate (D:${stamp}Z) >>`,
    ...pages.flatMap((marks, index) => {
      const stream = content(marks);
      return [
        `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${String(7 + index * 2)} 0 R >>`,
        `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

/** Numbers the objects and writes the table that says at which byte each begins. All text is ASCII by now. */
function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${String(file.length)}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${tail}`);
}
