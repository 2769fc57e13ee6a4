import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '#client/client.ts';
import { startApp } from '#main/app.ts';
import { openConnection, unlockVault } from '#main/vault/index.ts';
import { fields } from '#test/kit/make.ts';
import { openSeparateMain } from '#test/kit/separate-main.ts';
import {
  admin,
  failureOf,
  openProgram,
  openTestVault,
  otherPassphrase,
  type TestVault,
} from '#test/kit/vault.ts';

// Many sign-ins, each a process with four threads: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

let vault: TestVault;
/** A locked copy of the vault as it was after its first account. */
let copy: string;
let copies = 0;

beforeAll(async () => {
  vault = await openTestVault();
  await vault.client.accounts.create({ referenceId: 'first', fields: fields() });
  await vault.app.lock();
  copy = join(vault.folder, 'copy');
  cpSync(vault.vaultFolder, copy, { recursive: true });
  await vault.signIn();
});
afterAll(() => vault.close());

/** A fresh copy of the vault in a program of its own. */
async function locked(change: (folder: string) => void = () => undefined) {
  const folder = join(vault.folder, `copy-${String(++copies)}`);
  cpSync(copy, folder, { recursive: true });
  change(folder);
  const program = await openProgram({ vaultFolder: folder });
  onTestFinished(program.close);
  return { folder, program, client: await program.newClient() };
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('making', () => {
  test('the person who makes a vault is its administrator and gets the recovery key once', () => {
    expect(vault.session).toMatchObject({
      person: admin.person,
      role: 'administrator',
      vaultName: 'Test vault',
    });
    expect(vault.session.permissions).toContain('administer');
    expect(vault.recoveryKey).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
  });

  test('info tells the format, the cipher and how much is held', async () => {
    const info = await vault.client.vault.info({});
    expect(info).toMatchObject({
      name: 'Test vault',
      formatVersion: 1,
      accounts: 1,
      recoveryConfirmed: false,
    });
    expect(info.cipher).toMatch(/SQLCipher 4/);
    expect(info.sizeBytes).toBeGreaterThan(50_000);
  });

  test('the check of a sound vault finds nothing', async () => {
    const check = await vault.client.vault.check({});
    expect(check).toMatchObject({ ok: true, problems: [] });
    expect(check.facts).toBeGreaterThan(0);
  });

  test('a weak passphrase is refused where a vault is made, and nothing is written', async () => {
    const program = await openProgram();
    onTestFinished(program.close);
    const client = await program.newClient();
    for (const passphrase of ['short', 'password1234567', 'Ada Lindqvist Ada Lindqvist']) {
      const failed = await failureOf(client.vault.create({ name: 'Weak', person: admin.person, passphrase }));
      expect(failed.code).toBe('weak-passphrase');
    }
    expect((await client.vault.status({})).state).toBe('none');
    // What was refused can be made with a good one straight away.
    const made = await client.vault.create({ name: 'Good', person: 'Bo', passphrase: otherPassphrase });
    expect(made.session.role).toBe('administrator');
  });

  test('the strength of a passphrase is told before it is used, and a suggested one is enough', async () => {
    const weak = await vault.client.vault.passphraseStrength({ passphrase: 'summer2026' });
    expect(weak.enough).toBe(false);
    expect(weak.advice).not.toBe('');
    const { passphrase, bits } = await vault.client.vault.suggestPassphrase({});
    expect(bits).toBeGreaterThanOrEqual(77);
    expect((await vault.client.vault.passphraseStrength({ passphrase })).enough).toBe(true);
  });

  test('a vault is not made over another', async () => {
    const { client, folder } = await locked();
    const before = hashOf(join(folder, 'vault.db'));
    const failed = await failureOf(
      client.vault.create({ name: 'Again', person: 'Bo', passphrase: otherPassphrase }),
    );
    expect(failed.code).toBe('vault-exists');
    expect(hashOf(join(folder, 'vault.db'))).toBe(before);
  });
});

describe('unlocking', () => {
  test('a locked vault answers nothing about accounts or people', async () => {
    const { client } = await locked();
    for (const call of [
      client.accounts.search({}),
      client.people.list({}),
      client.vault.info({}),
      client.tags.create({ name: 'x' }),
      client.vault.check({}),
    ]) {
      expect(['vault-locked', 'forbidden']).toContain((await failureOf(call)).code);
    }
    expect((await client.vault.status({})).state).toBe('locked');
  });

  test('a wrong name and a wrong passphrase get the same answer, and the third waits', async () => {
    const { client } = await locked();
    const attempts = [
      { person: 'Nobody', passphrase: admin.passphrase },
      { person: admin.person, passphrase: 'not the passphrase at all' },
      { person: admin.person, passphrase: 'neither is this one here' },
    ];
    const answers = [];
    for (const attempt of attempts) answers.push(await failureOf(client.vault.unlock(attempt)));
    expect(answers.map(({ code }) => code)).toEqual(Array(3).fill('wrong-passphrase'));
    expect(answers[0]).toEqual(answers[1]);
    // From here on the wait grows; while it lasts even the right passphrase is not tried.
    const fourth = await failureOf(client.vault.unlock(attempts[2]!));
    expect(fourth.params['waitSeconds']).toBeGreaterThan(0);
    const { waitSeconds } = await client.vault.status({});
    expect(waitSeconds).toBeGreaterThan(0);
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('wrong-passphrase');
    await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000 + 50));
    expect((await client.vault.unlock(admin)).person).toBe(admin.person);
    expect((await client.vault.status({})).waitSeconds).toBe(0);
  });

  test('the name counts without case and surrounding space', async () => {
    const { client } = await locked();
    const session = await client.vault.unlock({ person: '  ADA lindqvist ', passphrase: admin.passphrase });
    expect(session.person).toBe(admin.person);
  });

  test('a second instance is told that the vault is open elsewhere, and the first goes on', async () => {
    const second = await openProgram({ vaultFolder: vault.vaultFolder });
    onTestFinished(second.close);
    const client = await second.newClient();
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('vault-open-elsewhere');
    expect((await vault.client.vault.info({})).accounts).toBe(1);
  });
});

describe('locking', () => {
  test('locking ends the store process, and the next page finds the vault locked', async () => {
    const { program, client } = await locked();
    await client.vault.unlock(admin);
    const pid = program.app.storePid()!;
    await client.host.lock({});
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    const again = await program.newClient();
    expect((await again.vault.status({})).state).toBe('locked');
  });

  test('what is under way when the vault is locked fails as locked, and the client is told', async () => {
    const { program } = await locked();
    // Without a window the client outlives the lock, as in the command line.
    const app = await startApp(
      { ...program.host, window: null },
      { vaultFolder: program.vaultFolder, leastKdf: true },
    );
    const client = await connect(app.port);
    let gone = false;
    client.onGone(() => (gone = true));
    const underWay = failureOf(client.vault.unlock(admin));
    await app.lock();
    expect((await underWay).code).toBe('vault-locked');
    expect(gone).toBe(true);
    await app.quit();
  });

  test.each(['suspend', 'lockScreen'] as const)('%s of the computer locks', async (what) => {
    const { program, client } = await locked();
    await client.vault.unlock(admin);
    const pid = program.app.storePid()!;
    program.host[what]();
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

describe('passphrases', () => {
  test('changing a passphrase encrypts nothing again: the database file keeps its bytes', async () => {
    const { program, client, folder } = await locked();
    await client.vault.unlock(admin);
    // Signing in writes a fact; a closed vault has all of it in the one file.
    await program.app.lock();
    const second = await program.newClient();
    const before = { database: hashOf(join(folder, 'vault.db')), header: hashOf(join(folder, 'vault.hdr')) };
    await second.vault.unlock(admin);
    const start = statSync(join(folder, 'vault.db')).mtimeMs;
    expect(hashOf(join(folder, 'vault.db'))).toBe(before.database);
    await second.vault.changePassphrase({ current: admin.passphrase, next: otherPassphrase });
    expect(hashOf(join(folder, 'vault.db'))).toBe(before.database);
    expect(statSync(join(folder, 'vault.db')).mtimeMs).toBe(start);
    expect(hashOf(join(folder, 'vault.hdr'))).not.toBe(before.header);
    await program.app.lock();
    const third = await program.newClient();
    expect((await failureOf(third.vault.unlock(admin))).code).toBe('wrong-passphrase');
    await third.vault.unlock({ person: admin.person, passphrase: otherPassphrase });
    expect((await third.accounts.load({ referenceId: 'first' })).name).toBe('Ana Pereira');
  });

  test('it takes the current passphrase, and a strong new one', async () => {
    const { client } = vault;
    const wrong = client.vault.changePassphrase({ current: 'wrong', next: otherPassphrase });
    expect((await failureOf(wrong)).code).toBe('wrong-passphrase');
    const weak = client.vault.changePassphrase({ current: admin.passphrase, next: 'weak' });
    expect((await failureOf(weak)).code).toBe('weak-passphrase');
  });
});

describe('recovery', () => {
  test('the recovery key is confirmed by typing it back', async () => {
    const { client } = await locked();
    await client.vault.unlock(admin);
    const wrong = vault.recoveryKey.replace(/^./, (sign) => (sign === '7' ? '8' : '7'));
    const answer = await client.vault
      .confirmRecovery({ recoveryKey: wrong })
      .catch((error: unknown) => ({ confirmed: error instanceof Error ? error.message : '' }));
    expect(answer.confirmed).not.toBe(true);
    expect(await client.vault.confirmRecovery({ recoveryKey: vault.recoveryKey.toLowerCase() })).toEqual({
      confirmed: true,
    });
    expect((await client.vault.info({})).recoveryConfirmed).toBe(true);
  });

  test('the recovery key opens the vault, sets a new passphrase and is replaced itself', async () => {
    const { program, client } = await locked();
    const wanted = { person: admin.person, passphrase: otherPassphrase };
    const wrong = await failureOf(client.vault.recover({ ...wanted, recoveryKey: '0000-0000-0000-0000' }));
    expect(wrong.code).toBe('wrong-recovery-key');
    const { session, recoveryKey } = await client.vault.recover({
      ...wanted,
      recoveryKey: vault.recoveryKey,
    });
    expect(session.person).toBe(admin.person);
    expect(recoveryKey).not.toBe(vault.recoveryKey);
    expect((await client.accounts.load({ referenceId: 'first' })).name).toBe('Ana Pereira');
    const { facts } = await client.facts.list({ action: 'person.signed-in', limit: 1 });
    expect(facts[0]?.params).toEqual({ by: 'recovery-key' });
    await program.app.lock();
    const second = await program.newClient();
    const old = second.vault.recover({ ...wanted, recoveryKey: vault.recoveryKey });
    expect((await failureOf(old)).code).toBe('wrong-recovery-key');
    await second.vault.unlock(wanted);
  });
});

test('wrong recovery keys wait like wrong passphrases, and stand in the log once somebody signs in', async () => {
  const { client } = await locked();
  const wanted = { person: admin.person, passphrase: otherPassphrase };
  const typed = ['0000-0000-0000-0000', vault.recoveryKey.replace(/....$/, '0000'), 'not a key at all'];
  const waits = [];
  for (const recoveryKey of typed) {
    const refused = await failureOf(client.vault.recover({ ...wanted, recoveryKey }));
    expect(refused.code).toBe('wrong-recovery-key');
    waits.push(refused.params['waitSeconds']);
  }
  expect(waits).toEqual([0, 0, 1]);
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  await failureOf(client.vault.unlock({ ...wanted }));
  await new Promise((resolve) => setTimeout(resolve, 2_050));
  await client.vault.unlock(admin);
  const { facts } = await client.facts.list({ action: 'person.sign-in-failed' });
  expect(facts).toMatchObject([{ params: { count: 4, recoveryKeys: 3 } }]);
  expect(String(facts[0]?.params['times']).split(' ')).toHaveLength(4);
});

describe('a folder that is not as it should be gets its own sentence', () => {
  test('no vault there', async () => {
    const program = await openProgram();
    onTestFinished(program.close);
    const client = await program.newClient();
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('vault-missing');
  });

  test('a database that is gone', async () => {
    const { client } = await locked((folder) => {
      rmSync(join(folder, 'vault.db'));
    });
    expect((await client.vault.status({})).state).toBe('damaged');
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('vault-damaged');
  });

  test('a database with bytes changed', async () => {
    const { client, folder } = await locked((into) => {
      const file = join(into, 'vault.db');
      const bytes = readFileSync(file);
      bytes.fill(0x5a, 0, 4096);
      writeFileSync(file, bytes);
    });
    const before = hashOf(join(folder, 'vault.db'));
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('vault-damaged');
    expect(hashOf(join(folder, 'vault.db'))).toBe(before);
  });

  test('a header with both copies destroyed', async () => {
    const { client } = await locked((folder) => {
      writeFileSync(join(folder, 'vault.hdr'), Buffer.alloc(20_000, 1));
    });
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('vault-damaged');
  });

  test('a database of a newer program', async () => {
    const folder = join(vault.folder, 'copy-newer');
    cpSync(copy, folder, { recursive: true });
    const opened = await unlockVault(folder, admin);
    const connection = openConnection(join(folder, 'vault.db'), opened.pageKey(), 'writer');
    connection.exec('PRAGMA user_version = 9000');
    connection.close();
    opened.close();
    const program = await openProgram({ vaultFolder: folder });
    onTestFinished(program.close);
    const client = await program.newClient();
    expect((await failureOf(client.vault.unlock(admin))).code).toBe('vault-newer');
  });

  test('a folder that cannot be written to, which opens again once it can', async () => {
    const folder = join(vault.folder, 'copy-read-only');
    cpSync(copy, folder, { recursive: true });
    const before = hashOf(join(folder, 'vault.db'));
    const main = await openSeparateMain({ vaultFolder: folder, boundByPermissions: true });
    onTestFinished(main.close);
    const client = await main.newClient();
    setReadOnly(folder, true);
    const failed = await failureOf(client.vault.unlock(admin));
    setReadOnly(folder, false);
    expect(failed.code).toBe('read-only');
    expect(hashOf(join(folder, 'vault.db'))).toBe(before);
    expect((await client.vault.unlock(admin)).person).toBe(admin.person);
  });

  test('a place where no folder can be made', async () => {
    const parent = join(vault.folder, 'closed');
    mkdirSync(parent, { mode: 0o500 });
    const main = await openSeparateMain({ vaultFolder: join(parent, 'vault'), boundByPermissions: true });
    onTestFinished(main.close);
    const client = await main.newClient();
    const made = client.vault.create({ name: 'Nowhere', ...admin });
    expect((await failureOf(made)).code).toBe('read-only');
  });
});

function setReadOnly(folder: string, readOnly: boolean): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isFolder = statSync(path).isDirectory();
    chmodSync(path, readOnly ? (isFolder ? 0o500 : 0o400) : isFolder ? 0o700 : 0o600);
  }
  chmodSync(folder, readOnly ? 0o500 : 0o700);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
