import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '#contracts/kit/errors.ts';
import { contracts } from '#contracts/index.ts';
import { permissionsOf, Role, type Permission } from '#contracts/kit/common.ts';
import type { Operation } from '#contracts/kit/contract.ts';
import { failureOf, openTestVault, admin, otherPassphrase, type TestVault } from '#test/kit/vault.ts';

// Many sign-ins, each a process with four threads: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

let vault: TestVault;
beforeAll(async () => {
  vault = await openTestVault();
});
afterAll(() => vault.close());

/** Every operation that needs a permission, by full name. */
const guarded = Object.values(contracts).flatMap((contract) =>
  Object.entries(contract.operations as Record<string, Operation>)
    .filter(([, operation]) => operation.needs && !operation.internal)
    .map(([name, operation]) => ({ name: `${contract.name}.${name}`, needs: operation.needs! })),
);

describe('adding and removing', () => {
  test('somebody added may sign in, in the role given, and is told apart from a name in use', async () => {
    const { client } = vault;
    const added = await client.people.add({ name: 'Bo Ek', role: 'analyst', passphrase: otherPassphrase });
    expect(added).toMatchObject({ name: 'Bo Ek', role: 'analyst', active: true, lastSignInAt: null });
    const again = client.people.add({ name: ' BO EK', role: 'reviewer', passphrase: otherPassphrase });
    expect((await failureOf(again)).code).toBe('conflict');
    const weak = client.people.add({ name: 'Weak', role: 'analyst', passphrase: 'weak' });
    expect((await failureOf(weak)).code).toBe('weak-passphrase');
    const { people } = await client.people.list({});
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      [admin.person, 'administrator'],
      ['Bo Ek', 'analyst'],
    ]);
  });

  test('the last administrator stays', async () => {
    const { client, session } = vault;
    const demoted = client.people.setRole({ id: session.personId, role: 'analyst' });
    expect((await failureOf(demoted)).code).toBe('last-administrator');
    expect((await failureOf(client.people.remove({ id: session.personId }))).code).toBe('last-administrator');
    const [self] = (await client.people.list({})).people;
    expect(self).toMatchObject({ role: 'administrator', active: true });
  });

  test('somebody removed cannot sign in any more; the name stays on the list', async () => {
    const { client } = vault;
    const added = await client.people.add({ name: 'Leaver', role: 'analyst', passphrase: otherPassphrase });
    await client.people.remove({ id: added.id });
    const { people } = await client.people.list({});
    expect(people.find(({ id }) => id === added.id)).toMatchObject({ name: 'Leaver', active: false });
    await vault.app.lock();
    const page = await vault.newClient();
    const failed = await failureOf(page.vault.unlock({ person: 'Leaver', passphrase: otherPassphrase }));
    expect(failed.code).toBe('wrong-passphrase');
    await vault.signIn();
  });

  test('what staff do stands in the log under their name', async () => {
    const { facts } = await vault.client.facts.list({ limit: 200 });
    const actions = facts.map(({ action, by }) => `${action} ${String(by)}`);
    expect(actions).toContain(`vault.created ${admin.person}`);
    expect(actions).toContain(`person.added ${admin.person}`);
    expect(actions).toContain(`person.removed ${admin.person}`);
    expect(actions).toContain(`person.signed-in ${admin.person}`);
  });
});

describe('permissions', () => {
  test('the roles build on each other, and each permission is needed by something', () => {
    expect(permissionsOf.reviewer).toEqual(expect.arrayContaining([...permissionsOf.analyst]));
    expect(permissionsOf.administrator).toEqual(expect.arrayContaining([...permissionsOf.reviewer]));
    const needed = new Set<Permission>(guarded.map(({ needs }) => needs));
    for (const permission of ['read', 'reveal', 'edit', 'decide', 'export', 'administer'] as const) {
      expect(needed).toContain(permission);
    }
  });

  test.each(Role.options)('a %s is refused what the role may not do, and nothing else', async (role) => {
    // The maker of the vault is an administrator already.
    const client = role === 'administrator' ? await vault.signIn() : await vault.signInAs(role);
    expect(vault.session.role).toBe(role);
    for (const { name, needs } of guarded) {
      // Nothing is given on purpose: who may call is settled before what is said.
      const failed = await failureOf(client.call(name, { no: 'input' }).then(() => Promise.reject(answered)));
      const refused = failed.code === 'forbidden';
      expect(refused, name).toBe(!permissionsOf[role].includes(needs));
      if (refused) expect(failed.params).toEqual({ permission: needs });
    }
    if (role === 'analyst') await vault.signIn();
  });

  test('an administrator who makes themself a reviewer loses the right at once', async () => {
    const client = await vault.signInAs('administrator');
    await client.people.setRole({ id: vault.session.personId, role: 'reviewer' });
    const failed = await failureOf(
      client.people.add({ name: 'X', role: 'analyst', passphrase: otherPassphrase }),
    );
    expect(failed.code).toBe('forbidden');
    expect((await client.vault.status({})).session?.role).toBe('reviewer');
    await vault.signIn();
  });

  test('an administrator who takes their own access away may do nothing more', async () => {
    const client = await vault.signInAs('administrator');
    await client.people.remove({ id: vault.session.personId });
    expect((await failureOf(client.accounts.search({}))).code).toBe('forbidden');
    await vault.signIn();
  });

  test('the write halves of jobs cannot be called from outside', async () => {
    const { client } = vault;
    for (const name of [
      'people.insert',
      'people.signIn',
      'imports.applyBatch',
      'documents.insert',
      'exports.record',
    ]) {
      expect((await failureOf(client.call(name, {}))).code).toBe('unknown-operation');
    }
  });
});

/** A call that succeeded although it was given nothing was not refused either. */
const answered = new AppError('cancelled');
