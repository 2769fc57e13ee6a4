/** The files that a Persona document or selfie names: `front-photo {filename, url, byte-size}` and its like. */
import { newId } from '../kit/ids.ts';
import type { Json, RelatedRecord } from './rules/records.ts';

/** A file known by name only. */
export interface NamedFile {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** All of them, the key in which each stood as its kind. */
export function namedFilesOf(record: RelatedRecord): NamedFile[] {
  if (!record.type.startsWith('document') && !record.type.startsWith('selfie')) return [];
  const prefix = record.type.startsWith('selfie') ? 'self' : 'doc';
  const found: NamedFile[] = [];
  const look = (key: string, value: Json): void => {
    if (Array.isArray(value)) {
      for (const item of value) look(key, item);
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const name = value['filename'];
    if (typeof name === 'string' && name !== '') {
      const size = value['byte-size'];
      found.push({
        id: newId(prefix),
        kind: key,
        name,
        mediaType: mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
        sizeBytes: typeof size === 'number' && Number.isSafeInteger(size) ? size : 0,
      });
      return;
    }
    for (const [inner, part] of Object.entries(value)) look(inner, part);
  };
  for (const [key, value] of Object.entries(record.attributes)) look(key, value);
  return found;
}
