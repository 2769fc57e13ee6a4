import { isUtf8 } from 'node:buffer';

import type { Problem } from '#contracts/kit/common.ts';

import { parseJson } from '../rules/key-casing.ts';
import type { Json } from '../rules/records.ts';
import { beginValue, scanValue } from './json-value-scan.ts';
import type { JsonFault } from './json-value-scan.ts';
import { messageOf } from './workbook.ts';

/** A parsed record, or why it cannot be taken. */
export type ParsedRecord =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: Problem };

/** Numbers that a double cannot hold exactly, or that would be written differently: they are kept as their text. */
const DELICATE_NUMBER = /(?:^|[:[,\s])-?(?:\d{16,}|\d+\.\d{15,}|\d+(?:\.\d+)?[eE]|0(?![\d.eE])(?<=-0))/;

/**
 * Parses one record that was cut out of a file.
 *
 * @param members how many members its text writes out; a parsed value with fewer had the same key twice
 * @returns problems `json-broken`, `encoding-broken`, `duplicate-keys`, `nul-character`, `text-broken`
 * @source security.md 5.2 J03–J06 and 5.1 I19, I20, I27: nothing is dropped or altered silently
 */
export function parseRecord(bytes: Buffer, members: number): ParsedRecord {
  if (!isUtf8(bytes)) return refuse('encoding-broken');
  const text = bytes.toString('utf8');
  let value: Json;
  try {
    value = DELICATE_NUMBER.test(text) ? parseKeepingNumbers(text) : parseJson(text);
  } catch (thrown) {
    return refuse('json-broken', { detail: placeOf(thrown) });
  }
  if (countMembers(value) !== members) return refuse('duplicate-keys');
  if (/\\u(?:0000|d[89a-f])/i.test(text)) {
    const code = findBrokenText(value);
    if (code !== null) return refuse(code);
  }
  return { ok: true, value };
}

/** How many members a text writes out, and whether it is too deep to be parsed. */
export function measureJson(bytes: Buffer): { members: number; fault: JsonFault | null } {
  let from = 0;
  while (from < bytes.length && (bytes[from] ?? 0) <= 0x20) from++;
  const scan = beginValue(bytes[from] ?? 0);
  scanValue(scan, bytes, from);
  return { members: scan.members, fault: scan.fault };
}

function refuse(code: string, params: Record<string, string | number> = {}): ParsedRecord {
  return { ok: false, problem: { code, params } };
}

/** Only the place, because the message of the parser quotes the text around it. */
function placeOf(thrown: unknown): string {
  return /position \d+/.exec(messageOf(thrown))?.[0] ?? 'end';
}

function parseKeepingNumbers(text: string): Json {
  const keep = (_key: string, value: Json, context?: { source?: string }): Json => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return isSameNumber(value, context.source) ? value : context.source;
  };
  // As `parseJson`; the reviver gives back nothing but JSON values.
  return JSON.parse(text, keep) as Json;
}

/** Fifteen digits survive in a double; more only when they come back as they were. @source IEEE 754 */
function isSameNumber(value: number, source: string): boolean {
  if (Object.is(value, -0) || !Number.isFinite(value)) return false;
  const digits = source
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
  if (value === 0) return digits === '';
  return digits.length <= 15 || String(value) === source.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

function countMembers(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) count += countMembers(element);
    return count;
  }
  for (const key of Object.keys(value)) count += 1 + countMembers(value[key] ?? null);
  return count;
}

function findBrokenText(value: Json): string | null {
  if (typeof value === 'string') return brokenCode(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    const code = brokenCode(key) ?? findBrokenText(member);
    if (code !== null) return code;
  }
  return null;
}

function brokenCode(text: string): string | null {
  if (!text.isWellFormed()) return 'text-broken';
  return text.includes('\0') ? 'nul-character' : null;
}
