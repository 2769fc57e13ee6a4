/** Somebody with a passphrase goes round the program and takes the last fact out: `cut-log.ts VAULT PERSON`, passphrase on input. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection, unlockVault } from '#main/vault/index.ts';

const [folder = '', person = ''] = process.argv.slice(2);
const opened = await unlockVault(folder, { person, passphrase: readFileSync(0, 'utf8') }, { kdf: 'least' });
const connection = openConnection(join(folder, 'vault.db'), opened.pageKey(), 'writer');
connection.exec('DROP TRIGGER fact_is_never_deleted');
connection.exec('DELETE FROM fact WHERE seq = (SELECT max(seq) FROM fact)');
connection.close();
opened.close();
