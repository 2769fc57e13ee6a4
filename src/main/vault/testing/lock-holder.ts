/** Holds the lock of a folder until it is killed; says "held" or the code of the refusal. */
import { AppError } from '#contracts/kit/errors.ts';
import { takeLock } from '../index.ts';

const [folder = ''] = process.argv.slice(2);
try {
  takeLock(folder);
  process.stdout.write('held\n');
  setInterval(() => {
    // The lock must outlive any collection of garbage, even when nobody keeps it.
    globalThis.gc?.();
  }, 20);
} catch (error) {
  process.stdout.write(`${error instanceof AppError ? error.code : String(error)}\n`);
}
