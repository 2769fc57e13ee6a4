/** Reads an encrypted zip back, to look at what was exported. */
import { readFileSync } from 'node:fs';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/** What is in the zip: contents by name, and how each entry is encrypted. */
export interface ReadZip {
  readonly entries: ReadonlyMap<string, Buffer>;
  /** AES strength of each entry: 3 is 256 bits; absent for an entry that is not AES-encrypted. */
  readonly strengths: readonly (number | undefined)[];
}

/** @throws when the passphrase is wrong or the zip is damaged */
export async function readZip(path: string, passphrase: string): Promise<ReadZip> {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(path)), { password: passphrase });
  const entries = new Map<string, Buffer>();
  const strengths: (number | undefined)[] = [];
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    entries.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
    const strength = entry.extraFieldAES;
    strengths.push(entry.encrypted && strength && 'strength' in strength ? strength.strength : undefined);
  }
  await reader.close();
  return { entries, strengths };
}
