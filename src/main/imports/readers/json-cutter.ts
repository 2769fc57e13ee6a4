import { beginValue, scanValue } from './json-value-scan.ts';
import type { JsonFault, ValueScan } from './json-value-scan.ts';

/** A piece of a JSON file: an element, a member, or the end of a value at the top. */
export interface JsonPart {
  /**
   * `item`: element of a top-level array, or a top-level value that is no container. `list`: element of a list
   * member (`data`, `included` …) of a top-level object. `member`: any other member of it. `begin`, `end`: of a
   * top-level object. `fault`: something between values.
   */
  readonly place: 'item' | 'list' | 'member' | 'begin' | 'end' | 'fault';
  /** Which top-level value this belongs to, from 0. */
  readonly root: number;
  /** Name of the member or list; empty for items. */
  readonly key: string;
  /** Where it begins, in bytes of UTF-8 behind the byte order mark. */
  readonly offset: number;
  readonly length: number;
  /** Its text in UTF-8, valid until the next piece is pushed; null when it is too large or was not asked for. */
  readonly bytes: Buffer | null;
  /** How many members its text writes out, also those of nested objects. */
  readonly members: number;
  readonly fault: JsonFault | null;
}

/** What to cut and how much of it to hold. */
export interface CutOptions {
  /** Lists of a top-level object whose elements are cut one by one. */
  isList(key: string): boolean;
  /** Largest element in bytes; a longer one is skipped and reported. 0: not wanted, only measured. */
  limitFor(place: JsonPart['place'], key: string): number;
}

/** Cuts JSON text into its parts. Hold it for one file; `take` empties what was found so far. */
export interface JsonCutter {
  push(bytes: Buffer): void;
  /** Says that nothing follows; an unfinished value is reported as `document-cut-off`. */
  end(): void;
  take(): JsonPart[];
}

type Expected = 'value' | 'comma' | 'key' | 'colon';

interface Capture {
  readonly scan: ValueScan;
  readonly isKey: boolean;
  readonly offset: number;
  readonly limit: number;
  held: Buffer[];
  heldBytes: number;
}

interface Cut {
  readonly options: CutOptions;
  parts: JsonPart[];
  /** Offset of the first byte of the current piece. */
  offset: number;
  root: number;
  top: 'none' | 'object' | 'array';
  inList: boolean;
  expected: Expected;
  afterComma: boolean;
  key: string;
  capture: Capture | null;
  faults: number;
}

/** After so many faults between values the file is not JSON, and the rest is passed over in silence. */
const MOST_FAULTS = 1000;

/**
 * A cutter for one JSON text, or several one behind the other. It never holds more than one element, whatever the
 * size of the file, and goes on behind damaged elements.
 */
export function createJsonCutter(options: CutOptions): JsonCutter {
  const cut: Cut = {
    options,
    parts: [],
    offset: 0,
    root: 0,
    top: 'none',
    inList: false,
    expected: 'value',
    afterComma: false,
    key: '',
    capture: null,
    faults: 0,
  };
  return {
    push(bytes) {
      let at = 0;
      while (at < bytes.length) at = cut.capture ? goOn(cut, cut.capture, bytes, at) : step(cut, bytes, at);
      cut.offset += bytes.length;
    },
    end() {
      // A number at the top ends with the file.
      if (cut.capture?.scan.kind === 'scalar') finish(cut, cut.capture, Buffer.alloc(0), 0, 0);
      if (cut.capture === null && cut.top === 'none') return;
      const from = cut.capture?.offset ?? cut.offset;
      addFault(cut, 'document-cut-off', from, cut.offset - from);
    },
    take() {
      const { parts } = cut;
      cut.parts = [];
      return parts;
    },
  };
}

function step(cut: Cut, bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1;
  if (byte === 0x2c) return takeComma(cut, at);
  if (byte === 0x5d || byte === 0x7d) return takeClose(cut, byte, at);
  if (byte === 0x3a && cut.expected === 'colon') {
    cut.expected = 'value';
    return at + 1;
  }
  const isNewRoot = cut.top === 'none' && !cut.inList;
  if (cut.expected === 'comma' && !isNewRoot) addFault(cut, 'json-broken', cut.offset + at);
  if (isNewRoot) {
    const opened = openTop(cut, byte, at);
    if (opened > 0) return opened;
  }
  if (
    byte === 0x5b &&
    cut.top === 'object' &&
    !cut.inList &&
    cut.expected === 'value' &&
    cut.options.isList(cut.key)
  ) {
    cut.inList = true;
    cut.afterComma = false;
    return at + 1;
  }
  return begin(cut, bytes, at, byte);
}

function openTop(cut: Cut, byte: number, at: number): number {
  cut.afterComma = false;
  if (byte === 0x5b) {
    cut.top = 'array';
    cut.expected = 'value';
    return at + 1;
  }
  if (byte !== 0x7b) return 0;
  cut.top = 'object';
  cut.expected = 'key';
  addPart(cut, { place: 'begin', offset: cut.offset + at, length: 0, bytes: null, members: 0, fault: null });
  return at + 1;
}

function takeComma(cut: Cut, at: number): number {
  if (cut.expected !== 'comma' || cut.top === 'none') addFault(cut, 'json-broken', cut.offset + at);
  cut.expected = cut.top === 'object' && !cut.inList ? 'key' : 'value';
  cut.afterComma = true;
  return at + 1;
}

function takeClose(cut: Cut, byte: number, at: number): number {
  const wanted = cut.inList || cut.top === 'array' ? 0x5d : cut.top === 'object' ? 0x7d : 0;
  const unfinished = cut.afterComma || cut.expected === 'colon';
  if (byte !== wanted || unfinished) addFault(cut, 'json-broken', cut.offset + at);
  // A stray bracket mostly belongs to a damaged element, so it closes nothing.
  if (byte !== wanted) return at + 1;
  cut.afterComma = false;
  if (cut.inList) {
    cut.inList = false;
    cut.expected = 'comma';
    return at + 1;
  }
  if (cut.top === 'object') {
    addPart(cut, { place: 'end', offset: cut.offset + at, length: 0, bytes: null, members: 0, fault: null });
  }
  closeTop(cut);
  return at + 1;
}

function closeTop(cut: Cut): void {
  cut.top = 'none';
  cut.expected = 'value';
  cut.key = '';
  cut.root++;
}

function begin(cut: Cut, bytes: Buffer, at: number, byte: number): number {
  const isKey = cut.top === 'object' && !cut.inList && (cut.expected === 'key' || cut.expected === 'comma');
  const place = placeOf(cut);
  if (cut.expected === 'colon' || (isKey && byte !== 0x22)) addFault(cut, 'json-broken', cut.offset + at);
  cut.afterComma = false;
  cut.capture = {
    scan: beginValue(byte),
    isKey,
    offset: cut.offset + at,
    limit: isKey ? 4096 : cut.options.limitFor(place, cut.key),
    held: [],
    heldBytes: 0,
  };
  return goOn(cut, cut.capture, bytes, at);
}

function placeOf(cut: Cut): JsonPart['place'] {
  if (cut.inList) return 'list';
  return cut.top === 'object' ? 'member' : 'item';
}

function goOn(cut: Cut, capture: Capture, bytes: Buffer, from: number): number {
  const to = scanValue(capture.scan, bytes, from);
  if (to >= 0) {
    finish(cut, capture, bytes, from, to);
    // A stray byte that is a value of no length would be met for ever.
    return to === from && capture.heldBytes === 0 && capture.scan.kind === 'scalar' ? to + 1 : to;
  }
  if (capture.heldBytes + bytes.length - from <= capture.limit) {
    // Copied, because the memory of the piece is used again for the next one.
    capture.held.push(Buffer.from(bytes.subarray(from)));
  } else {
    capture.held = [];
  }
  capture.heldBytes += bytes.length - from;
  return bytes.length;
}

function finish(cut: Cut, capture: Capture, bytes: Buffer, from: number, to: number): void {
  const { scan, held, offset, limit } = capture;
  const length = capture.heldBytes + to - from;
  const fits = length <= limit;
  const text = fits
    ? held.length === 0
      ? bytes.subarray(from, to)
      : Buffer.concat([...held, bytes.subarray(from, to)])
    : null;
  const fault = scan.fault ?? (fits || limit === 0 ? null : 'record-too-large');
  cut.capture = null;
  if (capture.isKey) {
    takeKey(cut, text, offset);
    return;
  }
  addPart(cut, {
    place: placeOf(cut),
    offset,
    length,
    bytes: fault ? null : text,
    members: scan.members,
    fault,
  });
  if (cut.top === 'none') closeTop(cut);
  else cut.expected = 'comma';
}

function takeKey(cut: Cut, text: Buffer | null, offset: number): void {
  cut.expected = 'colon';
  try {
    cut.key = String(JSON.parse(text?.toString('utf8') ?? '""'));
  } catch {
    cut.key = '';
    addFault(cut, 'json-broken', offset);
  }
}

function addPart(cut: Cut, part: Omit<JsonPart, 'root' | 'key'>): void {
  const hasKey = part.place === 'list' || part.place === 'member';
  cut.parts.push({ ...part, root: cut.root, key: hasKey ? cut.key : '' });
}

function addFault(cut: Cut, fault: JsonFault, offset: number, length = 1): void {
  cut.faults++;
  if (cut.faults > MOST_FAULTS && fault !== 'document-cut-off') return;
  addPart(cut, { place: 'fault', offset, length, bytes: null, members: 0, fault });
}
