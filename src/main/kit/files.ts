/** Faults of files that a person chose to write. */
import { AppError } from '#contracts/kit/errors.ts';

/** The failure that an error while writing means to a person; anything unknown stays as it is. */
export function writeFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('disk-full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    // A drive that was pulled out.
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
      return new AppError('read-only', { what: 'target' });
    default:
      return error;
  }
}
