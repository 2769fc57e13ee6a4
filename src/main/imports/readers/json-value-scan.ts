import { LIMITS } from './limits.ts';

/** Why a JSON value cannot be taken. */
export type JsonFault = 'record-too-large' | 'too-deep' | 'json-broken' | 'document-cut-off';

/** The scan of one value through pieces of bytes: it finds the end and counts, it does not check the grammar. */
export interface ValueScan {
  readonly kind: 'string' | 'nested' | 'scalar';
  /** Brackets open so far; one bit of `brackets` each, 1 for `{`, while there are at most 32. */
  depth: number;
  brackets: number;
  inString: boolean;
  /** The byte before was a backslash in a string. */
  escaped: boolean;
  /** Colons outside strings, so the number of members that the text writes out. */
  members: number;
  fault: JsonFault | null;
  /** The value was ended by a bracket that belongs to what is around it. */
  endedByOuter: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

/** A scan for the value that begins with this byte. */
export function beginValue(first: number): ValueScan {
  const kind =
    first === QUOTE ? 'string' : first === OPEN_BRACE || first === OPEN_BRACKET ? 'nested' : 'scalar';
  return {
    kind,
    depth: 0,
    brackets: 0,
    inString: false,
    escaped: false,
    members: 0,
    fault: null,
    endedByOuter: false,
  };
}

/**
 * Goes on through `bytes` from `from`.
 *
 * @returns where the value ends (the first byte that is no part of it), or -1 when it goes on in the next piece
 */
export function scanValue(scan: ValueScan, bytes: Buffer, from: number): number {
  if (scan.kind === 'scalar') return scanScalar(bytes, from);
  let at = from;
  if (scan.kind === 'string') {
    if (!scan.inString) {
      scan.inString = true;
      at++;
    }
    return scanString(scan, bytes, at);
  }
  while (at < bytes.length) {
    if (scan.inString) {
      at = scanString(scan, bytes, at);
      if (at < 0) return -1;
      continue;
    }
    const byte = bytes[at] ?? 0;
    at++;
    if (byte === QUOTE) scan.inString = true;
    else if (byte === COLON) scan.members++;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) openBracket(scan, byte);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      closeBracket(scan, byte);
      if (scan.endedByOuter) return at - 1;
      if (scan.depth === 0) return at;
    }
  }
  return -1;
}

/** Moves behind the closing quote; -1 when it is not in these bytes. */
function scanString(scan: ValueScan, bytes: Buffer, from: number): number {
  const length = bytes.length;
  let at = from;
  if (scan.escaped && at < length) {
    scan.escaped = false;
    at++;
  }
  for (; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      scan.inString = false;
      return at + 1;
    }
    if (byte === BACKSLASH) {
      at++;
      if (at >= length) scan.escaped = true;
    }
  }
  return -1;
}

function scanScalar(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) if (endsScalar(bytes[at] ?? 0)) return at;
  return -1;
}

function endsScalar(byte: number): boolean {
  if (byte <= 0x20 || byte === COMMA || byte === COLON || byte === QUOTE) return true;
  return byte === OPEN_BRACE || byte === CLOSE_BRACE || byte === OPEN_BRACKET || byte === CLOSE_BRACKET;
}

function openBracket(scan: ValueScan, byte: number): void {
  if (scan.depth < LIMITS.depth) {
    const bit = 1 << scan.depth;
    scan.brackets = byte === OPEN_BRACE ? scan.brackets | bit : scan.brackets & ~bit;
  } else {
    scan.fault ??= 'too-deep';
  }
  scan.depth++;
}

/**
 * A bracket of the wrong kind closes everything up to its partner, so that one damaged record does not swallow the
 * ones behind it; without a partner it belongs to what is around the value.
 */
function closeBracket(scan: ValueScan, byte: number): void {
  if (scan.depth > LIMITS.depth) {
    scan.depth--;
    return;
  }
  const wanted = byte === CLOSE_BRACE ? 1 : 0;
  let depth = scan.depth;
  while (depth > 0 && ((scan.brackets >>> (depth - 1)) & 1) !== wanted) depth--;
  if (depth !== scan.depth) scan.fault ??= 'json-broken';
  if (depth === 0) scan.endedByOuter = true;
  else scan.depth = depth - 1;
}
