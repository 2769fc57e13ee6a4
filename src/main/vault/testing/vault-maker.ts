/** Makes a vault and says so. */
import { makeVault } from './vault-folder.ts';

const [folder = ''] = process.argv.slice(2);
process.stdout.write('begin\n');
await makeVault(folder);
process.stdout.write('made\n');
