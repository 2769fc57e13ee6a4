/** Compares identification numbers: separators, masks, look-alike signs, national variants, check digits. */
import type { Fix, IdentificationNumber, Reason } from '#contracts/person.ts';
import { identificationText } from '#contracts/person.ts';
import type { Outcome, Strength, Stretch } from '../outcome.ts';
import { differingStretch, outcome, reason } from '../outcome.ts';
import { cleanText } from '../text.ts';
import { checkDigitHolds, mrzCheckDigit } from './check-digits.ts';
import { isFiller } from './filler.ts';
import { countryOf } from './plain-fields.ts';
import { digitSlip } from './phone.ts';
import { codeShape, isOneEdit, isTransposed } from './slips.ts';

/** An identification number as read: capitals and digits, `*` for masked places. */
export interface DocumentNumber {
  readonly code: string;
  readonly country: string;
  readonly kind: string;
  readonly valid: boolean | null;
}

/** Reads a number; masks written as X, • or # before visible digits become `*`. */
export function readIdentification(id: IdentificationNumber): DocumentNumber {
  const clean = cleanText(id.number.slice(0, 120)).toUpperCase();
  const masked = clean
    .replace(/[•●∗＊#_]/g, '*')
    .replace(/^[X*][X*\s-]*[X*][\s-]?(?=[0-9A-Z]{2,20}$)/, (mask) =>
      '*'.repeat(mask.replace(/[\s-]/g, '').length),
    );
  const country = id.country ? (countryOf(id.country) ?? id.country.toUpperCase()) : '';
  const code = masked
    .replace(/[^\p{L}\p{N}*<+]/gu, '')
    .replace(/<+$/, '')
    .replaceAll('<', '')
    .replace(/\+(?!\d{3}[\dA-Z]$)/g, '');
  return { code, country, kind: kindOf(id.class), valid: checkDigitHolds(country, code) };
}

/** Classes that name the same kind of paper. */
function kindOf(name: string): string {
  const kind = name.trim().toLowerCase();
  if (kind === 'passport' || kind === 'ppc') return 'pp';
  if (kind === 'driver_license' || kind === 'drivers_license' || kind === 'driving_licence') return 'dl';
  return kind;
}

/** Compares two identification numbers, on file first. */
export function compareIdentifications(
  onFile: IdentificationNumber,
  incoming: IdentificationNumber,
): Outcome {
  const [left, right] = [readIdentification(onFile), readIdentification(incoming)];
  const normal = [normalOf(left), normalOf(right)] as const;
  if (isFiller(onFile.number) || isFiller(incoming.number))
    return outcome('identification.placeholder', 'none', [reason('placeholder')], normal);
  if (left.code === '' || right.code === '')
    return outcome('identification.unread', 'none', [reason('unreadable')], normal);
  const sameText =
    onFile.number.trim() === incoming.number.trim() &&
    onFile.country === incoming.country &&
    onFile.class === incoming.class;
  const [rule, strength, code] = relateNumbers(left, right, sameText);
  const agrees = strength === 'exact' || strength === 'equal';
  const texts = [identificationText(onFile), identificationText(incoming)] as const;
  const spans = agrees ? { left: [], right: [] } : numberSpans(onFile, incoming, texts, code);
  const reasons = [
    reason(code, {
      onFile: spans.left,
      incoming: spans.right,
      mark: agrees ? 'same' : code === 'transposed_chars' ? 'exchanged' : 'differs',
    }),
    ...checkReasons(left, right, agrees),
  ];
  return outcome(`identification.${rule}`, strength, reasons, normal, {
    fixes: agrees ? [] : fixesFor(code, incoming, right),
  });
}

const normalOf = (id: DocumentNumber): string => (id.country ? `${id.country} ${id.code}` : id.code);

type Related = readonly [rule: string, strength: Strength, code: string];

function relateNumbers(a: DocumentNumber, b: DocumentNumber, sameText: boolean): Related {
  const otherIssuer = a.country !== '' && b.country !== '' && a.country !== b.country;
  const otherKind = a.kind !== '' && b.kind !== '' && a.kind !== b.kind;
  if (sameText) return a.code.includes('*') ? ['masked', 'fair', 'masked'] : ['same', 'exact', 'exact'];
  if (otherIssuer)
    return a.code === b.code
      ? ['issuer', 'against', 'different_issuer']
      : ['different', 'against', 'different'];
  if (a.code.includes('*') || b.code.includes('*'))
    return masksAgree(a.code, b.code)
      ? ['masked', 'strong', 'masked']
      : ['different', 'against', 'different'];
  if (a.code === b.code) return otherKind ? ['kind', 'strong', 'format'] : ['same', 'equal', 'format'];
  if (a.code.replace(/^0+/, '') === b.code.replace(/^0+/, '')) return ['zeros', 'equal', 'leading_zeros'];
  if (isVariant(a, b)) return ['variant', 'equal', 'document_variant'];
  if (otherKind) return ['different', 'none', 'different_kind'];
  return relateSlips(a.code, b.code);
}

function relateSlips(a: string, b: string): Related {
  if (codeShape(a) === codeShape(b)) return ['shape', 'strong', 'ocr_confusion'];
  if (Math.min(a.length, b.length) < 5) return ['different', 'against', 'different'];
  if (isTransposed(a, b) || digitSlip(a, b) === 'transposed')
    return ['transposed', 'strong', 'transposed_chars'];
  if (isOneEdit(a, b)) {
    const [long, short] = a.length > b.length ? [a, b] : [b, a];
    const cut = long.length > short.length && long.startsWith(short);
    return ['one-sign', 'strong', cut ? 'truncated' : 'one_char_typo'];
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (
    short.length >= 7 &&
    long.length - short.length <= 3 &&
    (long.startsWith(short) || long.endsWith(short))
  )
    return ['part', 'fair', 'truncated'];
  return ['different', 'against', 'different'];
}

/** Visible places agree, counted from the end, since masks often lose their length. */
function masksAgree(a: string, b: string): boolean {
  let seen = 0;
  for (let at = 1; at <= Math.min(a.length, b.length); at++) {
    const [x, y] = [a[a.length - at], b[b.length - at]];
    if (x === '*' || y === '*') continue;
    if (x !== y) return false;
    seen++;
  }
  return seen >= 2;
}

const omocodia = 'LMNPQRSTUV';

/**
 * Two official spellings of one number.
 * @source Italy, DM 23.12.1976 art. 6 (omocodia); Sweden, lag 1998 on personnummer with and without century; China, GB 11643
 * (15 to 18 digits); ICAO Doc 9303 (number with its check digit); Sri Lanka 2016 (nine digits and V to twelve); Finland 2023 separators.
 */
function isVariant(a: DocumentNumber, b: DocumentNumber): boolean {
  const [long, short] = a.code.length >= b.code.length ? [a.code, b.code] : [b.code, a.code];
  const country = a.country || b.country;
  if (country === 'IT' && long.length === 16 && short.length === 16)
    return omocodic(long) === omocodic(short);
  if (
    (country === 'SE' || country === 'DK' || country === 'IS') &&
    long.length === 12 &&
    short.replace('+', '').length === 10
  ) {
    return long.slice(2) === short.replace('+', '');
  }
  if (country === 'CN' && long.length === 18 && short.length === 15)
    return long.slice(0, 6) + long.slice(8, 17) === short;
  if (country === 'LK' && long.length === 12 && /^\d{9}[VX]$/.test(short))
    return long === `19${short.slice(0, 5)}0${short.slice(5, 9)}`;
  if (country === 'FI' && long.length === 11 && short.length === 11)
    return long.replace(/[-YXWVU+]/, '') === short.replace(/[-YXWVU+]/, '');
  if (country === 'FI' && long.length === 11 && short.length === 10 && 'YXWVU'.includes(long[6] ?? ' '))
    return long.slice(0, 6) + long.slice(7) === short;
  if (
    long.startsWith(country) &&
    country !== '' &&
    long.slice(2).replace(/^0+/, '') === short.replace(/^0+/, '')
  )
    return true;
  return mrzForm(long, short);
}

/** Number with the check digit that the machine-readable zone puts behind it. */
function mrzForm(long: string, short: string): boolean {
  return (
    long.length === short.length + 1 &&
    short.length === 9 &&
    /[A-Z]/.test(short) &&
    long.startsWith(short) &&
    String(mrzCheckDigit(short)) === long.at(-1)
  );
}

/** Italian code with the letters that stand for digits turned back, without its check letter. */
function omocodic(code: string): string {
  return [...code.slice(0, 15)]
    .map((sign, at) =>
      [6, 7, 9, 10, 12, 13, 14].includes(at) && omocodia.includes(sign)
        ? String(omocodia.indexOf(sign))
        : sign,
    )
    .join('');
}

function checkReasons(a: DocumentNumber, b: DocumentNumber, agrees: boolean): Reason[] {
  if (agrees || a.valid === b.valid) return [];
  if (a.valid === false) return [reason('check_digit_wrong_on_file', { mark: 'same' })];
  return b.valid === false ? [reason('check_digit_wrong_incoming', { mark: 'same' })] : [];
}

function numberSpans(
  onFile: IdentificationNumber,
  incoming: IdentificationNumber,
  texts: readonly [string, string],
  code: string,
): { left: Stretch[]; right: Stretch[] } {
  if (code === 'masked') return { left: [], right: [] };
  const found = differingStretch(onFile.number, incoming.number);
  const shift = (spans: Stretch[], offset: number): Stretch[] =>
    spans.map(([from, to]) => [from + offset, to + offset]);
  return {
    left: shift(found.left, texts[0].length - onFile.number.length),
    right: shift(found.right, texts[1].length - incoming.number.length),
  };
}

function fixesFor(code: string, incoming: IdentificationNumber, right: DocumentNumber): Fix[] {
  if (right.code.includes('*') || right.valid === false) return [];
  const kind =
    code === 'transposed_chars'
      ? 'transposed-digits'
      : code === 'one_char_typo' || code === 'ocr_confusion'
        ? 'one-digit'
        : 'take-incoming';
  return [
    {
      code: kind,
      value: incoming,
      text: `Correct the number on file: ${identificationText(incoming).slice(0, 60)}`,
    },
  ];
}
