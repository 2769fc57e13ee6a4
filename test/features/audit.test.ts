/**
 * The log of facts under attack: somebody who has the key goes round the program, in copies of one vault. What they did
 * is told by the program and by the independent verifier alike, which share no code.
 */
import { createHash, createHmac, createPrivateKey, randomBytes, sign } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FactsCheck } from '#contracts/facts.ts';
import { canonicalJson, verifyFacts } from '#main/facts/index.ts';
import { openDb, type WriteDb } from '#main/kit/sql.ts';
import { auditKeys, openConnection, ringKeys, unlockVault, type OpenVault } from '#main/vault/index.ts';
import { admin, failureOf, openProgram, openTestVault, type TestVault } from '#test/kit/vault.ts';
import { checkChain } from '../../src/verify/chain.ts';
import { openDatabase } from '../../src/verify/database.ts';

interface Row {
  seq: number;
  at: string;
  by_id: string | null;
  action: string;
  subject: string | null;
  params: string;
  place: string | null;
  hash: Uint8Array;
}

let vault: TestVault;
let opened: OpenVault;
/** The vault as it was before its signing key was replaced: an old copy that somebody kept. */
let older: string;
let copies = 0;

beforeAll(async () => {
  vault = await openTestVault();
  const { client } = vault;
  const { id } = await client.accounts.create({ referenceId: 'victim' });
  for (let at = 0; at < 300; at += 1) await client.accounts.create({ referenceId: `a${at}` });
  let version = 1;
  for (const value of ['wilhelmina@north.example', 'theodora@south.example']) {
    const changes = [{ action: 'add' as const, field: 'email' as const, use: 'primary' as const, value }];
    ({ version } = await client.accounts.update({ id, version, reason: 'test', changes }));
  }
  await vault.app.lock();
  older = copyOf();
  const next = await vault.signIn();
  await next.facts.replaceKey({});
  for (let at = 0; at < 300; at += 1) await next.accounts.create({ referenceId: `b${at}` });
  await vault.app.lock();
  opened = await unlockVault(vault.vaultFolder, admin, { kdf: 'least' });
}, 120_000);
afterAll(async () => {
  opened.close();
  await vault.close();
});

function copyOf(): string {
  const copy = join(vault.folder, `copy-${++copies}`);
  cpSync(vault.vaultFolder, copy, { recursive: true });
  return copy;
}

/** Opens the tables of a vault with its key, without its triggers. */
function inside<T>(folder: string, work: (db: WriteDb) => T): T {
  const connection = openConnection(join(folder, 'vault.db'), opened.pageKey(), 'writer');
  try {
    const db = openDb(connection);
    for (const { name } of db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
      if (name.startsWith('fact')) db.exec(`DROP TRIGGER ${name}`);
    return work(db);
  } finally {
    connection.close();
  }
}

const columns = 'seq, at, by_id, action, subject, params, place, hash';
const rowAt = (db: WriteDb, seq: number) => db.one<Row>(`SELECT ${columns} FROM fact WHERE seq = ?`, seq);
const hashAfter = (before: Uint8Array, row: Row): Buffer =>
  createHash('sha256')
    .update('casefold fact 2\0')
    .update(before)
    .update(JSON.stringify([row.seq, row.at, row.by_id, row.action, row.subject, row.params, row.place]))
    .digest();
const write = (db: WriteDb, row: Row): void => {
  db.run(
    `INSERT OR REPLACE INTO fact (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.by_id,
    row.action,
    row.subject,
    row.params,
    row.place,
    row.hash,
  );
};
/** Moves all rows from `seq` on by one place. */
const shift = (db: WriteDb, seq: number, by: 1 | -1): void => {
  db.run('UPDATE fact SET seq = -seq WHERE seq >= ?', seq);
  db.run('UPDATE fact SET seq = -seq + ? WHERE seq < 0', by);
};
/** Computes every hash from `seq` on anew. */
const rechain = (db: WriteDb, seq: number): void => {
  let before = rowAt(db, seq - 1).hash;
  for (const row of db.all<Row>(`SELECT ${columns} FROM fact WHERE seq >= ? ORDER BY seq`, seq)) {
    before = hashAfter(before, row);
    db.run('UPDATE fact SET hash = ? WHERE seq = ?', before, row.seq);
  }
};
const edit = (db: WriteDb, seq: number): void => {
  db.run("UPDATE fact SET action = 'account.nothing' WHERE seq = ?", seq);
};

interface CheckpointRow {
  seq: number;
  at: string;
  key_number: number;
  hash: Uint8Array;
  signature: Uint8Array;
}

/** Signs all checkpoints from `seq` on anew, with a private key that somebody kept. */
function resign(db: WriteDb, seq: number, number: number, wrapped: Uint8Array): void {
  const seed = auditKeys(opened.auditKey(), opened.vaultId).unwrap(number, wrapped);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const all = db.all<CheckpointRow>('SELECT * FROM fact_checkpoint ORDER BY seq');
  let previous = '';
  for (const row of all) {
    if (row.seq >= seq) {
      row.hash = rowAt(db, row.seq).hash;
      const hash = Buffer.from(row.hash).toString('hex');
      const { at, key_number } = row;
      const what = 'casefold-checkpoint';
      const text = canonicalJson({
        what,
        vault: opened.vaultId,
        seq: row.seq,
        hash,
        at,
        key: key_number,
        previous,
      });
      row.signature = sign(null, Buffer.from(text), key);
      db.run(
        'UPDATE fact_checkpoint SET hash = ?, signature = ? WHERE seq = ?',
        row.hash,
        row.signature,
        row.seq,
      );
    }
    previous = Buffer.from(row.signature).toString('base64');
  }
}

const keptKey = (): Uint8Array =>
  inside(
    older,
    (db) => db.one<{ private: Uint8Array }>('SELECT private FROM fact_key WHERE number = 1').private,
  );

/** What the program and the verifier say of a copy after somebody was in it; they must say the same. */
function told(work: (db: WriteDb) => void): Pick<FactsCheck, 'ok' | 'kind' | 'firstBroken' | 'through'> {
  const copy = copyOf();
  const check = inside(copy, (db) => {
    work(db);
    return verifyFacts(db, opened.vaultId);
  });
  const report = checkChain(openDatabase(join(copy, 'vault.db'), opened.pageKey()), opened.vaultId);
  const both = [check, report].map(({ ok, kind, firstBroken, through }) => ({
    ok,
    kind,
    firstBroken,
    through,
  }));
  expect(both[1]).toEqual(both[0]);
  return both[0]!;
}

const victim = 120;

describe('a chain', () => {
  test('that nobody touched is whole, with its checkpoints and both keys', () => {
    const check = inside(copyOf(), (db) => verifyFacts(db, opened.vaultId));
    expect(check).toMatchObject({ ok: true, kind: null, keys: 2 });
    expect(check.checkpoints).toBeGreaterThanOrEqual(4);
    expect(told(() => undefined).ok).toBe(true);
  });

  test('edited is told', () => {
    expect(told((db) => void edit(db, victim))).toMatchObject({ kind: 'edited', firstBroken: victim });
  });

  test('with a fact deleted is told, with its gap or closed up', () => {
    expect(told((db) => void db.run('DELETE FROM fact WHERE seq = ?', victim))).toMatchObject({
      kind: 'deleted',
      firstBroken: victim,
      through: victim,
    });
    const closed = told((db) => {
      db.run('DELETE FROM fact WHERE seq = ?', victim);
      shift(db, victim + 1, -1);
    });
    expect(closed).toMatchObject({ kind: 'deleted', firstBroken: victim });
  });

  test.each([
    ['made-up hash', (): Uint8Array => randomBytes(32)],
    ['right hash', (before: Uint8Array, row: Row): Uint8Array => hashAfter(before, row)],
  ])('with a fact inserted under a %s is told', (_name, hash) => {
    const inserted = told((db) => {
      shift(db, victim, 1);
      const before = rowAt(db, victim - 1);
      const row = { ...before, seq: victim, action: 'account.exported' };
      write(db, { ...row, hash: hash(before.hash, row) });
    });
    expect(inserted).toMatchObject({ kind: 'inserted', firstBroken: victim });
  });

  test.each([1, 9])('with two facts exchanged, %i apart, is told', (apart) => {
    const [one, other] = [victim, victim + apart];
    const withHashes = told((db) => {
      const [first, second] = [rowAt(db, one), rowAt(db, other)];
      write(db, { ...first, seq: other });
      write(db, { ...second, seq: one });
    });
    expect(withHashes).toMatchObject({ kind: 'reordered', firstBroken: one });
    const contentsOnly = told((db) => {
      const [first, second] = [rowAt(db, one), rowAt(db, other)];
      write(db, { ...first, seq: other, hash: second.hash });
      write(db, { ...second, seq: one, hash: first.hash });
    });
    expect(contentsOnly).toMatchObject({ kind: 'reordered', firstBroken: one });
  });

  test('with a fact moved to another place is told', () => {
    const moved = told((db) => {
      const row = rowAt(db, victim + 7);
      db.run('DELETE FROM fact WHERE seq = ?', row.seq);
      shift(db, row.seq + 1, -1);
      shift(db, victim, 1);
      write(db, { ...row, seq: victim });
    });
    expect(moved).toMatchObject({ kind: 'reordered', firstBroken: victim });
  });

  test('with a fact twice is told', () => {
    const twice = told((db) => {
      shift(db, victim + 1, 1);
      write(db, { ...rowAt(db, victim), seq: victim + 1 });
    });
    expect(twice).toMatchObject({ kind: 'duplicated', firstBroken: victim + 1 });
  });

  test('cut off before a checkpoint is told; cut off with its checkpoints only an anchor tells', () => {
    const cut = told((db) => void db.run('DELETE FROM fact WHERE seq > ?', victim));
    expect(cut).toMatchObject({ kind: 'truncated', firstBroken: victim + 1 });
    const checkpoint = inside(copyOf(), (db) =>
      db.one<{ seq: number }>('SELECT min(seq) AS seq FROM fact_checkpoint'),
    );
    const whole = told((db) => {
      db.run('DELETE FROM fact WHERE seq > ?', checkpoint.seq);
      db.run('DELETE FROM fact_checkpoint WHERE seq > ?', checkpoint.seq);
      db.run('DELETE FROM fact_key WHERE from_seq > ?', checkpoint.seq);
    });
    expect(whole.ok).toBe(true);
  });

  test('written anew from some place on is told as forked from the last checkpoint before', () => {
    const forked = told((db) => {
      edit(db, victim);
      rechain(db, victim);
    });
    expect(forked.kind).toBe('forked');
    expect(forked.firstBroken).toBeLessThanOrEqual(victim);
    expect(forked.through).toBeGreaterThanOrEqual(victim);
  });

  test('signed again with a key that was retired is told', () => {
    const wrapped = keptKey();
    const late = inside(copyOf(), (db) =>
      db.one<{ from_seq: number }>('SELECT * FROM fact_key WHERE number = 2'),
    );
    const resigned = told((db) => {
      edit(db, late.from_seq + 20);
      rechain(db, late.from_seq + 20);
      resign(db, late.from_seq + 20, 1, wrapped);
    });
    expect(resigned.kind).toBe('re-signed');
    expect(resigned.firstBroken).toBeLessThanOrEqual(late.from_seq + 20);
    expect(resigned.through).toBeGreaterThanOrEqual(late.from_seq + 20);
  });

  test('signed on with a key that was retired, its successor taken out, is told where the log names the successor', () => {
    const wrapped = keptKey();
    const late = inside(copyOf(), (db) =>
      db.one<{ from_seq: number }>('SELECT * FROM fact_key WHERE number = 2'),
    );
    const resigned = told((db) => {
      db.run('DELETE FROM fact_key WHERE number = 2');
      db.run('UPDATE fact_checkpoint SET key_number = 1');
      resign(db, late.from_seq, 1, wrapped);
    });
    expect(resigned).toMatchObject({ kind: 're-signed', firstBroken: late.from_seq });
    expect(resigned.through).toBeGreaterThanOrEqual(late.from_seq);
  });

  test('with a checkpoint that says it is by the retired key, after its successor was endorsed, is told', () => {
    const wrapped = keptKey();
    const resigned = told((db) => {
      const last = db.one<{ seq: number }>('SELECT max(seq) AS seq FROM fact_checkpoint');
      db.run('UPDATE fact_checkpoint SET key_number = 1 WHERE seq = ?', last.seq);
      resign(db, last.seq, 1, wrapped);
    });
    expect(resigned.kind).toBe('re-signed');
  });

  test('with the fact that names a signing key altered, and all written anew after it, is told', () => {
    const late = inside(copyOf(), (db) =>
      db.one<{ from_seq: number }>('SELECT * FROM fact_key WHERE number = 2'),
    );
    const altered = told((db) => {
      const { params } = rowAt(db, late.from_seq);
      db.run('UPDATE fact SET params = ? WHERE seq = ?', params.replace('"key":2', '"key":3'), late.from_seq);
      rechain(db, late.from_seq);
    });
    expect(altered).toMatchObject({ kind: 'bad-signature', firstBroken: late.from_seq });
  });

  test('with checkpoints taken out, altered, or a key exchanged is told', () => {
    const removed = told(
      (db) => void db.run('DELETE FROM fact_checkpoint WHERE seq = (SELECT min(seq) FROM fact_checkpoint)'),
    );
    expect(removed.kind).toBe('bad-signature');
    const altered = told((db) => void db.run("UPDATE fact_checkpoint SET at = '2020-01-01T00:00:00.000Z'"));
    expect(altered.kind).toBe('bad-signature');
    const exchanged = told(
      (db) => void db.run('UPDATE fact_key SET public = ? WHERE number = 2', randomBytes(32)),
    );
    expect(exchanged.kind).toBe('bad-signature');
  });

  test('stays whole when the keys of accounts are destroyed, and nothing can be checked any more', () => {
    const copy = copyOf();
    const check = inside(copy, (db) => {
      db.run('DELETE FROM account_key');
      return verifyFacts(db, opened.vaultId);
    });
    expect(check.ok).toBe(true);
  });
});

test('the private half of a retired key is gone from the vault, and the present one signs', () => {
  inside(copyOf(), (db) => {
    const keys = db.all<{ private: Uint8Array | null; retired_at: string | null }>(
      'SELECT private, retired_at FROM fact_key ORDER BY number',
    );
    expect(keys.map((key) => key.private === null)).toEqual([true, false]);
    expect(keys[0]?.retired_at).not.toBeNull();
  });
});

describe('a committed value', () => {
  const guessed = 100_000;
  interface Committed {
    seq: number;
    subject: string;
    hashes: Set<string>;
  }
  const committed = (db: WriteDb): Committed => {
    const row = db.one<Row>(
      `SELECT ${columns} FROM fact WHERE action = 'account.changed' ORDER BY seq DESC LIMIT 1`,
    );
    const { committed: text } = JSON.parse(row.params) as { committed: string };
    return {
      seq: row.seq,
      subject: row.subject!,
      hashes: new Set(text.split(',').flatMap((part) => part.split(' ').slice(1))),
    };
  };
  const commit = (key: Buffer, seq: number, value: string): string[] =>
    [[value], ['wilhelmina@north.example', value]].map((values) =>
      createHmac('sha256', key)
        .update('casefold/v1/fact-commitment\0')
        .update(JSON.stringify(['email', 'after', values, seq]))
        .digest('base64url'),
    );

  test('cannot be guessed without the key of the account, and can with it', () => {
    inside(copyOf(), (db) => {
      const { seq, subject, hashes } = committed(db);
      expect(hashes.size).toBeGreaterThan(0);
      const row = db.one<{ wrapped: Uint8Array }>(
        'SELECT wrapped FROM account_key JOIN account ON account.seq = account_seq WHERE account.id = ?',
        subject,
      );
      const key = ringKeys(opened.ringKey()).unwrap(subject, row.wrapped);
      const names = ['anna', 'bela', 'cora', 'dora', 'emil', 'theodora'];
      const guess = (at: number): string =>
        at === guessed - 1 ? 'theodora@south.example' : `${names[at % 6]!}.${at}@south.example`;
      // Without the key: the keys that somebody could think of, and a plain hash.
      const found = { with: 0, without: 0 };
      const others = [Buffer.alloc(32), opened.auditKey(), createHash('sha256').update(subject).digest()];
      for (let at = 0; at < guessed; at += 1) {
        const value = guess(at);
        if (commit(key, seq, value).some((hash) => hashes.has(hash))) found.with += 1;
        if (commit(others[at % 3]!, seq, value).some((hash) => hashes.has(hash))) found.without += 1;
        if (hashes.has(createHash('sha256').update(value).digest('base64url'))) found.without += 1;
      }
      for (const other of others)
        if (commit(other, seq, 'theodora@south.example').some((hash) => hashes.has(hash))) found.without += 1;
      expect(found).toEqual({ with: 1, without: 0 });
    });
  }, 60_000);
});

describe('through the program', () => {
  test('a claimed value is the committed one, or is not, or nobody can tell', async () => {
    opened.close();
    const client = await vault.signIn();
    const { facts } = await client.facts.list({ action: 'account.changed' });
    const { seq } = facts[0]!;
    const claim = { seq, field: 'email', side: 'after' as const };
    const values = ['wilhelmina@north.example', 'theodora@south.example'];
    expect(await client.facts.checkValue({ ...claim, values })).toEqual({ result: 'same' });
    expect(await client.facts.checkValue({ ...claim, values: values.slice(0, 1) })).toEqual({
      result: 'different',
    });
    expect(await client.facts.checkValue({ ...claim, side: 'before', values: values.slice(0, 1) })).toEqual({
      result: 'same',
    });
    expect(await client.facts.checkValue({ ...claim, field: 'phone', values })).toEqual({
      result: 'not-committed',
    });
  });

  test('what an account was made with by hand is committed to as well', async () => {
    const { client } = vault;
    const fields = [
      { field: 'phone' as const, use: 'primary' as const, value: '+351 912 345 678' },
      { field: 'gender' as const, use: 'primary' as const, value: 'F' },
    ];
    const { id } = await client.accounts.create({ referenceId: 'made', fields });
    const { facts } = await client.facts.list({ subject: id });
    const claim = { seq: facts[0]!.seq, field: 'phone', side: 'after' as const };
    expect(facts[0]).toMatchObject({ action: 'account.created' });
    expect(await client.facts.checkValue({ ...claim, values: ['+351 912 345 678'] })).toEqual({
      result: 'same',
    });
    expect(await client.facts.checkValue({ ...claim, values: ['+351 912 345 679'] })).toEqual({
      result: 'different',
    });
    expect(await client.facts.checkValue({ ...claim, field: 'email', values: ['x'] })).toEqual({
      result: 'not-committed',
    });
  });

  test('the check begins at the last checkpoint when it must be quick, and at the start when it must not', async () => {
    const { client } = vault;
    const whole = await client.facts.verify({});
    const tail = await client.facts.verify({ scope: 'tail' });
    expect(whole).toMatchObject({ ok: true, from: 1 });
    expect(tail).toMatchObject({ ok: true, facts: whole.facts, head: whole.head });
    expect(tail.from).toBeGreaterThan(600);
  });

  test('a head kept outside is held against the log: still there, gone, or another', async () => {
    const { client } = vault;
    const { head, kept } = await client.facts.anchor({});
    expect(kept).toEqual([]);
    expect(head.words.split(' ')).toHaveLength(8);
    await client.facts.keepAnchor({ seq: head.seq });
    expect((await client.facts.anchor({})).kept).toMatchObject([{ seq: head.seq, by: admin.person }]);
    await client.accounts.create({ referenceId: 'later' });
    const typed = head.words.toUpperCase().replaceAll(' ', ', ');
    expect(await client.facts.checkAnchor({ seq: head.seq, words: typed })).toMatchObject({
      result: 'holds',
    });
    expect(await client.facts.checkAnchor({ seq: head.seq, words: head.digits })).toMatchObject({
      result: 'holds',
    });
    expect(await client.facts.checkAnchor({ seq: head.seq - 1, words: typed })).toMatchObject({
      result: 'different',
    });
    // An older copy of the whole vault, put back: whole in itself, and the head that was kept is not in it.
    const late = (await client.facts.anchor({})).head;
    await vault.app.lock();
    const back = await openProgram({ vaultFolder: older });
    try {
      const before = await back.newClient();
      await before.vault.unlock(admin);
      expect(await before.facts.verify({})).toMatchObject({ ok: true });
      expect(await before.facts.checkAnchor({ seq: late.seq, words: late.words })).toMatchObject({
        result: 'missing',
      });
    } finally {
      await back.close();
    }
    await vault.signIn();
  });

  test('wrong passphrases, the lock and its reason, jobs and opened documents are facts', async () => {
    await vault.app.lock();
    const page = await vault.newClient();
    for (let at = 0; at < 2; at += 1)
      await failureOf(page.vault.unlock({ person: admin.person, passphrase: 'not this one at all 7' }));
    const client = await vault.signIn();
    const { facts } = await client.facts.list({ limit: 4 });
    expect(facts.map(({ action }) => action)).toEqual([
      'person.signed-in',
      'person.sign-in-failed',
      'vault.locked',
      expect.any(String),
    ]);
    expect(facts[1]?.params['count']).toBe(2);
    expect(String(facts[1]?.params['times']).split(' ')).toHaveLength(2);
    expect(facts[2]).toMatchObject({ params: { reason: 'asked' }, by: admin.person, place: 'fake' });

    const { id } = await client.accounts.create({ referenceId: 'with a document' });
    const file = vault.file('paper.pdf', '%PDF-1.4\n%%EOF\n');
    const document = await client.documents.attach({ accountId: id, file: vault.ticket(file) });
    await client.documents.read({ id: document.id });
    const after = (await client.facts.list({ limit: 4 })).facts;
    expect(after.map(({ action, params }) => [action, params['operation'] ?? params['document']])).toEqual([
      ['document.opened', document.id],
      ['job.ended', 'documents.attach'],
      ['document.attached', document.id],
      ['job.started', 'documents.attach'],
    ]);
    expect(after[1]?.params['outcome']).toBe('done');
    expect(await client.facts.verify({})).toMatchObject({ ok: true });
  });

  test('the log is exported without formulas, filtered, with its head; that it was is a fact', async () => {
    const { client } = vault;
    const csv = vault.file('facts.csv', '');
    const saved = await client.facts.save({ file: vault.ticket(csv), format: 'csv' });
    const lines = readFileSync(csv, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(saved.facts + 1);
    expect(saved.sha256).toBe(createHash('sha256').update(readFileSync(csv)).digest('hex'));
    const json = vault.file('facts.jsonl', '');
    const filter = { action: 'person.' };
    await client.facts.save({ file: vault.ticket(json), format: 'json', filter });
    const [first, ...facts] = readFileSync(json, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { action?: string; head?: { words: string } });
    expect(first?.head?.words.split(' ')).toHaveLength(8);
    expect(facts.length).toBeGreaterThan(2);
    expect(facts.every(({ action }) => action?.startsWith('person.'))).toBe(true);
    const { facts: told } = await client.facts.list({ action: 'audit.exported' });
    expect(told.map(({ params }) => params['format'])).toEqual(['json', 'csv']);
  });

  test('facts are found by who, what, when and whom', async () => {
    const { client } = vault;
    const { id } = await client.accounts.load({ referenceId: 'victim' });
    const about = await client.facts.list({ subject: id });
    expect(about.facts.map(({ action }) => action)).toEqual([
      'account.changed',
      'account.changed',
      'account.created',
    ]);
    expect(about.facts.every(({ reference }) => reference === 'victim')).toBe(true);
    expect(await client.facts.list({ subject: 'victim' })).toEqual(about);
    const { people } = await client.people.list({});
    expect((await client.facts.list({ by: people[0]!.id, action: 'account.' })).facts.length).toBe(50);
    expect((await client.facts.list({ to: '2000-01-01' })).facts).toEqual([]);
    expect((await client.facts.list({ from: '2000-01-01' })).facts.length).toBe(50);
  });
});
