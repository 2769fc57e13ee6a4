import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { admin, openTestVault } from '#test/kit/vault.ts';

test('the chain of facts holds, and names the first place where somebody changed it', async () => {
  const vault = await openTestVault();
  onTestFinished(vault.close);
  for (const referenceId of ['a', 'b', 'c']) await vault.client.accounts.create({ referenceId });
  const sound = await vault.client.facts.verify({});
  expect(sound).toMatchObject({ ok: true, firstBroken: null });
  expect(sound.facts).toBeGreaterThanOrEqual(5);
  const { facts } = await vault.client.facts.list({ action: 'account.created' });
  const victim = facts[1]!.seq;
  await vault.app.lock();

  // Somebody with the key who goes round the program: the triggers are in their way, so they take them down.
  const opened = await unlockVault(vault.vaultFolder, admin);
  const connection = openConnection(join(vault.vaultFolder, 'vault.db'), opened.pageKey(), 'writer');
  expect(() => connection.exec(`DELETE FROM fact WHERE seq = ${String(victim)}`)).toThrow(/facts stay/);
  expect(() => connection.exec("UPDATE fact SET action = 'x'")).toThrow(/facts stay/);
  connection.exec('DROP TRIGGER fact_is_never_changed');
  connection.exec(`UPDATE fact SET action = 'account.nothing' WHERE seq = ${String(victim)}`);
  connection.close();
  opened.close();

  await vault.signIn();
  expect(await vault.client.facts.verify({})).toMatchObject({ ok: false, firstBroken: victim });
  const check = await vault.client.vault.check({});
  expect(check.ok).toBe(false);
  expect(check.problems.join()).toContain(String(victim));
});

test('the log pages backwards without a gap', async () => {
  const vault = await openTestVault();
  onTestFinished(vault.close);
  for (let at = 0; at < 7; at++) await vault.client.accounts.create({ referenceId: `p${String(at)}` });
  const all = (await vault.client.facts.list({ limit: 200 })).facts.map(({ seq }) => seq);
  const paged: number[] = [];
  let after: string | undefined;
  do {
    const page = await vault.client.facts.list({ limit: 4, ...(after ? { after } : {}) });
    paged.push(...page.facts.map(({ seq }) => seq));
    after = page.next ?? undefined;
  } while (after);
  expect(paged).toEqual(all);
  expect(all).toEqual([...all].sort((a, b) => b - a));
});
