/**
 * What is killed: the program doing one thing over and over, saying what was acknowledged. Standard output is a pipe and
 * written at once, so a line stands there before anything later can happen.
 */
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openUnlocked } from '#main/command-line/engine.ts';
import { readOptions } from '#main/command-line/options.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const [what = '', argument = ''] = process.argv.slice(2);
const { client, ticket, close } = await openUnlocked(readOptions([]));

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
  const { counts } = await client.imports.run({ file: ticket(argument).id });
  running = false;
  await watching;
  say(`finished ${JSON.stringify(counts)}`);
}

/** Decides one waiting inquiry after the other: the account is wrong about everything that differs. */
async function deciding(): Promise<void> {
  let { rows } = await client.inquiries.list({ state: 'waiting', limit: 50 });
  while (rows.length > 0) {
    for (const { id } of rows) {
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
    ({ rows } = await client.inquiries.list({ state: 'waiting', limit: 50 }));
  }
}

/** Changes the passphrase to the next of an endless row. */
async function changing(): Promise<void> {
  let current = process.env['CASEFOLD_PASSPHRASE'] ?? '';
  for (;;) {
    const [, start = '', number = '0'] = /^(.*-)(\d+)$/.exec(current) ?? [];
    const next = `${start}${Number(number) + 1}`;
    say(`asked ${next}`);
    await client.vault.changePassphrase({ current, next });
    say(`changed ${next}`);
    current = next;
  }
}

/** Makes an account, redacts it and waits for its proof, over and over. `argument` numbers the accounts. */
async function redacting(): Promise<void> {
  for (let at = Number(argument); ; at += 1) {
    const referenceId = `redacted-${String(at)}`;
    const word = `Canary${String(at).padStart(9, '0')}x`;
    const known = await client.accounts.search({ text: referenceId });
    if (known.rows.some((row) => row.referenceId === referenceId)) continue;
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
    say(`asked ${String(at)}`);
    await client.redaction.run({ id: proposed.id, typed: referenceId });
    say(`proven ${String(at)}`);
  }
}

/** Writes one backup after the other. */
async function backingUp(): Promise<void> {
  say('begun');
  for (;;) {
    const { file } = await client.backup.create({ file: ticket(argument).id });
    say(`written ${file}`);
    // Names of backups carry the second.
    await pause(1000);
  }
}

if (what === 'redact') await redacting();
else if (what === 'import') await importing();
else if (what === 'decide') await deciding();
else if (what === 'backup') await backingUp();
else await changing();
await close();
