/** Check digits of identification numbers, by country. Numbers arrive in capitals without separators. */

type Check = (code: string) => boolean;

/** Sum of digits times weights. */
function weighted(code: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(code[at]), 0);
}

/** @source ISO/IEC 7812-1 annex B (Luhn). */
function luhn(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < code.length; at++) {
    const digit = Number(code[code.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Check digit of the machine-readable zone.
 * @source ICAO Doc 9303 part 3 section 4.9.
 */
export function mrzCheckDigit(code: string): number {
  let sum = 0;
  for (let at = 0; at < code.length; at++) {
    const sign = code.charCodeAt(at);
    const value = sign === 60 ? 0 : sign >= 65 ? sign - 55 : sign - 48;
    sum += value * ([7, 3, 1][at % 3] ?? 0);
  }
  return sum % 10;
}

function italianCode(code: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const sign = code.charCodeAt(at);
    const value = sign >= 65 ? sign - 65 : sign - 48;
    sum += at % 2 === 0 ? (odd[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15];
}

function elevenDown(code: string, weights: readonly number[]): number {
  const rest = 11 - (weighted(code, weights) % 11);
  return rest >= 10 ? 0 : rest;
}

function brazilian(code: string): boolean {
  const first = elevenDown(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  const second = elevenDown(code, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return first === Number(code[9]) && second === Number(code[10]);
}

function chilean(code: string): boolean {
  let sum = 0;
  for (let at = code.length - 2, weight = 2; at >= 0; at--, weight = weight === 7 ? 2 : weight + 1)
    sum += Number(code[at]) * weight;
  const rest = 11 - (sum % 11);
  return (rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)) === code.at(-1);
}

function turkish(code: string): boolean {
  const odd = weighted(code, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(code, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return (
    tenth === Number(code[9]) && weighted(code, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === Number(code[10])
  );
}

function singapore(code: string): boolean {
  const offset = /^[TG]/.test(code) ? 4 : 0;
  const sum = weighted(code.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + offset;
  return (/^[ST]/.test(code) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum % 11] === code[8];
}

/** @source Verhoeff, Error detecting decimal codes (1969), as used for Aadhaar. */
function verhoeff(code: string): boolean {
  const multiply = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 10) % 5;
  const base = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let check = 0;
  for (let at = 0; at < code.length; at++) {
    let digit = Number(code[code.length - 1 - at]);
    for (let round = 0; round < at % 8; round++) digit = base[digit] ?? 0;
    check = multiply(check, digit);
  }
  return check === 0;
}

function finnish(code: string): boolean {
  const digits = code.replace(/[-+A-FU-Y]/, '');
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits.slice(0, 9)) % 31] === digits[9];
}

/**
 * Check of a number by country and form; the form must match before the check counts.
 * @source the national registers' published rules, as collected by the Wikipedia article "National identification number".
 */
const checks: readonly (readonly [country: string, form: RegExp, check: Check])[] = [
  ['ES', /^\d{8}[A-Z]$/, (code) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(code.slice(0, 8)) % 23] === code[8]],
  ['ES', /^[XYZ]\d{7}[A-Z]$/, (code) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(`${'XYZ'.indexOf(code[0] ?? 'X')}${code.slice(1, 8)}`) % 23] === code[8]],
  ['IT', /^[A-Z]{6}[\dL-NP-V]{2}[A-Z][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/, italianCode],
  ['SE', /^\d{10}$/, luhn],
  ['SE', /^\d{12}$/, (code) => luhn(code.slice(2))],
  ['NO', /^\d{11}$/, (code) => weighted(code, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 && weighted(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0],
  ['PL', /^\d{11}$/, (code) => weighted(code, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0],
  ['NL', /^\d{9}$/, (code) => weighted(code, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0],
  ['BE', /^\d{11}$/, (code) => [code.slice(0, 9), `2${code.slice(0, 9)}`].some((base) => 97 - (Number(base) % 97) === Number(code.slice(9)))],
  ['FR', /^\d{15}$/, (code) => 97 - (Number(code.slice(0, 13)) % 97) === Number(code.slice(13))],
  ['PT', /^\d{9}$/, (code) => elevenDown(code, [9, 8, 7, 6, 5, 4, 3, 2]) === Number(code[8])],
  ['BR', /^\d{11}$/, brazilian],
  ['CL', /^\d{7,8}[\dK]$/, chilean],
  ['AR', /^\d{11}$/, (code) => elevenDown(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === Number(code[10])],
  ['CN', /^\d{17}[\dX]$/, (code) => '10X98765432'[weighted(code, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === code[17]],
  ['KR', /^\d{13}$/, (code) => (11 - (weighted(code, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(code[12])],
  ['IN', /^\d{12}$/, verhoeff],
  ['TR', /^[1-9]\d{10}$/, turkish],
  ['RO', /^\d{13}$/, (code) => { const rest = weighted(code, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11; return (rest === 10 ? 1 : rest) === Number(code[12]); }],
  ['BG', /^\d{10}$/, (code) => (weighted(code, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(code[9])],
  ['CZ', /^\d{10}$/, (code) => Number(code) % 11 === 0],
  ['FI', /^\d{6}[-+A-FU-Y]?\d{3}[\dA-Z]$/, finnish],
  ['GB', /^\d{10}$/, (code) => { const rest = 11 - (weighted(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11); return (rest === 11 ? 0 : rest) === Number(code[9]); }],
  ['ZA', /^\d{13}$/, luhn],
  ['IL', /^\d{9}$/, (code) => luhn(code)],
  ['SG', /^[STFG]\d{7}[A-Z]$/, singapore],
  ['DE', /^[CFGHJKLMNPRTVWXYZ\d]{9}\d$/, (code) => mrzCheckDigit(code.slice(0, 9)) === Number(code[9])],
  ['CA', /^\d{9}$/, luhn],
  ['GR', /^\d{9}$/, (code) => (weighted(code, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(code[8])],
]; // prettier-ignore

/** Whether a number's check digits hold; null when no rule for this country and form is known. */
export function checkDigitHolds(country: string, code: string): boolean | null {
  let known = false;
  for (const [land, form, check] of checks) {
    if (land !== country || !form.test(code)) continue;
    if (check(code)) return true;
    known = true;
  }
  return known ? false : null;
}
