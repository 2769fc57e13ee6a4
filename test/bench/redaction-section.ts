/** Section "redaction": 500 accounts redacted with their proof, beside a bare VACUUM INTO of the same database. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { openBench, passphrase, person, type Bench } from './parts/bench-vault.ts';
import { peakMemory } from './parts/processes.ts';
import { against, heading, line, megabytes, seconds, timed } from './parts/ruler.ts';

const wanted = 500;
const aimMs = 15_000;

/** How long writing the database afresh takes by itself: the least any erasure must do. */
async function bareVacuum(bench: Bench): Promise<number> {
  const vault = await unlockVault(bench.vault, { person, passphrase });
  const pageKey = vault.pageKey();
  vault.close();
  const target = join(bench.folder, 'vacuum.db');
  rmSync(target, { force: true });
  const database = openConnection(join(bench.vault, 'vault.db'), pageKey, 'writer');
  pageKey.fill(0);
  try {
    return await timed(() => Promise.resolve(database.prepare('VACUUM INTO ?').run(target)));
  } finally {
    database.close();
    rmSync(target, { force: true });
  }
}

/** Redacts 500 accounts in one run, and says how long each phase took. */
export async function redactionSection(bench: Bench): Promise<void> {
  heading(`Redaction of ${wanted} of ${bench.rows} accounts, with proof`);
  const vacuum = await bareVacuum(bench);
  const size = statSync(join(bench.vault, 'vault.db')).size;
  const { client, close, storePid } = await openBench(bench);
  try {
    const ids: string[] = [];
    for (let after: string | undefined; ids.length < wanted;) {
      const page = await client.accounts.search({ limit: 200, ...(after === undefined ? {} : { after }) });
      ids.push(...page.rows.filter(({ name }) => name !== '').map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    const accountIds = ids.slice(0, wanted);
    const scope = { kind: 'account' as const };
    let hash = '';
    const planning = await timed(async () => {
      hash = (await client.redaction.plan({ accountIds, scope })).hash;
    });
    const basis = { reason: 'retention-end' as const };
    const { id } = await client.redaction.propose({ accountIds, scope, basis, planHash: hash });
    const phases: [string, number][] = [];
    const whole = await timed(() =>
      client.redaction.run(
        { id, typed: String(accountIds.length) },
        {
          onProgress: ({ phase }) => {
            if (phases.at(-1)?.[0] !== phase) phases.push([phase, performance.now()]);
          },
        },
      ),
    );
    const ended = performance.now();
    const { redaction, report } = await client.redaction.load({ id });
    line('state', redaction.state);
    line('dry run', seconds(planning));
    line('redaction with proof', seconds(whole), against(whole, aimMs, '15 s (of 50,000 accounts)'));
    line(
      'beside VACUUM INTO alone',
      `${(whole / vacuum).toFixed(1)} x`,
      `${seconds(vacuum)}, ${megabytes(size)}`,
    );
    phases.forEach(([phase, from], at) => {
      line(`  ${phase}`, seconds((phases[at + 1]?.[1] ?? ended) - from));
    });
    line('pages searched, values looked for', `${report?.pages ?? 0}, ${report?.values ?? 0}`);
    const peak = peakMemory(storePid() ?? 'self');
    if (peak !== null) line('most memory of the store process', megabytes(peak));
  } finally {
    await close();
  }
}
