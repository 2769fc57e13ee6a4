/** The command line: the same engine without a window. `npm run -s casefold -- help` says what it can do. */
import { runCommandLine } from './command-line/index.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
