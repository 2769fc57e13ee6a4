/** Operators that draw paths and set lines and colours. @source ISO 32000-1, 8.4.4, 8.5 and 8.6.8 */

type Canvas = OffscreenCanvasRenderingContext2D;
type Numbers = readonly number[];

const caps: readonly CanvasLineCap[] = ['butt', 'round', 'square'];
const joins: readonly CanvasLineJoin[] = ['miter', 'round', 'bevel'];

/** Operators that need nothing but their numbers. */
const plain: Readonly<Record<string, (canvas: Canvas, numbers: Numbers) => void>> = {
  cm: (canvas, [a, b, c, d, e, f]) => {
    if (
      a !== undefined &&
      b !== undefined &&
      c !== undefined &&
      d !== undefined &&
      e !== undefined &&
      f !== undefined
    ) {
      canvas.transform(a, b, c, d, e, f);
    }
  },
  m: (canvas, [x = 0, y = 0]) => canvas.moveTo(x, y),
  l: (canvas, [x = 0, y = 0]) => canvas.lineTo(x, y),
  c: (canvas, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => canvas.bezierCurveTo(a, b, c, d, e, f),
  v: (canvas, [a = 0, b = 0, c = 0, d = 0]) => canvas.bezierCurveTo(a, b, a, b, c, d),
  y: (canvas, [a = 0, b = 0, c = 0, d = 0]) => canvas.bezierCurveTo(a, b, c, d, c, d),
  h: (canvas) => canvas.closePath(),
  re: (canvas, [x = 0, y = 0, width = 0, height = 0]) => canvas.rect(x, y, width, height),
  w: (canvas, [width = 0]) => {
    // A width of 0 is the thinnest line there is.
    canvas.lineWidth = Math.max(width, 0.2);
  },
  J: (canvas, [cap = 0]) => {
    canvas.lineCap = caps[cap] ?? 'butt';
  },
  j: (canvas, [join = 0]) => {
    canvas.lineJoin = joins[join] ?? 'miter';
  },
};

const colouring = new Set(['g', 'G', 'rg', 'RG', 'k', 'K', 'sc', 'SC', 'scn', 'SCN', 'cs', 'CS']);

/** Applies an operator of paths, lines or colours; answers whether it was one. */
export function applyPlain(canvas: Canvas, name: string, numbers: Numbers): boolean {
  const operator = plain[name];
  if (operator) {
    operator(canvas, numbers);
    return true;
  }
  if (!colouring.has(name)) return false;
  const resets = name === 'cs' || name === 'CS';
  // A pattern or a shading is not drawn; grey says that something is there.
  const colour = resets ? 'rgb(0, 0, 0)' : (colourOf(numbers) ?? 'rgb(205, 205, 205)');
  if (name === name.toUpperCase()) canvas.strokeStyle = colour;
  else canvas.fillStyle = colour;
  return true;
}

/** What an operator that ends a path does with it; null for any other operator. */
export function pathEnd(
  name: string,
): { closes: boolean; fills: CanvasFillRule | null; strokes: boolean } | null {
  if (!/^(?:[fFSsBbn]|f\*|B\*|b\*)$/.test(name)) return null;
  const rule: CanvasFillRule = name.endsWith('*') ? 'evenodd' : 'nonzero';
  return {
    closes: /^[sb]/.test(name),
    fills: /^[fFBb]/.test(name) ? rule : null,
    strokes: /^[SsBb]/.test(name),
  };
}

/** One, three or four parts of 0–1 as a colour; patterns have none. */
function colourOf(given: Numbers): string | null {
  const part = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 255);
  const rgb = (red: number, green: number, blue: number): string =>
    `rgb(${part(red)}, ${part(green)}, ${part(blue)})`;
  const [a, b, c, d] = given;
  if (a === undefined) return null;
  if (b === undefined || c === undefined) return rgb(a, a, a);
  return d === undefined ? rgb(a, b, c) : rgb((1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d));
}

/** `#rrggbb`, as a canvas answers its colours, as `rgb(r, g, b)`. */
export function rgbText(colour: string): string {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  if (!hex) return colour;
  return `rgb(${hex
    .slice(1)
    .map((part) => Number.parseInt(part, 16))
    .join(', ')})`;
}
