/**
 * Kills while an account is redacted and the proof made: the account is whole or empty, the vault opens, the next
 * sign-in finishes the proof, and nothing of a proven redaction is left anywhere in the folder.
 */
import { randomInt } from 'node:crypto';
import { unlockVault } from '#main/vault/index.ts';
import { searchFolder } from '../../src/verify/index.ts';
import { needlesOf } from '../kit/redacting.ts';
import { inspect, openSoak, person, runAndKill, type Found, type Soak } from './parts/vault.ts';

const wordOf = (at: number): string => `Canary${String(at).padStart(9, '0')}x`;
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
  const seen: Record<string, number> = {};
  const proven = new Set<number>();
  let next = 1;
  for (let kill = 0; kill < kills; kill += 1) {
    const said = await runAndKill(soak, ['redact', String(next)], randomInt(0, 2500));
    const acknowledged = said.flatMap((line) => numberOf(line, 'proven'));
    for (const at of acknowledged) proven.add(at);
    const asked = said.flatMap((line) => numberOf(line, 'asked')).at(-1) ?? next;
    const wrong = await inspect(soak, (db) =>
      db
        .all<Row>(
          `SELECT reference_id, name, fields, account.redacted_at, redaction.state FROM account
           LEFT JOIN redaction_account ON account_seq = account.seq
           LEFT JOIN redaction ON redaction.seq = redaction_seq`,
        )
        .flatMap((row) => judge(row, proven, seen)),
    );
    losses.push(...wrong);
    if (losses.length > 0) break;
    next = asked;
    // The account in hand is gone on with or left; a new number for the next round either way.
    next += 1;
  }
  losses.push(...(await finishAll(soak, proven)));
  return { counts: { kills, 'proofs acknowledged': proven.size, ...seen }, losses };
}

function judge(row: Row, proven: ReadonlySet<number>, seen: Record<string, number>): string[] {
  const state = row.state ?? 'not proposed';
  const at = Number(row.reference_id.slice('redacted-'.length));
  const isEmpty = row.name === '' && row.fields === '{}' && row.redacted_at !== null;
  const isWhole =
    row.name.includes(wordOf(at)) && row.fields.includes(wordOf(at)) && row.redacted_at === null;
  const key = `found ${state}`;
  seen[key] = (seen[key] ?? 0) + 1;
  if (proven.has(at) && state !== 'proven') return [`${row.reference_id}: acknowledged, but ${state}`];
  if (state === 'cleared' || state === 'proven')
    return isEmpty ? [] : [`${row.reference_id}: ${state}, not empty`];
  return isWhole ? [] : [`${row.reference_id}: ${state}, and not whole`];
}

/** Signs in once more: everything that was cleared is proven, and the verifier finds nothing of it. */
async function finishAll(soak: Soak, proven: ReadonlySet<number>): Promise<string[]> {
  const { client, close } = await openSoak(soak);
  const losses: string[] = [];
  const { incomplete } = await client.redaction.resume({});
  if (incomplete > 0) losses.push(`${String(incomplete)} proofs are incomplete`);
  const { redactions } = await client.redaction.list({ limit: 500 });
  const words = redactions
    .filter(({ state }) => state === 'proven')
    .map(({ referenceIds }) => wordOf(Number((referenceIds[0] ?? '').slice('redacted-'.length))));
  for (const { state, id } of redactions) if (state === 'cleared') losses.push(`${id} stays unproven`);
  if (words.length < proven.size) losses.push('a proof that was acknowledged is not there');
  await close();
  const vault = await unlockVault(soak.vault, { person, passphrase: soak.passphrase }, { kdf: 'least' });
  const pageKey = vault.pageKey();
  vault.close();
  const { hits, macFailures } = searchFolder({ folder: soak.vault, pageKey, needles: needlesOf(words) });
  if (hits.length > 0) losses.push(`${String(hits.length)} remains of proven redactions`);
  if (macFailures > 0) losses.push(`${String(macFailures)} damaged pages`);
  return losses;
}
