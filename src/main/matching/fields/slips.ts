/** Slips of the hand and of reading machines in single words and numbers. */

/** True when exchanging two neighbouring characters makes both texts equal. */
export function isTransposed(left: string, right: string): boolean {
  if (left.length !== right.length || left.length < 2) return false;
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (at >= left.length - 1) return false;
  return (
    left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2)
  );
}

/** True when the texts differ by one character changed, added or missing. */
export function isOneEdit(left: string, right: string): boolean {
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long.charCodeAt(at) === short.charCodeAt(at)) at++;
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at) && long !== short;
}

/**
 * One letter for each class of shapes that reading machines confuse, for letters already folded to lower case.
 * @source NIST and ICAO notes on optical character recognition: O/0/Q/D, I/1/l, S/5, B/8, Z/2, G/6; rn/m, cl/d, vv/w in running text.
 */
export function ocrShape(text: string): string {
  return text
    .replace(/rn/g, 'm')
    .replace(/cl/g, 'd')
    .replace(/vv/g, 'w')
    .replace(/[0oq]/g, 'o')
    .replace(/[1il|!]/g, 'i')
    .replace(/[5s]/g, 's')
    .replace(/[8b]/g, 'b')
    .replace(/[2z]/g, 'z')
    .replace(/[6g]/g, 'g');
}

/** Shape of a code in capitals: digits and letters that look alike become one sign. */
export function codeShape(code: string): string {
  return code.replace(/[OQD]/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/B/g, '8').replace(/Z/g, '2').replace(/G/g, '6'); // prettier-ignore
}
