/** What a restore or a check counted, and how it is told. */
import { basename } from 'node:path';
import type { DamagedPart, RestoreReport } from '#contracts/backup.ts';
import type { AtHand, DamagedIn } from './at-hand.ts';
import { DOCUMENTS } from './place.ts';

/** Damaged parts that are told one by one. */
const MOST_TOLD = 200;

/** What is counted on the way. */
export interface Tally {
  accounts: number;
  documents: number;
  refused: number;
  blackedOut: number;
  withoutKey: number;
  documentsMissing: number;
  readonly damaged: DamagedIn[];
}

/** Nothing counted yet. */
export const newTally = (): Tally => ({
  accounts: 0,
  documents: 0,
  refused: 0,
  blackedOut: 0,
  withoutKey: 0,
  documentsMissing: 0,
  damaged: [],
});

/** The report; parts that were found damaged twice are told once. */
export function reportOf(hand: AtHand, path: string, tally: Tally, redacted: number): RestoreReport {
  const { header } = hand.backup;
  const file = basename(path);
  const all = [...hand.damaged, ...hand.backup.damaged.map((part) => ({ ...part, file })), ...tally.damaged];
  const told = new Map(all.map((part) => [`${part.file} ${part.part} ${String(part.offset)}`, part]));
  const damaged: DamagedPart[] = [...told.values()].slice(0, MOST_TOLD).map((part) => ({
    file: part.file,
    part: part.file.startsWith(`${DOCUMENTS}/`) ? 'document' : part.part,
    offset: part.offset,
    record: part.record ?? null,
    holds: part.holds ?? null,
  }));
  return {
    vaultName: hand.vault.name,
    madeAt: new Date(header.createdAtMs).toISOString(),
    accounts: tally.accounts,
    documents: tally.documents,
    redacted,
    blackedOut: tally.blackedOut,
    withoutKey: tally.withoutKey,
    damagedAccounts: header.accounts - tally.accounts - tally.refused - tally.withoutKey,
    documentsMissing: tally.documentsMissing,
    damaged,
    damagedMore: told.size - damaged.length,
    keyringSerial: hand.keyring.serial,
    keyringAt: new Date(hand.keyring.createdAtMs).toISOString(),
  };
}
