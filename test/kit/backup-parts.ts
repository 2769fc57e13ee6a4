/** Reads a backup or a copy of the keys through and through, as a restore does, without asking for a passphrase. */
import { AppError } from '#contracts/kit/errors.ts';
import { openParts } from '#main/backup/parts-reader.ts';
import type { PartsKind } from '#main/backup/parts-header.ts';
import type { RingKeys } from '#main/vault/index.ts';

/** Keys by account id, wrapped. */
export type WrappedKeys = ReadonlyMap<string, Uint8Array>;

/** Names of the parts that are not as they were written; empty when every byte is. */
export function damagedParts(path: string, kind: PartsKind, ring: RingKeys, wrapped: WrappedKeys): string[] {
  const keys = ring.backup();
  let reader;
  try {
    reader = openParts(path, kind);
  } catch (error) {
    if (error instanceof AppError) return [`refused: ${error.code} ${String(error.params['part'] ?? '')}`];
    throw error;
  }
  try {
    reader.unlock(keys);
    const found: string[] = [];
    for (const record of reader.records()) {
      const own = record.head.kind === 'account' ? wrapped.get(record.head.id) : undefined;
      const key = own ? ring.unwrap(record.head.id, own) : keys.seal;
      if (!record.open(key)) found.push(`record ${String(record.index)}`);
    }
    return [...reader.damaged.map(({ part }) => part), ...found];
  } catch (error) {
    if (error instanceof AppError) return [`refused: ${error.code} ${String(error.params['part'] ?? '')}`];
    throw error;
  } finally {
    reader.close();
  }
}
