import { describe, expect, it } from 'vitest';
import { encodePdf, winAnsiBytes } from './pdf.ts';

describe('PDF files', () => {
  const file = encodePdf(
    [
      [{ kind: 'text', x: 50, y: 700, size: 12, text: 'Größe (é) – €' }],
      [{ kind: 'area', x: 0, y: 0, width: 10, height: 10, ink: [1, 0, 0] }],
    ],
    'Title',
    '2026-11-20T09:00:00Z',
  );
  const text = new TextDecoder('latin1').decode(file);

  it('have a table that names the byte where every object begins', () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(start, start + 5)).toBe('xref\n');
    const entries = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(entries.length).toBe(9);
    entries.forEach((offset, index) => {
      expect(text.slice(offset, offset + 8)).toContain(`${String(index + 1)} 0 obj`);
    });
    expect(text).toContain(`/Size ${String(entries.length + 1)} `);
  });

  it('state the right length of every stream', () => {
    const streams = [...text.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)];
    expect(streams.length).toBe(2);
    for (const [, length, body] of streams) expect(body?.length).toBe(Number(length));
  });

  it('write letters in WinAnsi and lose marks rather than letters where it has none', () => {
    expect(winAnsiBytes('é–€')).toEqual([0xe9, 0x96, 0x80]);
    expect(String.fromCharCode(...winAnsiBytes('Łukasz Świątek Nguyễn'))).toBe('Lukasz Swiatek Nguyen');
    expect(winAnsiBytes('王')).toEqual([0x3f]);
  });
});
