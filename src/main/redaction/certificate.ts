/** The certificate of a proven redaction. */
import type { Certificate, ProofReport } from '#contracts/redaction.ts';
import type { CommandContext } from '../kit/room.ts';
import { accountsOf, type RedactionRow } from './store.ts';

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

/** The certificate of a redaction whose scan was clean. */
export function certify(
  _context: CommandContext,
  _row: RedactionRow,
  _report: ProofReport,
  _vault: { vaultId: string; generation: number },
): Certificate | null {
  void accountsOf;
  return null;
}
