import { encodePdf, type PdfMark } from './pdf.ts';

/** What a utility bill says. Amounts in hundredths of the currency. */
export interface BillFacts {
  readonly supplier: string;
  readonly service: string;
  readonly name: string;
  readonly address: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly issued: string;
  readonly customerNumber: string;
  readonly currency: string;
  readonly lines: readonly { readonly text: string; readonly amount: number }[];
  /** Meter readings of the months before, for a second page; empty for a bill of one page. */
  readonly readings: readonly { readonly month: string; readonly units: number }[];
}

type Ink = readonly [number, number, number];
const accent: Ink = [0.1, 0.32, 0.45];
const quiet: Ink = [0.42, 0.45, 0.5];
const hair: Ink = [0.84, 0.86, 0.89];

function amount(value: number, currency: string): string {
  return `${(value / 100).toFixed(2)} ${currency}`;
}

function specimen(): PdfMark[] {
  return [
    {
      kind: 'text',
      x: 128,
      y: 300,
      size: 84,
      text: 'SPECIMEN',
      bold: true,
      ink: [0.95, 0.88, 0.88],
      turn: 42,
    },
    {
      kind: 'text',
      x: 56,
      y: 40,
      size: 8,
      text: 'SPECIMEN · invented for demonstration, no real supplier, no real person',
      ink: quiet,
    },
  ];
}

function letterhead(facts: BillFacts): PdfMark[] {
  return [
    { kind: 'area', x: 0, y: 772, width: 595, height: 70, ink: accent },
    { kind: 'text', x: 56, y: 804, size: 20, text: facts.supplier, bold: true, ink: [1, 1, 1] },
    { kind: 'text', x: 56, y: 787, size: 10, text: facts.service, ink: [0.82, 0.89, 0.93] },
  ];
}

/** The lines of the bill and what they add up to. */
function amounts(facts: BillFacts): PdfMark[] {
  const marks: PdfMark[] = [];
  const total = facts.lines.reduce((sum, line) => sum + line.amount, 0);
  facts.lines.forEach((line, index) => {
    const y = 528 - index * 24;
    marks.push({ kind: 'text', x: 56, y, size: 10.5, text: line.text });
    marks.push({
      kind: 'text',
      x: 539,
      y,
      size: 10.5,
      text: amount(line.amount, facts.currency),
      align: 'right',
    });
    marks.push({ kind: 'area', x: 56, y: y - 9, width: 483, height: 0.6, ink: hair });
  });
  const y = 520 - facts.lines.length * 24;
  marks.push({ kind: 'text', x: 56, y, size: 12, text: 'Amount due', bold: true });
  marks.push({
    kind: 'text',
    x: 539,
    y,
    size: 12,
    text: amount(total, facts.currency),
    bold: true,
    align: 'right',
  });
  return marks;
}

function firstPage(facts: BillFacts): PdfMark[] {
  const marks: PdfMark[] = [...specimen(), ...letterhead(facts)];
  [facts.name, ...facts.address].forEach((text, index) => {
    marks.push({ kind: 'text', x: 56, y: 704 - index * 15, size: 11, text, bold: index === 0 });
  });
  const particulars: readonly (readonly [string, string])[] = [
    ['Customer number', facts.customerNumber],
    ['Date of bill', facts.issued],
    ['Supply address', facts.address[0] ?? ''],
  ];
  particulars.forEach(([label, value], index) => {
    marks.push({ kind: 'text', x: 350, y: 704 - index * 30, size: 8, text: label, ink: quiet });
    marks.push({ kind: 'text', x: 350, y: 692 - index * 30, size: 10.5, text: value });
  });
  marks.push({ kind: 'text', x: 56, y: 560, size: 15, text: 'Your bill', bold: true, ink: accent });
  return [...marks, ...amounts(facts)];
}

function readingsPage(facts: BillFacts): PdfMark[] {
  const most = Math.max(...facts.readings.map((reading) => reading.units), 1);
  const marks: PdfMark[] = [...specimen(), ...letterhead(facts)];
  marks.push({
    kind: 'text',
    x: 56,
    y: 720,
    size: 15,
    text: 'Your use over the last months',
    bold: true,
    ink: accent,
  });
  facts.readings.forEach((reading, index) => {
    const y = 680 - index * 30;
    marks.push({ kind: 'text', x: 56, y, size: 10.5, text: reading.month });
    marks.push({
      kind: 'area',
      x: 130,
      y: y - 2,
      width: (reading.units / most) * 320,
      height: 12,
      ink: [0.62, 0.78, 0.85],
    });
    marks.push({ kind: 'text', x: 539, y, size: 10.5, text: `${String(reading.units)} kWh`, align: 'right' });
  });
  return marks;
}

/** A utility bill of one or two pages as a PDF file, marked as a specimen on every page. */
export function drawUtilityBill(facts: BillFacts): Uint8Array {
  const pages = [firstPage(facts), ...(facts.readings.length > 0 ? [readingsPage(facts)] : [])];
  return encodePdf(pages, `${facts.service}, specimen`, `${facts.issued}T08:00:00Z`);
}
