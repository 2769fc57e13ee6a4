/** A point in pixels, y downwards. */
export type Point = readonly [x: number, y: number];

/** How much of each pixel of a small rectangle a shape covers, 0 to 255; `x` and `y` are its upper left corner. */
export interface Mask {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

interface Cells {
  readonly width: number;
  readonly sums: Float32Array;
}

function add(cells: Cells, index: number, value: number): void {
  cells.sums[index] = (cells.sums[index] ?? 0) + value;
}

/** Spreads one row's piece of an edge over the pixels it crosses. */
function addSpan(cells: Cells, row: number, x: number, next: number, weight: number): void {
  const low = Math.min(x, next);
  const high = Math.max(x, next);
  const first = Math.floor(low);
  const last = Math.ceil(high);
  const base = row + first;
  if (last <= first + 1) {
    const share = (x + next) / 2 - first;
    add(cells, base, weight - weight * share);
    add(cells, base + 1, weight * share);
    return;
  }
  const slope = 1 / (high - low);
  const start = low - first;
  const end = high - last + 1;
  const area = 0.5 * slope * (1 - start) * (1 - start);
  const tail = 0.5 * slope * end * end;
  add(cells, base, weight * area);
  if (last === first + 2) {
    add(cells, base + 1, weight * (1 - area - tail));
  } else {
    const second = slope * (1.5 - start);
    add(cells, base + 1, weight * (second - area));
    for (let index = first + 2; index < last - 1; index++) add(cells, row + index, weight * slope);
    const before = second + (last - first - 3) * slope;
    add(cells, row + last - 1, weight * (1 - before - tail));
  }
  add(cells, row + last, weight * tail);
}

function addEdge(cells: Cells, fromX: number, fromY: number, toX: number, toY: number): void {
  if (fromY === toY) return;
  const down = fromY < toY;
  const upper = down ? fromY : toY;
  const lower = down ? toY : fromY;
  const slope = (toX - fromX) / (toY - fromY);
  let x = down ? fromX : toX;
  for (let y = Math.floor(upper); y < Math.ceil(lower); y++) {
    const height = Math.min(y + 1, lower) - Math.max(y, upper);
    const next = x + slope * height;
    addSpan(cells, y * cells.width, x, next, down ? height : -height);
    x = next;
  }
}

/** Twice the area an outline encloses, negative when it turns the other way. */
function signedArea(outline: readonly Point[]): number {
  let sum = 0;
  let last = outline.at(-1) ?? [0, 0];
  for (const point of outline) {
    sum += (point[0] - last[0]) * (point[1] + last[1]);
    last = point;
  }
  return sum;
}

/**
 * The mask of a shape: everything inside any of the closed outlines. Edges are smooth, as each pixel's exact
 * covered area is summed up.
 *
 * @source accumulation of signed areas, the method of Raph Levien's font-rs, written anew
 */
export function maskOf(outlines: readonly (readonly Point[])[]): Mask {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const outline of outlines) {
    for (const point of outline) {
      const [x, y] = point;
      if (x < left) left = x;
      if (y < top) top = y;
      if (x > right) right = x;
      if (y > bottom) bottom = y;
    }
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0, coverage: new Uint8Array(0) };
  const x = Math.floor(left);
  const y = Math.floor(top);
  const width = Math.ceil(right) - x + 2;
  const height = Math.ceil(bottom) - y + 1;
  const cells = { width, sums: new Float32Array(width * height + 2) };
  for (const outline of outlines) addOutline(cells, outline, x, y);
  return { x, y, width, height, coverage: summed(cells, height) };
}

/** Adds an outline so that all outlines turn the same way: shapes that overlap then join instead of cancelling. */
function addOutline(cells: Cells, outline: readonly Point[], x: number, y: number): void {
  const backwards = signedArea(outline) < 0;
  let last = outline.at(-1) ?? [0, 0];
  for (const point of outline) {
    if (backwards) addEdge(cells, point[0] - x, point[1] - y, last[0] - x, last[1] - y);
    else addEdge(cells, last[0] - x, last[1] - y, point[0] - x, point[1] - y);
    last = point;
  }
}

function summed(cells: Cells, height: number): Uint8Array {
  const coverage = new Uint8Array(cells.width * height);
  let sum = 0;
  for (let index = 0; index < coverage.length; index++) {
    sum = index % cells.width === 0 ? 0 : sum;
    sum += cells.sums[index] ?? 0;
    coverage[index] = Math.min(255, Math.abs(sum) * 255 + 0.5);
  }
  return coverage;
}

/** The outline of a rectangle with rounded corners. */
export function rounded(x: number, y: number, width: number, height: number, radius = 0): Point[] {
  if (radius === 0) {
    return [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ];
  }
  return [
    ...arc(x + width - radius, y + radius, radius, radius, -90, 0),
    ...arc(x + width - radius, y + height - radius, radius, radius, 0, 90),
    ...arc(x + radius, y + height - radius, radius, radius, 90, 180),
    ...arc(x + radius, y + radius, radius, radius, 180, 270),
  ];
}

/** Points along an ellipse, angles in degrees; y grows downwards, so growing angles turn clockwise. */
export function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Point[] {
  const steps = Math.max(3, Math.ceil((Math.abs(to - from) / 360) * (8 + Math.sqrt(Math.max(rx, ry)) * 6)));
  return Array.from({ length: steps + 1 }, (_, index): Point => {
    const angle = ((from + ((to - from) * index) / steps) * Math.PI) / 180;
    return [x + Math.cos(angle) * rx, y + Math.sin(angle) * ry];
  });
}

/** The outline of an ellipse. */
export function ellipse(x: number, y: number, rx: number, ry: number): Point[] {
  return arc(x, y, rx, ry, 0, 360);
}

/** A smooth closed outline through points (Catmull-Rom). */
export function smooth(points: readonly Point[]): Point[] {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
  const steps = 8;
  return points.flatMap((_, index) =>
    Array.from({ length: steps }, (__, step): Point => {
      const t = step / steps;
      const blend = (a: number, b: number, c: number, d: number): number =>
        0.5 *
        (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
      const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
      return [blend(before[0], from[0], to[0], after[0]), blend(before[1], from[1], to[1], after[1])];
    }),
  );
}

/** The outlines of a line of the given width with round ends and joints. */
export function stroke(line: readonly Point[], width: number): Point[][] {
  const half = width / 2;
  const first = line[0];
  if (!first) return [];
  const outlines = line.slice(1).map((to, index): Point[] => {
    const from = line[index] ?? first;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const [dx, dy] = [((to[0] - from[0]) / length) * half, ((to[1] - from[1]) / length) * half];
    return [
      [from[0] - dy, from[1] + dx],
      [to[0] - dy, to[1] + dx],
      [to[0] + dy, to[1] - dx],
      [from[0] + dy, from[1] - dx],
    ];
  });
  const last = line.at(-1) ?? first;
  const isDot = Math.hypot(last[0] - first[0], last[1] - first[1]) < half && line.length === 2;
  if (isDot) return [ellipse(first[0], first[1], Math.max(half * 1.15, 0.7), Math.max(half * 1.15, 0.7))];
  // Joints of hair lines cannot be seen; leaving them out makes the fine patterns quick to draw.
  return width < 1.4 ? outlines : [...outlines, ...line.map(([x, y]) => ellipse(x, y, half, half))];
}
