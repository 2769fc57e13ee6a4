/** Longest text of a cell, in halves. */
const widest = 44;

/** Rows of text as columns; the first row is the heading. Wide characters count as two, as terminals draw them. */
export function table(rows: readonly (readonly string[])[]): string {
  const cut = rows.map((row) => row.map((cell) => shortened(cell.replace(/\s+/g, ' '))));
  const widths: number[] = [];
  for (const row of cut) {
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))));
  }
  return cut
    .map((row) =>
      row
        .map((cell, at) =>
          at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shortened(text: string): string {
  return text.length > 2 * widest ? `${text.slice(0, 2 * widest - 1)}…` : text;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Cf}/u.test(character)) continue;
    width +=
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
