/** Reads the text out of a PDF of our own making: enough to say what a person who opens it can find and copy. */
import { inflateSync } from 'node:zlib';

/** All text of a PDF, lines in the order in which they were written, without the spaces that only placing makes. */
export function textOfPdf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString('latin1');
  const bodies = objectsOf(file);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const body of bodies.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const letters = /\/ToUnicode (\d+) 0 R/.exec(bodies.get(id) ?? '')?.[1];
      if (letters !== undefined) fonts.set(name, lettersOf(bodies.get(letters) ?? ''));
    }
  }
  return [...bodies.values()]
    .filter((body) => body.includes('BT\n'))
    .map((body) => pageText(body, fonts))
    .join('\n');
}

/** The objects by number, their streams unpacked. */
function objectsOf(file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const stream = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1];
    const packed = stream !== undefined && body.includes('/FlateDecode');
    found.set(id, packed ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : body);
  }
  return found;
}

/** The letters of a font by the number of their sign. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w\s]*)>/g)].forEach(([, hex = ''], at) => {
      const units = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16();
      letters.set(Number.parseInt(first, 16) + at, units.toString('utf16le'));
    });
  }
  return letters;
}

function pageText(body: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  const lines: string[] = [];
  for (const [, name, list] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    else {
      const hex = [...(list ?? '').matchAll(/<(\w+)>/g)].map(([, part = '']) => part).join('');
      const signs = hex.match(/.{4}/g) ?? [];
      lines.push(signs.map((sign) => font?.get(Number.parseInt(sign, 16)) ?? '').join(''));
    }
  }
  return lines.join('\n');
}
