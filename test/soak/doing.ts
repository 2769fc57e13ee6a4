/**
 * What is killed: the program doing one thing over and over, saying what was acknowledged, and `begin` and `end` around
 * each operation. Standard output is a pipe and written at once, so a line stands there before anything later can happen.
 */
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEngine, openUnlocked } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';
import { canaryOf } from './parts/canary.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const [what = '', argument = ''] = process.argv.slice(2);
const passphrase = process.env['CASEFOLD_PASSPHRASE'] ?? '';
// Nobody is signed in while a vault is restored.
const { client, ticket, close } = await (what === 'restore' ? openEngine : openUnlocked)(readOptions([]));

/** The operation that is killed. */
async function timed<T>(work: () => Promise<T>): Promise<T> {
  say('begin');
  const from = performance.now();
  const answer = await work();
  say(`end ${(performance.now() - from).toFixed(0)}`);
  return answer;
}

/** Imports the file; what another connection can read of it has been acknowledged. */
async function importing(): Promise<void> {
  let running = true;
  const watching = (async () => {
    while (running) {
      const { imports } = await client.imports.list({ limit: 1 });
      const [newest] = imports;
      // Until this import has begun, the newest is the one before.
      if (newest?.file === basename(argument) && newest.counts.read > 0)
        say(`read ${String(newest.counts.read)}`);
      await pause(10);
    }
  })();
  const { counts } = await timed(() => client.imports.run({ file: ticket(argument).id }));
  running = false;
  await watching;
  say(`finished ${JSON.stringify(counts)}`);
}

async function decide(id: string): Promise<void> {
  const review = await client.inquiries.review({ id });
  const resolutions = review.comparison.fields
    .filter((field) => field.level === 'conflict' || field.level === 'close')
    .map((field) => ({
      field: field.field,
      choice: 'account-wrong' as const,
      onFileText: field.onFile?.text ?? null,
      incomingText: field.incoming?.text ?? null,
    }));
  await client.inquiries.decide({
    id,
    version: review.inquiry.version,
    accountVersion: review.account.version,
    resolutions,
    outcome: 'approve',
    reason: 'account-was-wrong',
    note: 'The account is corrected.',
  });
  say(`decided ${id}`);
}

/** Decides one waiting inquiry after the other, ten a time: the account is wrong about everything that differs. */
async function deciding(): Promise<void> {
  for (;;) {
    const { rows } = await client.inquiries.list({ state: 'waiting', limit: 10 });
    if (rows.length === 0) return;
    await timed(async () => {
      for (const { id } of rows) await decide(id);
    });
  }
}

/** Changes the passphrase to the next of an endless row. */
async function changing(): Promise<void> {
  for (let current = passphrase; ;) {
    const [, start = '', number = '0'] = /^(.*-)(\d+)$/.exec(current) ?? [];
    const next = `${start}${Number(number) + 1}`;
    say(`asked ${next}`);
    await timed(() => client.vault.changePassphrase({ current, next }));
    say(`changed ${next}`);
    current = next;
  }
}

/** Makes an account, redacts it and waits for its proof, over and over. `argument` numbers the accounts. */
async function redacting(): Promise<void> {
  for (let at = Number(argument); ; at += 1) {
    const referenceId = `redacted-${String(at)}`;
    const word = canaryOf(at);
    const { id } = await client.accounts.create({
      referenceId,
      fields: [
        { field: 'name', value: { first: word, last: `Family${word}` } },
        { field: 'email', value: `${word}@example.org` },
      ],
    });
    say(`made ${String(at)}`);
    const asked = { accountIds: [id], scope: { kind: 'account' as const } };
    const plan = await client.redaction.plan(asked);
    const basis = { reason: 'erasure-request' as const };
    const proposed = await client.redaction.propose({ ...asked, basis, planHash: plan.hash });
    await timed(() => client.redaction.run({ id: proposed.id, typed: referenceId }));
    say(`proven ${String(at)}`);
  }
}

/** Writes one backup after the other. */
async function backingUp(): Promise<void> {
  for (;;) {
    const { file } = await timed(() => client.backup.create({ file: ticket(argument).id }));
    say(`written ${file}`);
    // Names of backups carry the second.
    await pause(1000);
  }
}

/** Restores one backup, once. */
async function restoring(): Promise<void> {
  const person = process.env['CASEFOLD_USER'] ?? '';
  await timed(() => client.backup.restore({ file: ticket(argument).id, person, passphrase }));
  say('restored');
}

/** Gives a second person access, when they have none, and makes a new master key, over and over. */
async function renewing(): Promise<void> {
  const second = { name: argument, role: 'analyst', passphrase: `${passphrase} second` } as const;
  for (;;) {
    const { people } = await client.people.list({});
    if (!people.some(({ name, active }) => name === argument && active)) await client.people.add(second);
    const { recoveryKey } = await timed(() => client.vault.newMasterKey({ passphrase }));
    say(`renewed ${recoveryKey}`);
  }
}

/** Finishes what is cleared, and tells of every redaction what became of it. */
async function finishing(): Promise<void> {
  const { incomplete } = await client.redaction.resume({});
  say(`incomplete ${String(incomplete)}`);
  const { redactions } = await client.redaction.list({ limit: 500 });
  for (const { state, referenceIds } of redactions) say(`${state} ${referenceIds[0] ?? ''}`);
}

const doings: Readonly<Record<string, () => Promise<void>>> = {
  redact: redacting,
  finish: finishing,
  import: importing,
  decide: deciding,
  backup: backingUp,
  restore: restoring,
  master: renewing,
  passphrase: changing,
};
await doings[what]?.();
await close();
