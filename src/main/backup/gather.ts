/** Everything that belongs to one account after another, read side by side from one snapshot. */
import type { ReadDb, SqlValue } from '../kit/sql.ts';
import { accountStreams, sharedSource } from './tables.ts';

/** A row by column names. */
export type Row = Readonly<Record<string, SqlValue>>;
/** Rows by table: the content of an account's record. */
export type AccountContent = Record<string, Row[]>;

/** One account as it is backed up. */
export interface GatheredAccount {
  readonly id: string;
  /** Its key; null when it has none. */
  readonly key: { readonly keyId: string; readonly wrapped: Uint8Array } | null;
  readonly content: AccountContent;
}

interface Cursor {
  readonly table: string;
  /** Moves the rows of an account over; what lies before it belongs to no account and is passed. */
  take(seq: number, into: AccountContent): void;
  close(): void;
}

function cursorOver(db: ReadDb, table: string, sql: string): Cursor {
  const rows = db.each<{ owner_seq: number } & Row>(sql);
  let next = rows.next();
  return {
    table,
    take(seq, into) {
      while (!next.done && next.value.owner_seq <= seq) {
        const { owner_seq, ...row } = next.value;
        if (owner_seq === seq) (into[table] ??= []).push(row);
        next = rows.next();
      }
    },
    close: () => void rows.return?.(),
  };
}

/** The sources that a record of its own needs: those that no other account shares. */
function sourcesOf(db: ReadDb): (content: AccountContent) => Row[] {
  const shared = new Set<number>();
  return (content) => {
    const wanted = new Set<number>();
    const note = (id: unknown): void => {
      if (typeof id === 'number' && !shared.has(id)) wanted.add(id);
    };
    for (const rows of Object.values(content)) for (const row of rows) note(row['source_id']);
    const fields = content['account']?.[0]?.['fields'];
    for (const [, id] of typeof fields === 'string' ? fields.matchAll(/"s":(\d+)/g) : []) note(Number(id));
    return [...wanted].flatMap((id) => {
      const row = db.maybe<Row>(`SELECT * FROM source WHERE id = ? AND NOT (${sharedSource})`, id);
      if (row) return [row];
      shared.add(id);
      return [];
    });
  };
}

/**
 * All accounts in the order of their numbers, within the snapshot of the connection's open reads. Memory holds one
 * account at a time.
 */
export function* gatherAccounts(db: ReadDb): Generator<GatheredAccount> {
  const cursors = accountStreams.map(({ table, sql }) => cursorOver(db, table, sql));
  const sources = sourcesOf(db);
  try {
    for (const row of db.each<Row>(accountsSql)) {
      const { sealing_key: wrapped, sealing_key_id: keyId, ...account } = row;
      const content: AccountContent = { account: [account] };
      for (const cursor of cursors) cursor.take(Number(account['seq']), content);
      const own = sources(content);
      if (own.length > 0) content['source'] = own;
      yield {
        id: String(account['id']),
        key: wrapped instanceof Uint8Array ? { keyId: String(keyId), wrapped } : null,
        content,
      };
    }
  } finally {
    for (const cursor of cursors) cursor.close();
  }
}

const accountsSql = `SELECT account.*, account_key.wrapped AS sealing_key, account_key.key_id AS sealing_key_id
  FROM account LEFT JOIN account_key ON account_key.account_seq = account.seq ORDER BY account.seq`;

function holdsBytes(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return value instanceof Uint8Array || Object.values(value).some(holdsBytes);
}

/** Rows as JSON; bytes as base64 under `$bytes`. */
export function rowsToJson(content: unknown): Buffer {
  // A function for every value would cost more than all the rest; few tables hold bytes.
  if (!holdsBytes(content)) return Buffer.from(JSON.stringify(content), 'utf8');
  return Buffer.from(
    JSON.stringify(content, function (this: Record<string, unknown>, key, value: unknown) {
      const held = this[key];
      return held instanceof Uint8Array ? { $bytes: Buffer.from(held).toString('base64') } : value;
    }),
    'utf8',
  );
}

/** The reverse of `rowsToJson`. The bytes were authenticated before. */
export function rowsFromJson(bytes: Buffer): unknown {
  if (!bytes.includes('{"$bytes":')) return JSON.parse(bytes.toString('utf8'));
  return JSON.parse(bytes.toString('utf8'), (_key, value: unknown) => {
    const text = value !== null && typeof value === 'object' && '$bytes' in value ? value.$bytes : undefined;
    return typeof text === 'string' ? Buffer.from(text, 'base64') : value;
  });
}
