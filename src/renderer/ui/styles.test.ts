/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const renderer = fileURLToPath(new URL('..', import.meta.url));
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.css'),
);
const textOf = (file: string) => readFileSync(`${renderer}${file}`, 'utf8').replace(/\/\*.*?\*\//gs, '');

/** Classes that a sheet gives a look to: those at the start of a selector. */
function classesOf(text: string): Set<string> {
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  return new Set(selectors.flatMap((selector) => /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []));
}

describe('style sheets', () => {
  it('no class belongs to two sheets, since all sheets share one page', () => {
    const owners = new Map<string, string[]>();
    for (const file of sheets) {
      for (const name of classesOf(textOf(file))) owners.set(name, [...(owners.get(name) ?? []), file]);
    }
    expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it('colours are stated in the tokens and nowhere else', () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i;
    const offenders = sheets.filter((file) => !file.endsWith('tokens.css') && literal.test(textOf(file)));
    expect(sheets.length).toBeGreaterThan(10);
    expect(offenders).toEqual([]);
  });

  it('every token that is used is defined', () => {
    const all = sheets.map(textOf).join('\n');
    const defined = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    const used = [...all.matchAll(/var\((--[\w-]+)/g)].flatMap(([, name = '']) =>
      name.startsWith('--mantine') ? [] : [name],
    );
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('both colour schemes define the same colours', () => {
    const tokens = textOf('ui/tokens.css');
    const block = (scheme: string) =>
      new Set(
        [
          ...(
            new RegExp(`\\[data-mantine-color-scheme='${scheme}'\\] \\{([^}]*)\\}`).exec(tokens)?.[1] ?? ''
          ).matchAll(/(--[\w-]+):/g),
        ].map(([, name]) => name),
      );
    expect(block('light').size).toBeGreaterThan(30);
    expect(block('dark')).toEqual(block('light'));
  });
});
