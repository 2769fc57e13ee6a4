/** Section "search": as you type, at the client and in the thread, beside a scan with LIKE. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accounts } from '#contracts/accounts.ts';
import { searchAccounts } from '#main/accounts/search.ts';
import { openDb, type ReadDb } from '#main/kit/sql.ts';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { openBench, passphrase, person, type Bench } from './parts/bench-vault.ts';
import { against, heading, line, ms, percentile, spread } from './parts/ruler.ts';
import { similarSection } from './similar-section.ts';
import { mixedQueries, tagSome, type TypedQuery } from './queries.ts';

const asked = accounts.operations.search.input;

/** A reading connection of our own, to measure what a thread does without the way to it. */
export async function openReader(bench: Bench): Promise<{ db: ReadDb; close(): void }> {
  const vault = await unlockVault(bench.vault, { person, passphrase });
  const key = vault.pageKey();
  const connection = openConnection(join(bench.vault, 'vault.db'), key, 'reader');
  key.fill(0);
  vault.close();
  return { db: openDb(connection), close: () => void connection.close() };
}

function byKind(queries: readonly TypedQuery[], times: readonly number[]): [string, number[]][] {
  const kinds = new Map<string, number[]>();
  queries.forEach(({ kind }, at) => kinds.set(kind, [...(kinds.get(kind) ?? []), times[at] ?? 0]));
  return [...kinds].sort(([, a], [, b]) => percentile(b, 0.95) - percentile(a, 0.95));
}

function scanWithLike(bench: Bench, queries: readonly TypedQuery[]): number[] {
  const bare = new DatabaseSync(bench.bare, { readOnly: true });
  const columns = ['reference_id', 'first', 'middle', 'last', 'birthdate', 'email', 'phone', 'passport'];
  const anywhere = `(${columns.map((column) => `${column} LIKE ?1`).join(' OR ')})`;
  const statement = bare.prepare(`SELECT * FROM account WHERE ${anywhere} ORDER BY seq DESC LIMIT 50`);
  const texts = queries.filter(({ input }) => (input.text ?? '') !== '').filter((_, at) => at % 8 === 0);
  const times = texts.map(({ input }) => {
    const from = performance.now();
    statement.all(`%${input.text ?? ''}%`);
    return performance.now() - from;
  });
  bare.close();
  return times;
}

interface Measured {
  readonly queries: readonly TypedQuery[];
  readonly round: readonly number[];
  readonly empty: number;
}

async function askAsClient(bench: Bench): Promise<Measured> {
  const { client, close } = await openBench(bench);
  try {
    const { total } = await client.accounts.search({ limit: 1 });
    heading(`Search as you type over ${total.toLocaleString('en-GB')} accounts`);
    await tagSome(client);
    const queries = mixedQueries(bench.rows);
    const round: number[] = [];
    let empty = 0;
    for (const { input } of queries) {
      const from = performance.now();
      const found = await client.accounts.search(input);
      round.push(performance.now() - from);
      if (found.rows.length === 0) empty += 1;
    }
    await similarSection(client, bench.rows);
    return { queries, round, empty };
  } finally {
    await close();
  }
}

/** Measures 200 queries over the accounts that are there. */
export async function searchSection(bench: Bench): Promise<void> {
  const { queries, round, empty } = await askAsClient(bench);
  const reader = await openReader(bench);
  const inThread = queries.map(({ input }) => {
    const from = performance.now();
    searchAccounts(reader.db, asked.parse(input));
    return performance.now() - from;
  });
  reader.close();
  const like = scanWithLike(bench, queries);
  line('at the client, there and back', spread(round), against(percentile(round, 0.95), 20, '20 ms at p95'));
  line('in the thread', spread(inThread));
  line(
    'a scan with LIKE, unencrypted',
    spread(like),
    `${(percentile(like, 0.5) / percentile(round, 0.5)).toFixed(0)} × ours at p50`,
  );
  line('queries that found nothing', String(empty));
  for (const [kind, times] of byKind(queries, round)) {
    line(`  ${kind}`, `p50 ${ms(percentile(times, 0.5))}  worst ${ms(Math.max(...times))}`);
  }
}
