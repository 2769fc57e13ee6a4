/** The part of the database driver that is used here; the package's own types are out of reach of its `exports`. */
declare module 'better-sqlite3-multiple-ciphers' {
  export interface RunResult {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  }

  export interface Statement {
    readonly reader: boolean;
    run(...values: readonly unknown[]): RunResult;
    get(...values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): unknown[];
    iterate(...values: readonly unknown[]): IterableIterator<unknown>;
    pluck(on?: boolean): this;
    raw(on?: boolean): this;
    safeIntegers(on?: boolean): this;
  }

  export interface OpenOptions {
    readonly fileMustExist?: boolean;
    readonly timeout?: number;
  }

  export default class Database {
    constructor(path: string, options?: OpenOptions);
    readonly open: boolean;
    readonly inTransaction: boolean;
    readonly name: string;
    prepare(sql: string): Statement;
    exec(sql: string): this;
    key(key: Buffer): number;
    rekey(key: Buffer): number;
    pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
    function(
      name: string,
      options: { readonly deterministic?: boolean },
      work: (...values: never[]) => unknown,
    ): this;
    close(): this;
  }
}
