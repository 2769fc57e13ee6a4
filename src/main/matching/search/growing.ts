/** A flat list of numbers that doubles its room when it is full. */

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** `all` is replaced when the list grows: take it anew after a push. Only the first `length` numbers count. */
export interface Growing<T extends Numbers> {
  readonly all: T;
  readonly length: number;
  push(value: number): void;
  /** Adds all of them, in order. */
  append(values: ArrayLike<number>): void;
}

/** An empty list of the given kind with room for `room` numbers. */
export function growing<T extends Numbers>(Kind: new (room: number) => T, room: number): Growing<T> {
  let all = new Kind(room);
  let length = 0;
  const makeRoom = (more: number): void => {
    let room = all.length;
    while (room < length + more) room *= 2;
    if (room === all.length) return;
    const wider = new Kind(room);
    wider.set(all);
    all = wider;
  };
  return {
    get all() {
      return all;
    },
    get length() {
      return length;
    },
    push: (value) => {
      makeRoom(1);
      all[length++] = value;
    },
    append: (values) => {
      makeRoom(values.length);
      all.set(values, length);
      length += values.length;
    },
  };
}
