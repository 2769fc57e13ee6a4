/** The certificate of a proven redaction: counts, ids and dates, signed with the key that signs the audit log. */
import { createHash } from 'node:crypto';
import { Certificate, type PlannedStore, type ProofReport } from '#contracts/redaction.ts';
import { programName } from '../kit/program.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';
import { canonicalJson, signDocument, signingKey, staffNames } from '../facts/index.ts';
import { knownCopies } from './copies.ts';
import { accountsOf, scopeOf, type RedactionRow } from './store.ts';

/** Whether a scan found nothing, and nothing stood in its way. */
export function isClean(report: ProofReport): boolean {
  return (
    report.found === 0 &&
    report.damagedPages === 0 &&
    report.freePages === 0 &&
    report.logBytes === 0 &&
    !report.oldKeyOpens
  );
}

/** The certificate of a redaction whose scan was clean. `generation` is that of the page key since then. */
export function certify(
  context: CommandContext,
  row: RedactionRow,
  proof: ProofReport,
  vault: { readonly vaultId: string; readonly generation: number },
): Certificate {
  const { db, now } = context;
  const names = staffNames(db);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const accounts = accountsOf(db, row.seq);
  const copies = knownCopies(
    db,
    accounts.map(({ seq }) => seq),
  );
  const listed = (kind: 'backup' | 'keyring') =>
    copies.filter((copy) => copy.kind === kind).map(({ label, at }) => ({ label, at }));
  // A key that is made only now is a fact: first the key, then the head.
  const publicKey = signingKey(context);
  const unsigned = {
    kind: 'casefold-redaction-certificate' as const,
    version: 1 as const,
    id: row.id,
    vaultId: vault.vaultId,
    program: programName,
    scope: scopeWords(row),
    reason: row.reason,
    reference: row.reference,
    accounts: accounts.map(({ id }) => id),
    // Counted by the dry run, which the clearing was held against.
    stores: JSON.parse(row.stores) as PlannedStore[],
    mentionsRedacted: (JSON.parse(row.mentions) as string[]).length,
    mentionsKept: row.mentions_kept,
    proposedBy: nameOf(row.proposed_by),
    proposedAt: row.proposed_at,
    approvedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    approvedAt: row.decided_at,
    clearedAt: row.cleared_at ?? now,
    pageKeyGenerations: { destroyed: vault.generation - 1, current: vault.generation },
    proof,
    outOfReach: {
      exports: copies.filter(({ kind }) => kind === 'export').length,
      backups: listed('backup'),
      keyrings: listed('keyring'),
    },
    auditHead: auditHead(db),
    certifiedAt: now,
    publicKey,
  };
  const { signature } = signDocument(context, canonicalJson(unsigned));
  return Certificate.parse({ ...unsigned, signature });
}

/** SHA-256 of a certificate's canonical JSON, signature included: the log names the one that was made, and no other. */
export function certificateHash(certificate: Certificate): string {
  return createHash('sha256').update(canonicalJson(certificate)).digest('hex');
}

function scopeWords(row: RedactionRow): string {
  const scope = scopeOf(row);
  switch (scope.kind) {
    case 'account':
      return 'account';
    case 'documents':
      return 'documents';
    case 'until':
      return `until:${scope.day}`;
    case 'fields':
      // Names of custom fields may say something about the person.
      return `fields:${scope.fields.map((field) => (field.startsWith('custom:') ? 'custom' : field)).join(',')}`;
  }
}

function auditHead(db: ReadDb): { seq: number; hash: string } {
  const head = db.one<{ seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM fact ORDER BY seq DESC LIMIT 1',
  );
  return { seq: head.seq, hash: Buffer.from(head.hash).toString('hex') };
}
