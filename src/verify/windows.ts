/**
 * What to search for so that a value is found whatever form it was written in, and even when only its beginning or its
 * end is left.
 */
import { LEAST_BYTES } from './needles.ts';

const WINDOW_BYTES = 11;
const WHOLE_BYTES = 24;

/**
 * The byte strings to search for one value: as UTF-8, UTF-16 and, where it has signs for them, Latin-1; as it is and in
 * lower case; in the normal forms NFC and NFD; of each its first and its last 11 bytes, and the whole when that has at most 24. Eleven bytes are what makes
 * a hit by chance unlikely; a shorter value is searched for whole, and one under six bytes not at all: it stands
 * everywhere.
 *
 * Windows are also what finds a value that straddles: SQLite puts the rest of a long row into overflow pages, each of
 * which begins with a four-byte number, so that a value may be cut in two there. At least one half then holds its first
 * or its last 11 bytes unless the cut goes right through them: `chainedText` closes that gap for whole databases.
 *
 * A window may belong to more than one person (`@example.com` ends many addresses): whoever counts hits of windows must
 * leave out those that values which stay have as well.
 */
export function windowsOf(value: string): Uint8Array[] {
  if (Buffer.byteLength(value) < LEAST_BYTES) return [];
  const forms = [value, value.toLowerCase()].flatMap((form) => [
    form,
    form.normalize('NFC'),
    form.normalize('NFD'),
  ]);
  const found = new Map<string, Uint8Array>();
  for (const form of new Set(forms)) {
    for (const bytes of encodingsOf(form)) {
      for (const window of cutsOf(bytes)) found.set(window.toString('latin1'), new Uint8Array(window));
    }
  }
  return [...found.values()];
}

/**
 * UTF-16 with the high byte first (documents have it) differs from that with the low byte first by one place as long as
 * all signs have the same high byte: then the windows of the one are found in the other, and it needs none of its own.
 */
function encodingsOf(form: string): Buffer[] {
  const low = Buffer.from(form, 'utf16le');
  const high = Buffer.from(low).swap16();
  const one = low.length >= 2 * LEAST_BYTES && low.every((byte, at) => at % 2 === 0 || byte === low[1]);
  const latin = /^[\x00-\xff]*$/.test(form) && /[\x80-\xff]/.test(form);
  return [Buffer.from(form), low, ...(one ? [] : [high]), ...(latin ? [Buffer.from(form, 'latin1')] : [])];
}

function cutsOf(bytes: Buffer): Buffer[] {
  if (bytes.length < LEAST_BYTES) return [];
  if (bytes.length <= WINDOW_BYTES) return [bytes];
  const ends = [bytes.subarray(0, WINDOW_BYTES), bytes.subarray(-WINDOW_BYTES)];
  return bytes.length <= WHOLE_BYTES ? [bytes, ...ends] : ends;
}

/**
 * The content of two neighbouring overflow pages around their seam, in the order in which SQLite reads them: the last
 * bytes of the one, then the first of the next without its four-byte pointer. Searching it finds what was cut in two.
 * @param before page that points to `after` (a page's usable bytes)
 * @param after the page it points to
 */
export function chainedText(before: Uint8Array, after: Uint8Array): Uint8Array {
  const most = 64;
  const end = before.subarray(Math.max(0, before.length - most));
  const begin = after.subarray(4, 4 + most);
  const both = new Uint8Array(end.length + begin.length);
  both.set(end);
  both.set(begin, end.length);
  return both;
}
