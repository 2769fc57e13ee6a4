/** An A4 sheet that is written from top to bottom: headings, sentences, numbered steps, labelled values, feet of pages. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import anyAscii from 'any-ascii';
import type PDFDocument from 'pdfkit';

/** Sizes and places in points, 72 to the inch. */
export const margins = { top: 64, bottom: 76, left: 64, right: 64 } as const;
const labelWidth = 152;
const stepIndent = 18;
const lineGap = 2.5;
const sizes = { title: 20, lead: 10.5, heading: 11, body: 9.5, code: 8.5, small: 8 } as const;
const ink = { text: '#1a1d24', soft: '#4a505c', faint: '#646b78', line: '#d5d9e0' } as const;
/** Signs that are easily taken for others are drawn apart where text is compared sign by sign. */
const codeFeatures = ['zero', 'ss02', 'tnum'] as const;

type Face = 'regular' | 'strong';

/** What is drawn on. */
export interface Sheet {
  readonly document: PDFDocument;
  /** Whether something was written that stands there in other letters than it has. */
  romanised: boolean;
}

/** Opens a sheet over a new document and reads its typeface, Inter, of which the used signs are embedded. */
export async function openSheet(document: PDFDocument): Promise<Sheet> {
  const files: Readonly<Record<Face, string>> = {
    regular: import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    strong: import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  };
  for (const [face, file] of Object.entries(files)) {
    document.registerFont(face, await readFile(fileURLToPath(file)));
  }
  return { document, romanised: false };
}

const inner = ({ document }: Sheet): number => document.page.width - margins.left - margins.right;
const lowest = ({ document }: Sheet): number => document.page.height - margins.bottom;

function style({ document }: Sheet, face: Face, size: number, colour: string): void {
  document.font(face).fontSize(size).fillColor(colour);
}

/** Begins a new page when less than `height` is left on this one. A new page forgets colours. */
function need(sheet: Sheet, height: number): void {
  if (sheet.document.y + height > lowest(sheet)) sheet.document.addPage();
}

/** Letters that the typeface has: of the Latin, Greek and Cyrillic scripts, and the signs all scripts share. */
const drawable =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}\p{Script=Common}]/u;
const picture = /\p{Extended_Pictographic}/u;

/** The text in letters that can be drawn: all others are written in Latin ones. */
function fit(sheet: Sheet, text: string): string {
  return Array.from(text, (sign) => {
    if (drawable.test(sign) && !picture.test(sign)) return sign;
    sheet.romanised = true;
    return anyAscii(sign);
  }).join('');
}

/** Writes from `indent` to the right margin and leaves the pen below. */
function column(sheet: Sheet, text: string, indent: number, features?: readonly string[]): void {
  const { document } = sheet;
  document.text(fit(sheet, text), margins.left + indent, document.y, {
    width: inner(sheet) - indent,
    lineGap,
    ...(features ? { features } : {}),
  });
}

const heightOf = (sheet: Sheet, text: string, indent: number): number =>
  sheet.document.heightOfString(fit(sheet, text), { width: inner(sheet) - indent, lineGap });

/** The name of the document and what it says in one paragraph. */
export function writeTitle(sheet: Sheet, title: string, statement: string): void {
  style(sheet, 'strong', sizes.title, ink.text);
  column(sheet, title, 0);
  sheet.document.y += 10;
  style(sheet, 'regular', sizes.lead, ink.text);
  column(sheet, statement, 0);
}

/** A heading with a line below; never the last thing on a page. */
export function writeHeading(sheet: Sheet, text: string): void {
  const { document } = sheet;
  need(sheet, 92);
  document.y += 15;
  style(sheet, 'strong', sizes.heading, ink.text);
  column(sheet, text, 0);
  const y = document.y + 2;
  document.strokeColor(ink.line).lineWidth(0.75);
  document
    .moveTo(margins.left, y)
    .lineTo(margins.left + inner(sheet), y)
    .stroke();
  document.y += 9;
}

/** Sentences over the whole width. */
export function writeParagraph(sheet: Sheet, text: string): void {
  style(sheet, 'regular', sizes.body, ink.soft);
  need(sheet, heightOf(sheet, text, 0));
  style(sheet, 'regular', sizes.body, ink.soft);
  column(sheet, text, 0);
  sheet.document.y += 5;
}

/** A numbered step. */
export function writeStep(sheet: Sheet, number: number, text: string): void {
  const { document } = sheet;
  style(sheet, 'regular', sizes.body, ink.text);
  need(sheet, heightOf(sheet, text, stepIndent));
  style(sheet, 'regular', sizes.body, ink.text);
  const top = document.y;
  column(sheet, `${String(number)}.`, 0);
  document.y = top;
  column(sheet, text, stepIndent);
  document.y += 4;
}

/** A faint label with its value beside it; `code` for what is compared sign by sign. */
export function writeRow(sheet: Sheet, label: string, value: string, code: boolean): void {
  const { document } = sheet;
  const size = code ? sizes.code : sizes.body;
  style(sheet, 'regular', size, ink.text);
  const height = heightOf(sheet, value, labelWidth);
  // What is longer than half a page must break anyway.
  need(sheet, Math.min(height, (lowest(sheet) - margins.top) / 2));
  const top = document.y;
  style(sheet, 'regular', sizes.body, ink.faint);
  document.text(fit(sheet, label), margins.left, top, { width: labelWidth - 12, lineGap });
  const below = document.y;
  document.y = top + (sizes.body - size);
  style(sheet, 'regular', size, ink.text);
  column(sheet, value, labelWidth, code ? codeFeatures : undefined);
  // A value that went on to the next page ends lower than its label in any case.
  document.y = (document.y < top ? document.y : Math.max(document.y, below)) + 3.5;
}

/** The name of the document and the number of the page, at the foot of every page. */
export function writeFeet(sheet: Sheet, text: string): void {
  const { document } = sheet;
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    document.switchToPage(index);
    // The foot lies in the margin, where a text would otherwise begin a new page.
    document.page.margins.bottom = 0;
    const y = document.page.height - 48;
    style(sheet, 'regular', sizes.small, ink.faint);
    document.text(text, margins.left, y, { lineBreak: false });
    const page = `Page ${String(index + 1)} of ${String(count)}`;
    document.text(page, margins.left, y, { width: inner(sheet), align: 'right' });
  }
}
