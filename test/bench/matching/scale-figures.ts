/** Duplicates over a million made-up accounts in a process of its own, scoring speed, and the keys of one record. */
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LinkRow } from '../../../src/main/matching/link/columns.ts';
import { linkRows } from '../../../src/main/matching/link/link.ts';
import { neighboursOf, storedKeys } from '../../../src/main/matching/link/neighbours.ts';
import { accountColumns, accounts, writeAccounts } from './accounts.ts';
import type { Figure } from './figures.ts';
import { quantile } from './figures.ts';

const fields = ['id', 'first', 'middle', 'last', 'gender', 'birthdate', 'street1', 'city', 'postalCode', 'phone', 'email', 'identification'] as const; // prettier-ignore
const rowOf = (cells: readonly string[]): LinkRow =>
  ({ ...Object.fromEntries(fields.map((field, at) => [field, cells[at] ?? ''])), id: cells[0] ?? '' }); // prettier-ignore

/** What a run in its own process answers. */
interface Run {
  readonly seconds: number;
  readonly processor: number;
  readonly peak: number;
}

/** A million accounts, eight in a hundred of them copies of earlier ones. */
export async function scaleFigures(): Promise<Figure[]> {
  const count = 1_000_000;
  const folder = mkdtempSync(join(tmpdir(), 'casefold-scale-'));
  const path = (name: string): string => join(folder, name);
  try {
    const { words, pairs } = await writeAccounts(path('people.csv'), count);
    writeFileSync(path('map.json'), JSON.stringify(Object.fromEntries(fields.map((field, at) => [field, accountColumns[at]])))); // prettier-ignore
    const run = await runLink(folder);
    const found = await judge(path('pairs.csv'));
    return [
      { what: `${String(count)} accounts, ${String(words)} name words: run`, value: run.seconds, unit: 's', gate: 30, better: 'less', anchor: 'Splink 60 s' },
      { what: 'the same, time of processors', value: run.processor, unit: 's', gate: 60, better: 'less', anchor: '' },
      { what: 'the same, peak memory', value: run.peak / 1e6, unit: 'MB', gate: 1500, better: 'less', anchor: 'Splink 2,200 MB' },
      { what: 'the same, precision at p ≥ .5', value: found.right / Math.max(1, found.said), unit: '%', gate: 0.9, better: 'more', anchor: 'Splink .9999 on easier data' },
      { what: 'the same, recall at p ≥ .5', value: found.right / pairs, unit: '%', gate: 0.98, better: 'more', anchor: 'Splink .9993 on easier data' },
    ]; // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runLink(folder: string): Promise<Run> {
  const script = fileURLToPath(new URL('link-main.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error('linking the accounts failed');
  // What our own script prints.
  return JSON.parse(out) as Run;
}

async function judge(path: string): Promise<{ said: number; right: number }> {
  let [said, right] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [one = '', other = '', share = ''] = line.split(',');
    if (!(Number(share) >= 0.5)) continue;
    said++;
    if (one.split('-')[0] === other.split('-')[0]) right++;
  }
  return { said, right };
}

/** Candidate pairs scored without explanation, in one thread. */
export async function pairSpeedFigures(): Promise<Figure[]> {
  const rows = [...accounts(20_000)].map(rowOf);
  let used = process.cpuUsage();
  let seconds = 0;
  const result = await linkRows(rows, [], {
    stage: (name) => {
      const { user, system } = process.cpuUsage(used);
      if (name === 'scores') seconds = (user + system) / 1e6;
      used = process.cpuUsage();
    },
  });
  return [{ what: 'candidate pairs scored, per core', value: result.candidates / seconds, unit: '/s', gate: 250_000, better: 'more', anchor: 'probe 40,000 to 70,000 /s' }]; // prettier-ignore
}

/** Candidates of one record among 200,000, by its keys in a table in memory. */
export function neighbourFigures(): Figure[] {
  const postings = new Map<number, number[]>();
  const rows = [...accounts(200_000)];
  rows.forEach((cells, record) => {
    for (const key of storedKeys(rowOf(cells))) {
      const held = postings.get(key);
      if (held) held.push(record);
      else postings.set(key, [record]);
    }
  });
  const index = {
    count: rows.length,
    holders: ([first = 0, second]: readonly number[], most: number): readonly number[] => {
      const held = postings.get(first) ?? [];
      if (second === undefined) return held.slice(0, most);
      const other = new Set(postings.get(second));
      return held.filter((record) => other.has(record)).slice(0, most);
    },
  };
  const times: number[] = [];
  let [wanted, found] = [0, 0];
  const originals = new Map(rows.map((cells, record) => [cells[0] ?? '', record]));
  for (const [record, cells] of rows.entries()) {
    const [person = '', copy] = (cells[0] ?? '').split('-');
    if (copy !== '1' || wanted >= 4000) continue;
    const started = performance.now();
    const near = neighboursOf(storedKeys(rowOf(cells)), index);
    times.push(performance.now() - started);
    wanted++;
    const original = originals.get(`${person}-0`);
    if (near.some((one) => one.record === original && one.record !== record)) found++;
  }
  return [
    { what: 'candidates of one record among 200,000, p95', value: quantile(times, 0.95), unit: 'ms', gate: 5, better: 'less', anchor: 'a whole run' },
    { what: 'the same, original among them', value: found / wanted, unit: '%', gate: 0.98, better: 'more', anchor: '' },
  ]; // prettier-ignore
}
