/** Which files an incomplete redaction names to whoever must look at them. */
import { mostFoundFiles } from '#contracts/redaction.ts';
import type { Hit } from '../../verify/index.ts';

/**
 * The files in which something was found, as a part of the report. It lies in the vault: a name that may say who it is
 * about is left out, or the next search would find it there.
 * @param own what was found of this redaction
 * @param all what was found of every redaction that is proven together with it
 * @param values what this redaction was to take away
 */
export function foundFiles(
  own: readonly Hit[],
  all: readonly Hit[],
  values: readonly string[],
): { readonly foundFiles?: string[] } {
  const telling = new Set(all.flatMap(({ place, file }) => (place === 'file-name' ? [file] : [])));
  const said = values.filter(({ length }) => length > 2).map((value) => value.toLowerCase());
  const files = new Set(own.flatMap(({ place, file }) => (place === 'file' ? [file] : [])));
  const names = [...files].filter(
    (file) => !telling.has(file) && !said.some((value) => file.toLowerCase().includes(value)),
  );
  return names.length === 0 ? {} : { foundFiles: names.slice(0, mostFoundFiles) };
}
