/** Where each account's key stands in a copy of the keys: 24 to 48 bytes an account, whatever the keys weigh. */
import { AppError } from '#contracts/kit/errors.ts';
import { recordChecksum } from '../vault/index.ts';

/** Number of a record in the file, and a byte of its content. */
export interface KeyPlace {
  readonly record: number;
  readonly at: number;
}

/** A table of places by account id. */
export interface KeyIndex {
  readonly size: number;
  /** @throws AppError 'backup-damaged' (keys) when more are added than the file says it holds */
  add(accountId: string, place: KeyPlace): void;
  /** Places whose id may be this one: nearly always none or the right one; the caller compares. */
  candidates(accountId: string): Generator<KeyPlace>;
}

const RECORD_STEP = 2 ** 32;

/** An empty index for `count` keys. */
export function keyIndex(count: number): KeyIndex {
  // At most half full, so that a search ends soon.
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 2));
  // 0 is an empty slot; otherwise record and byte as one number, plus one.
  const places = new Float64Array(slots);
  const prints = new Uint32Array(slots);
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(accountId, { record, at }) {
      if (size >= count) throw new AppError('backup-damaged', { part: 'keys' });
      const print = printOf(accountId);
      let slot = print & (slots - 1);
      while (places[slot] !== 0) slot = (slot + 1) & (slots - 1);
      places[slot] = record * RECORD_STEP + at + 1;
      prints[slot] = print;
      size += 1;
    },
    *candidates(accountId) {
      const print = printOf(accountId);
      for (let slot = print & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
        const place = (places[slot] ?? 0) - 1;
        if (place < 0) return;
        if (prints[slot] === print)
          yield { record: Math.floor(place / RECORD_STEP), at: place % RECORD_STEP };
      }
    },
  };
}

function printOf(accountId: string): number {
  return recordChecksum(Buffer.from(accountId, 'utf8')).readUInt32LE(0);
}
