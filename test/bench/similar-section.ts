/** The second half of the section "search": names with slips, by kind, with the share that is found among the first ten. */
import type { Client } from '#client/client.ts';
import { line, ms, percentile, spread, against, heading, timed } from './parts/ruler.ts';
import { people } from './people.ts';
import { slippedQueries, type SlippedQuery } from './similar-queries.ts';

const first = 10;

interface Asked {
  readonly query: SlippedQuery;
  readonly hit: boolean;
  /** Both questions one after the other, as the page asks them. */
  readonly whole: number;
  readonly similar: number;
}

/** Asks as the page does: the plain search, and similar names once all of its rows are there. */
async function ask(client: Client, query: SlippedQuery): Promise<Asked> {
  const { text, row } = query;
  const began = performance.now();
  const plain = await client.accounts.search({ text, limit: 100 });
  const between = performance.now();
  const names = plain.rows.map(({ name }) => name);
  if (plain.next === null) {
    const { rows } = await client.accounts.similar({ text });
    names.push(...rows.map(({ name }) => name));
  }
  const ended = performance.now();
  const wanted = (name: string): boolean => name.startsWith(row.first) && name.endsWith(row.last);
  return { query, hit: names.slice(0, first).some(wanted), whole: ended - began, similar: ended - between };
}

async function prepare(client: Client): Promise<number> {
  return timed(async () => {
    // Both readers gather for themselves: two questions at a time reach both.
    for (;;) {
      const asked = await Promise.all(
        [1, 2, 3, 4].map(() => client.accounts.similar({ text: 'somebody', limit: 1 })),
      );
      if (asked.every(({ prepared }) => prepared)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

function report(asked: readonly Asked[], what: string): void {
  const share = (some: readonly Asked[]): number => some.filter(({ hit }) => hit).length / some.length;
  const counted = asked.filter(({ query }) => !query.kind.startsWith('initial'));
  const kinds = Map.groupBy(asked, ({ query }) => query.kind);
  line(
    `${what}: among the first ${first}, without bare initials`,
    share(counted).toFixed(3),
    against(1 - share(counted), 0.02, '.98'),
  );
  line(
    '  search and similar names together',
    spread(asked.map(({ whole }) => whole)),
    against(
      percentile(
        asked.map(({ whole }) => whole),
        0.95,
      ),
      30,
      '30 ms at p95',
    ),
  );
  line('  similar names alone', spread(asked.map(({ similar }) => similar)));
  for (const [kind, some] of kinds) {
    const times = some.map(({ whole }) => whole);
    line(
      `    ${kind}`,
      `${share(some).toFixed(2)}   p50 ${ms(percentile(times, 0.5))}  p95 ${ms(percentile(times, 0.95))}`,
    );
  }
  if (process.env['CASEFOLD_BENCH_MISSES'])
    for (const { query, hit } of asked)
      if (!hit) line(`    missed (${query.kind})`, `${query.row.first} ${query.row.last} | ${query.text}`);
}

/** Measures names with slips, without and with the birth date. */
export async function similarSection(client: Client, rows: number): Promise<void> {
  const words = new Set<string>();
  for (const row of people(rows))
    for (const word of `${row.first} ${row.middle} ${row.last}`.toLowerCase().split(/[\s-]+/))
      words.add(word);
  heading(`Similar names: ${words.size.toLocaleString('en-GB')} different words`);
  line('gathering the words, once after unlocking', ms(await prepare(client)));
  for (const born of [false, true]) {
    const asked: Asked[] = [];
    for (const query of slippedQueries(rows, born)) asked.push(await ask(client, query));
    report(asked, born ? 'name and birth date' : 'name alone');
  }
}
