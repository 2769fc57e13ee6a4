/** What a kill left of a rotation or a change of keys, read from the folder before anybody opens it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readHeader } from '#main/vault/header-file.ts';

/** Traces in a vault's folder, one word each, in the order of the steps. */
export function tracesIn(vault: string): string {
  const header = readHeader(vault);
  const found = header.kind === 'found' ? header : null;
  const there = (name: string): boolean => existsSync(join(vault, name));
  const traces = [
    found ? null : `header ${header.kind}`,
    found?.needsRepair ? 'header copies differ' : null,
    found?.header.nextPageKey ? 'next page key' : null,
    there('vault.hdr.next') ? 'next header' : null,
    there('vault.hdr.next.part') ? 'part of the next header' : null,
    there('tmp/rebuilt.db') ? 'rebuilt database' : null,
    there('tmp/rebuilt.db-wal') ? 'its log' : null,
  ];
  return traces.filter((trace) => trace !== null).join(', ') || 'nothing under way';
}
