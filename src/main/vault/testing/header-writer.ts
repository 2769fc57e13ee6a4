/** Writes one header generation after the other until it is killed, and says each one that is written. */
import { holdKeys, changeHeader } from '../held-keys.ts';
import { findHeader } from '../header-file.ts';

const [folder = '', masterKey = ''] = process.argv.slice(2);
const held = holdKeys(folder, findHeader(folder), Buffer.from(masterKey, 'hex'));
for (;;) {
  changeHeader(held, (next) => ({ ...next, recoveryConfirmed: !next.recoveryConfirmed }));
  process.stdout.write(`${String(held.found.header.generation)}\n`);
}
