/** `npm run build`: builds all entries of both hosts, when the sources changed since the last time; `--page` the page alone. */
import { ensureBuilt } from './parts/built.ts';
import { runScript } from './parts/say.ts';

await runScript(async () => {
  await ensureBuilt(process.argv.includes('--page') ? 'page' : 'all');
  return 0;
});
