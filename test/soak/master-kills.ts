/**
 * Kills while a new master key is made: the vault opens with the passphrase, under all of the old keys or all of the new
 * ones; nothing that they protect is lost; once the new ones hold, the old ones open nothing and lie nowhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '#main/kit/sql.ts';
import { readHeader } from '#main/vault/header-file.ts';
import { COPY_BYTES, type Header } from '#main/vault/header-format.ts';
import { auditKeys, keyFits, openSealed, ringKeys, type OpenVault } from '#main/vault/index.ts';
import { parseRecoveryKey } from '#main/vault/recovery-code.ts';
import { findSlot, recoverySecret } from '#main/vault/slots.ts';
import { onePointPng } from '#test/kit/make.ts';
import { writePeople } from '../bench/people.ts';
import { newInstants } from './parts/instants.ts';
import { tracesIn } from './parts/journal.ts';
import { runAndKill } from './parts/killing.ts';
import { inspect, openSoak, tally, type Found, type Soak } from './parts/vault.ts';

const rows = 300;
const second = 'Second Keeper';

/** The keys of a vault, and the boxes in its header that lead to them. */
interface Keys {
  readonly page: Buffer;
  readonly ring: Buffer;
  readonly audit: Buffer;
  readonly boxes: readonly Buffer[];
  readonly recovery: string | null;
}

function headerOf(soak: Soak): Header {
  const reading = readHeader(soak.vault);
  if (reading.kind !== 'found') throw new Error(`the header is ${reading.kind}`);
  return reading.header;
}

/** Imports people, gives one of them a document; every account gets its key by a backup. */
async function fill(soak: Soak): Promise<void> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, rows);
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  const picture = join(soak.folder, 'picture.png');
  writeFileSync(picture, onePointPng);
  const { rows: found } = await client.accounts.search({ limit: 1 });
  for (const { id } of found) await client.documents.attach({ accountId: id, file: ticket(picture).id });
  await client.backup.create({ file: ticket(soak.folder).id });
  await close();
}

function keysNow(soak: Soak, vault: OpenVault, recovery: string | null): Keys {
  const { slots, pageKey } = headerOf(soak);
  const boxes = [pageKey.box, ...slots.flatMap((slot) => (slot ? [slot.wrapped.box] : []))];
  return { page: vault.pageKey(), ring: vault.ringKey(), audit: vault.auditKey(), boxes, recovery };
}

/** What of the accounts' keys, the signing key, the document and the people does not fit the keys that the vault has. */
function notOpened(soak: Soak, db: WriteDb, vault: OpenVault): string[] {
  const ring = ringKeys(vault.ringKey());
  const wrong: string[] = [];
  const keys = new Map<string, Buffer>();
  const wrapped = db.all<{ id: string; wrapped: Uint8Array }>(
    'SELECT account.id, wrapped FROM account_key JOIN account ON account.seq = account_seq',
  );
  for (const row of wrapped) keys.set(row.id, ring.unwrap(row.id, row.wrapped));
  if (keys.size !== rows) wrong.push(`${String(keys.size)} keys of ${String(rows)} accounts`);
  const audit = auditKeys(vault.auditKey(), vault.vaultId);
  const signing = db.all<{ number: number; private: Uint8Array }>(
    'SELECT number, private FROM fact_key WHERE private IS NOT NULL',
  );
  if (signing.length !== 1) wrong.push(`${String(signing.length)} signing keys with a private half`);
  for (const row of signing) audit.unwrap(row.number, row.private);
  const document = db.one<{ id: string; account: string; blob: string }>(
    'SELECT document.id, account.id AS account, blob FROM document JOIN account ON account.seq = account_seq',
  );
  const key = keys.get(document.account);
  const sealed = key && openSealed(key, join(soak.vault, 'documents', document.blob), document.id);
  if (!sealed?.read(0, sealed.sizeBytes).equals(onePointPng)) wrong.push('the document is not what it was');
  const people = db.one<{ n: number }>('SELECT count(*) AS n FROM person WHERE active = 1').n;
  const slots = headerOf(soak).slots.filter((slot) => slot?.type === 'passphrase').length;
  // A person's row is written before their slot; a kill in between leaves the row, which the next round gives a slot.
  if (people < slots) wrong.push(`${String(slots)} ways in for ${String(people)} people`);
  return wrong;
}

const opensRecovery = (header: Header, code: string): boolean => {
  const read = parseRecoveryKey(code);
  return read.kind === 'key' && findSlot(header, 'recovery', recoverySecret(header, read.key).tag) >= 0;
};

/** What of the keys of before still opens anything, or lies in the header. */
function remains(soak: Soak, db: WriteDb, before: Keys): string[] {
  const file = readFileSync(join(soak.vault, 'vault.hdr')).subarray(0, 2 * COPY_BYTES);
  const { id, wrapped } = db.one<{ id: string; wrapped: Uint8Array }>(
    'SELECT account.id, wrapped FROM account_key JOIN account ON account.seq = account_seq LIMIT 1',
  );
  const opened = (): boolean => {
    try {
      ringKeys(Buffer.from(before.ring)).unwrap(id, wrapped);
      return true;
    } catch {
      return false;
    }
  };
  return [
    ...(before.boxes.some((box) => file.includes(box))
      ? ['a box of the old header lies in the new one']
      : []),
    ...(keyFits(join(soak.vault, 'vault.db'), before.page) ? ['the old page key opens the database'] : []),
    ...(opened() ? ["the old ring key opens an account's key"] : []),
    ...(before.recovery !== null && opensRecovery(headerOf(soak), before.recovery)
      ? ['the old recovery key still opens the vault']
      : []),
  ];
}

/** Whether the keys are all those of before, all others, or mixed. */
function compare(before: Keys, now: Keys): 'old' | 'new' | 'mixed' {
  const same = (['page', 'ring', 'audit'] as const).filter((name) => before[name].equals(now[name])).length;
  return same === 3 ? 'old' : same === 0 ? 'new' : 'mixed';
}

/** Makes a new master key over and over, killed again and again at any moment of it. */
export async function masterKills(soak: Soak, kills: number): Promise<Found> {
  await fill(soak);
  const losses: string[] = [];
  const counts: Record<string, number> = {
    kills: 0,
    'new keys acknowledged': 0,
    'taken up, not acknowledged': 0,
  };
  const instants = newInstants(3000, [
    { folder: soak.vault, name: /^vault\.hdr$/, changes: 4 },
    { folder: soak.vault, name: /^vault\.hdr\.next/, changes: 4 },
    { folder: soak.vault, name: /^vault\.db$/, changes: 6 },
    { folder: join(soak.vault, 'tmp'), name: /^rebuilt\.db/, changes: 40 },
  ]);
  const held: Keys[] = [];
  await inspect(soak, (_, vault) => {
    held.push(keysNow(soak, vault, null));
    return [];
  });
  for (let kill = 0; kill < kills && losses.length === 0; kill += 1) {
    const { lines, hung } = await runAndKill(soak, 'doing', ['master', second], instants);
    tally(counts, 'kills');
    if (hung) losses.push('a new master key hung');
    const codes = lines.flatMap((line) => (line.startsWith('renewed ') ? [line.slice(8)] : []));
    counts['new keys acknowledged']! += codes.length;
    const traces = tracesIn(soak.vault);
    const before = held.at(-1);
    if (!before) throw new Error('the vault did not open');
    losses.push(
      ...(await inspect(soak, (db, vault) => {
        const now = keysNow(soak, vault, codes.at(-1) ?? before.recovery);
        const are = compare(before, now);
        // With a second one begun after the first, what is left may be of that one.
        const begun = lines.filter((line) => line === 'begin').length;
        const settled = are === 'new' && (codes.length === 0 || codes.length === begun);
        tally(counts, `at the kill: ${traces}; the ${are} keys hold`);
        if (are === 'new' && codes.length === 0) tally(counts, 'taken up, not acknowledged');
        held.splice(0, 1, now);
        return [
          ...notOpened(soak, db, vault),
          ...(are === 'mixed' ? ['some keys are old and some new'] : []),
          ...(are === 'old' && codes.length > 0 ? ['a new master key was acknowledged and is gone'] : []),
          ...(are === 'new' ? remains(soak, db, before) : []),
          ...(settled && tracesIn(soak.vault) !== 'nothing under way'
            ? [`left after success: ${tracesIn(soak.vault)}`]
            : []),
        ];
      })),
    );
  }
  return { counts: { ...counts, ...instants.drawn }, losses };
}
