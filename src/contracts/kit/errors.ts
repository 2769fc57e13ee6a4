/** Errors are codes with parameters; the sentence people read is looked up from `words.ts` beside this file. */
import { z } from 'zod';

export const ErrorCode = z.enum([
  'invalid-input',
  'unknown-operation',
  'not-found',
  'conflict',
  'stale',
  'forbidden',
  'restricted',
  'vault-missing',
  'vault-exists',
  'vault-locked',
  'vault-open-elsewhere',
  'vault-damaged',
  'vault-newer',
  'vault-altered',
  'wrong-passphrase',
  'weak-passphrase',
  'wrong-recovery-key',
  'last-administrator',
  'backup-damaged',
  'backup-foreign',
  'keyring-missing',
  'busy',
  'disk-full',
  'read-only',
  'file-unreadable',
  'file-malformed',
  'file-changed',
  'too-large',
  'unsupported',
  'cancelled',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Params = z.infer<typeof Params>;

/** A failed call as it crosses the wire. Params hold field names, counts and dates, never a person's data. */
export const Failure = z.object({
  code: ErrorCode,
  params: Params.default({}),
  supportId: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;

/** Thrown by rooms and re-thrown by clients: "you did not get what you asked for". */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;
  readonly supportId: string | undefined;

  constructor(code: ErrorCode, params: Params = {}, supportId?: string) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.supportId = supportId;
  }

  /** As it travels. */
  toFailure(): Failure {
    return {
      code: this.code,
      params: this.params,
      ...(this.supportId === undefined ? {} : { supportId: this.supportId }),
    };
  }
}
