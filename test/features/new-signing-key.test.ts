/**
 * The key that signs the log is replaced with the master key: an old copy of the vault holds the private half of the one
 * before, and whoever has that must not be able to go on signing.
 */
import { createPrivateKey, sign } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson, verifyFacts } from '#main/facts/index.ts';
import { openDb, type ReadDb, type WriteDb } from '#main/kit/sql.ts';
import { auditKeys, openConnection, unlockVault } from '#main/vault/index.ts';
import { field } from '#test/kit/make.ts';
import { admin, openTestVault, type TestVault } from '#test/kit/vault.ts';
import { checkCertificate, type Against } from '../../src/verify/certificate.ts';
import { checkChain, signingKeys } from '../../src/verify/chain.ts';
import { openDatabase } from '../../src/verify/database.ts';

let vault: TestVault;
/** The vault before its master key was replaced: somebody kept it, with a passphrase that opens it. */
let older: string;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

interface Held {
  readonly db: WriteDb;
  readonly vaultId: string;
  /** Signs with the private half that lies in this vault. */
  sign(text: string): Buffer;
  /** The same vault as the independent verifier sees it. */
  readonly outside: Against;
}

interface Checkpoint {
  seq: number;
  at: string;
  hash: Uint8Array;
  signature: Uint8Array;
}

/** Opens a vault with its passphrase, going round the program. */
async function inside<T>(folder: string, work: (held: Held) => T): Promise<T> {
  const open = await unlockVault(folder, admin, { kdf: 'least' });
  const { vaultId } = open;
  const connection = openConnection(join(folder, 'vault.db'), open.pageKey(), 'writer');
  const secrets = auditKeys(open.auditKey(), vaultId);
  try {
    const db = openDb(connection);
    const database = openDatabase(join(folder, 'vault.db'), open.pageKey());
    const key = privateHalf(db, secrets);
    return work({
      db,
      vaultId,
      sign: (text) => sign(null, Buffer.from(text), key),
      outside: { database, vaultId, keys: signingKeys(database) },
    });
  } finally {
    connection.close();
    open.close();
  }
}

function privateHalf(db: ReadDb, secrets: ReturnType<typeof auditKeys>) {
  const row = db.one<{ number: number; private: Uint8Array }>(
    'SELECT number, private FROM fact_key WHERE private IS NOT NULL',
  );
  const seed = secrets.unwrap(row.number, row.private);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

async function keepOlder(): Promise<void> {
  await vault.app.lock();
  older = join(vault.folder, 'older');
  cpSync(vault.vaultFolder, older, { recursive: true });
  await vault.signIn();
}
const replaceMaster = () => vault.client.vault.newMasterKey({ passphrase: admin.passphrase });
const fill = async (prefix: string) => {
  for (let at = 0; at < 5; at += 1)
    await vault.client.accounts.create({ referenceId: `${prefix}${String(at)}` });
};

test('with the master key goes the signing key: the old one endorses the new one and is destroyed', async () => {
  await fill('before');
  // The lock signs what there is.
  await vault.signIn();
  await replaceMaster();
  await fill('after');
  const { facts } = await vault.client.facts.list({ limit: 50 });
  const replaced = facts.find(({ action }) => action === 'vault.master-key-replaced');
  const made = facts.find(({ action }) => action === 'audit.key-made');
  expect(replaced).toMatchObject({ by: admin.person, params: { people: 0 } });
  expect(made).toMatchObject({ seq: replaced!.seq + 1, params: { key: 2 } });
  expect(await vault.client.facts.verify({})).toMatchObject({ ok: true, keys: 2 });
  await vault.app.lock();
  await inside(vault.vaultFolder, ({ db, vaultId, outside }) => {
    const keys = db.all<{ private: Uint8Array | null; endorsement: Uint8Array }>(
      'SELECT private, endorsement FROM fact_key ORDER BY number',
    );
    expect(keys.map((key) => key.private === null)).toEqual([true, false]);
    expect(made?.params['endorsement']).toBe(Buffer.from(keys[1]!.endorsement).toString('base64'));
    // What the old key signed last, and what the new one signed first.
    const signed = db.all(
      'SELECT seq, key_number FROM fact_checkpoint WHERE seq IN (?, ?)',
      replaced!.seq,
      made!.seq,
    );
    expect(signed).toEqual([
      { seq: replaced!.seq, key_number: 1 },
      { seq: made!.seq, key_number: 2 },
    ]);
    expect(checkChain(outside.database, vaultId)).toMatchObject({ ok: true, keys: 2 });
  });
});

test('a head that was kept outside before holds after it', async () => {
  await fill('before');
  const { head } = await vault.client.facts.anchor({});
  await replaceMaster();
  await fill('after');
  const { seq, words } = head;
  expect(await vault.client.facts.checkAnchor({ seq, words })).toMatchObject({ result: 'holds' });
});

test('what the key of an old copy signs after that is told', async () => {
  await fill('before');
  await keepOlder();
  await replaceMaster();
  await fill('after');
  await vault.app.lock();
  const { sign: signOld } = await inside(older, (held) => held);
  await inside(vault.vaultFolder, ({ db, vaultId, outside: before }) => {
    const [last, previous] = db.all<Checkpoint>('SELECT * FROM fact_checkpoint ORDER BY seq DESC LIMIT 2');
    const text = canonicalJson({
      what: 'casefold-checkpoint',
      vault: vaultId,
      seq: last!.seq,
      hash: Buffer.from(last!.hash).toString('hex'),
      at: last!.at,
      key: 1,
      previous: Buffer.from(previous!.signature).toString('base64'),
    });
    expect(checkChain(before.database, vaultId)).toMatchObject({ ok: true });
    db.exec('DROP TRIGGER fact_checkpoint_is_never_changed');
    db.run(
      'UPDATE fact_checkpoint SET key_number = 1, signature = ? WHERE seq = ?',
      signOld(text),
      last!.seq,
    );
    expect(verifyFacts(db, vaultId)).toMatchObject({ ok: false, kind: 're-signed', through: last!.seq });
  });
  await inside(vault.vaultFolder, ({ vaultId, outside }) => {
    expect(checkChain(outside.database, vaultId)).toMatchObject({ ok: false, kind: 're-signed' });
  });
});

test('a certificate counts as long as its fact lies before the key that signed it was replaced', async () => {
  const { client } = vault;
  const fields = [field('name', { first: 'Ana', last: 'Pereira' })];
  const { id } = await client.accounts.create({ referenceId: 'leaver', fields });
  const wanted = { accountIds: [id], scope: { kind: 'account' as const } };
  const plan = await client.redaction.plan(wanted);
  const proposed = await client.redaction.propose({
    ...wanted,
    basis: { reason: 'erasure-request', reference: 'DSR-17' },
    exportChoice: 'not-wanted',
    planHash: plan.hash,
    mentions: [],
    passOverOpenWork: true,
  });
  await client.redaction.run({ id: proposed.id, typed: 'leaver' });
  const { certificate } = await client.redaction.load({ id: proposed.id });
  await keepOlder();
  await replaceMaster();
  await fill('after');
  const { head } = await vault.client.facts.anchor({});
  await vault.app.lock();

  const { signature: _old, ...unsigned } = certificate!;
  const auditHead = await inside(vault.vaultFolder, ({ db }) => {
    const { hash } = db.one<{ hash: Uint8Array }>('SELECT hash FROM fact WHERE seq = ?', head.seq);
    return { seq: head.seq, hash: Buffer.from(hash).toString('hex') };
  });
  const forged = await inside(older, (old) => {
    const signed = (what: object): string =>
      JSON.stringify({ ...what, signature: old.sign(canonicalJson(what)).toString('base64') });
    return {
      late: signed({ ...unsigned, auditHead }),
      early: signed({ ...unsigned, reference: 'DSR-18' }),
      unknown: signed({ ...unsigned, id: 'rdc_another' }),
    };
  });
  await inside(vault.vaultFolder, ({ outside, db, vaultId }) => {
    expect(verifyFacts(db, vaultId).ok).toBe(true);
    const right = { signature: true, key: true, head: true };
    expect(checkCertificate(JSON.stringify(certificate), outside)).toEqual({
      ...right,
      inForce: true,
      recorded: true,
      ok: true,
    });
    expect(checkCertificate(forged.late, outside)).toMatchObject({ ...right, inForce: false, ok: false });
    // Dated back to before the replacement: the log names the certificate that was made, and it is not this one.
    expect(checkCertificate(forged.early, outside)).toMatchObject({ ...right, recorded: false, ok: false });
    expect(checkCertificate(forged.unknown, outside)).toMatchObject({ ...right, recorded: false, ok: false });
  });
});
