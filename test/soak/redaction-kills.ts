/**
 * Kills while an account is redacted and the proof made: the account is whole or empty, the vault opens, the next
 * sign-in finishes the proof, and nothing of a proven redaction is left anywhere in the folder.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { WriteDb } from '#main/kit/sql.ts';
import { unlockVault } from '#main/vault/index.ts';
import { searchFolder } from '../../src/verify/index.ts';
import { needlesOf } from '../kit/redacting.ts';
import { canaryOf } from './parts/canary.ts';
import { newInstants } from './parts/instants.ts';
import { tracesIn } from './parts/journal.ts';
import { runAndKill } from './parts/killing.ts';
import { programFile } from './parts/program.ts';
import { environment, inspect, person, tally, type Found, type Soak } from './parts/vault.ts';

const numberOf = (line: string, word: string): number[] =>
  line.startsWith(`${word} `) ? [Number(line.slice(word.length + 1))] : [];

interface Row {
  reference_id: string;
  name: string;
  fields: string;
  redacted_at: string | null;
  state: string | null;
}

/** Redacts account after account, killed again and again at any moment of it. */
export async function redactionKills(soak: Soak, kills: number): Promise<Found> {
  const losses: string[] = [];
  const counts: Record<string, number> = { kills: 0 };
  const proven = new Set<number>();
  const instants = newInstants(2500, [
    { folder: soak.vault, name: /^vault\.db-wal$/, changes: 30 },
    { folder: soak.vault, name: /^vault\.hdr$/, changes: 4 },
    { folder: soak.vault, name: /^vault\.db$/, changes: 6 },
    { folder: join(soak.vault, 'tmp'), name: /^rebuilt\.db/, changes: 40 },
  ]);
  let next = 1;
  for (let kill = 0; kill < kills && losses.length === 0; kill += 1) {
    const { lines, hung } = await runAndKill(soak, 'doing', ['redact', String(next)], instants);
    tally(counts, 'kills');
    if (hung) losses.push('a redaction hung');
    for (const at of lines.flatMap((line) => numberOf(line, 'proven'))) proven.add(at);
    const made = lines.flatMap((line) => numberOf(line, 'made')).at(-1);
    const traces = tracesIn(soak.vault);
    losses.push(...(await inspect(soak, (db) => judgeAll(db, proven, made, traces, counts))));
    // One that was made may not have been acknowledged; a new number for the next round either way.
    next = (made ?? next) + 2;
  }
  losses.push(...(await finishAll(soak, proven)));
  return { counts: { ...counts, 'proofs acknowledged': proven.size, ...instants.drawn }, losses };
}

function judgeAll(
  db: WriteDb,
  proven: ReadonlySet<number>,
  made: number | undefined,
  traces: string,
  counts: Record<string, number>,
): string[] {
  const rows = db.all<Row>(
    `SELECT reference_id, name, fields, account.redacted_at, redaction.state FROM account
     LEFT JOIN redaction_account ON account_seq = account.seq
     LEFT JOIN redaction ON redaction.seq = redaction_seq`,
  );
  const last = rows.find(({ reference_id: id }) => id === `redacted-${String(made)}`);
  tally(counts, `at the kill: ${last?.state ?? 'not proposed'}, ${traces}`);
  return rows.flatMap((row) => judge(row, proven));
}

function judge(row: Row, proven: ReadonlySet<number>): string[] {
  const state = row.state ?? 'not proposed';
  const at = Number(row.reference_id.slice('redacted-'.length));
  const isEmpty = row.name === '' && row.fields === '{}' && row.redacted_at !== null;
  const isWhole =
    row.name.includes(canaryOf(at)) && row.fields.includes(canaryOf(at)) && row.redacted_at === null;
  if (proven.has(at) && state !== 'proven') return [`${row.reference_id}: acknowledged, but ${state}`];
  if (state === 'cleared' || state === 'proven')
    return isEmpty ? [] : [`${row.reference_id}: ${state}, not empty`];
  return isWhole ? [] : [`${row.reference_id}: ${state}, and not whole`];
}

/** Signs in once more: everything that was cleared is proven, and the verifier finds nothing of it. */
async function finishAll(soak: Soak, proven: ReadonlySet<number>): Promise<string[]> {
  // The program that was killed, not its sources of now: those may have changed meanwhile.
  const { stdout, stderr, status } = spawnSync(process.execPath, [programFile('doing'), 'finish'], {
    env: environment(soak),
    encoding: 'utf8',
  });
  if (status !== 0) return [`what is cleared cannot be finished: ${stderr}`];
  const losses: string[] = [];
  const told = (word: string): string[] =>
    stdout.split('\n').flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
  if (told('incomplete')[0] !== '0') losses.push(`${told('incomplete')[0] ?? ''} proofs are incomplete`);
  const words = told('proven').map((referenceId) => canaryOf(Number(referenceId.slice('redacted-'.length))));
  for (const referenceId of told('cleared')) losses.push(`${referenceId} stays unproven`);
  if (words.length < proven.size) losses.push('a proof that was acknowledged is not there');
  const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
  const pageKey = vault.pageKey();
  vault.close();
  const { hits, macFailures } = searchFolder({ folder: soak.vault, pageKey, needles: needlesOf(words) });
  if (hits.length > 0) {
    const places = [...new Set(hits.map(({ needleId, place }) => `${words[needleId] ?? ''} in ${place}`))];
    losses.push(`${String(hits.length)} remains of proven redactions: ${places.slice(0, 10).join(', ')}`);
  }
  if (macFailures > 0) losses.push(`${String(macFailures)} damaged pages`);
  return losses;
}
