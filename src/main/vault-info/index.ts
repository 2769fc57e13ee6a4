/** What the open vault says of itself. Beside the `vault` room, because that one knows no table. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vault as contract } from '#contracts/vault.ts';
import { verifyFacts } from '../facts/index.ts';
import { room } from '../kit/room.ts';
import { DATABASE_FILE } from '../vault/index.ts';

export const vaultRoom = room(contract, {
  counts: async (_input, { db, folders }) => {
    const count = (table: 'account' | 'inquiry' | 'document' | 'fact') =>
      db.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).n;
    const file = await stat(join(folders.vault, DATABASE_FILE));
    const log = await stat(join(folders.vault, `${DATABASE_FILE}-wal`)).catch(() => ({ size: 0 }));
    return {
      schemaVersion: db.one<{ user_version: number }>('PRAGMA user_version').user_version,
      sizeBytes: file.size + log.size,
      accounts: count('account'),
      inquiries: count('inquiry'),
      documents: count('document'),
      facts: count('fact'),
    };
  },
  check: (_input, { db, progress, vaultId }) => {
    progress({ phase: 'pages', done: 0, total: null });
    const problems = db
      .all<{ integrity_check: string }>('PRAGMA integrity_check')
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok');
    progress({ phase: 'facts', done: 0, total: null });
    const chain = verifyFacts(db, vaultId);
    if (chain.firstBroken !== null)
      problems.push(`the audit log was tampered with at fact ${chain.firstBroken} (${chain.kind ?? ''})`);
    const pages = db.one<{ page_count: number }>('PRAGMA page_count').page_count;
    return { ok: problems.length === 0, problems, pages, facts: chain.facts };
  },
});
