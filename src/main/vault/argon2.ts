/** Argon2id, natively where the platform has it and in WebAssembly elsewhere, and only after a known answer came out right. */
import { freemem } from 'node:os';
import { AppError } from '#contracts/kit/errors.ts';
import { wipe } from './crypto.ts';
import { vaultFault } from './faults.ts';
import type { KdfParameters } from './header-format.ts';

const MIB = 1024;

/** The least a vault may cost: for tests, and for machines with little memory. */
export const LEAST_KDF: KdfParameters = { memoryKib: 64 * MIB, passes: 3, lanes: 4 };
const USUAL_KDF: KdfParameters = { memoryKib: 256 * MIB, passes: 3, lanes: 4 };
const SMALL_MACHINE_KDF: KdfParameters = { memoryKib: 64 * MIB, passes: 4, lanes: 4 };
const SMALL_MACHINE_BYTES = 4 * 1024 ** 3;
const AIM_MS = 700;
const MOST_PASSES = 10;
const MOST_MEMORY_KIB = 1024 * MIB;

type Argon2id = (passphrase: Buffer, salt: Buffer, kdf: KdfParameters) => Promise<Buffer>;

async function native(): Promise<Argon2id | null> {
  try {
    const { hashRaw } = await import('@node-rs/argon2');
    return (passphrase, salt, { memoryKib, passes, lanes }) =>
      hashRaw(passphrase, {
        salt,
        memoryCost: memoryKib,
        timeCost: passes,
        parallelism: lanes,
        outputLen: 32,
      });
  } catch {
    // No binary for this platform: the slower one serves, and gives the same bytes.
    return null;
  }
}

/** Argon2id in WebAssembly, for platforms without the native one. */
export async function portableArgon2id(): Promise<Argon2id> {
  const { argon2id } = await import('hash-wasm');
  return async (passphrase, salt, { memoryKib, passes, lanes }) =>
    Buffer.from(
      await argon2id({
        password: passphrase,
        salt,
        memorySize: memoryKib,
        iterations: passes,
        parallelism: lanes,
        hashLength: 32,
        outputType: 'binary',
      }),
    );
}

/**
 * Known answers, one of them with two lanes.
 *
 * @source the test suite of the Argon2 reference implementation, version 0x13, password "password", salt "somesalt"
 */
const KNOWN_ANSWERS: readonly { readonly kdf: KdfParameters; readonly hex: string }[] = [
  {
    kdf: { memoryKib: 256, passes: 2, lanes: 1 },
    hex: '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  },
  {
    kdf: { memoryKib: 256, passes: 2, lanes: 2 },
    hex: '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
  },
];

/** Whether an implementation gives the known answers. */
export async function givesKnownAnswers(argon2id: Argon2id): Promise<boolean> {
  for (const { kdf, hex } of KNOWN_ANSWERS) {
    const answer = await argon2id(Buffer.from('password'), Buffer.from('somesalt'), kdf);
    if (answer.toString('hex') !== hex) return false;
  }
  return true;
}

let chosen: Promise<Argon2id> | null = null;

async function choose(): Promise<Argon2id> {
  const argon2id = (await native()) ?? (await portableArgon2id());
  if (!(await givesKnownAnswers(argon2id))) throw new AppError('internal', { cause: 'key-derivation' });
  return argon2id;
}

/**
 * Computes the known answers before anything depends on them; every derivation does so by itself the first time.
 *
 * @throws AppError 'internal' with cause 'key-derivation' when they come out wrong
 */
export async function selfCheck(): Promise<void> {
  chosen ??= choose();
  await chosen;
}

/**
 * Refuses costs no vault of ours has, before any memory is asked for: too small would be a downgrade, too large a
 * memory bomb.
 *
 * @throws AppError 'vault-altered'
 */
export function assertAcceptable({ memoryKib, passes, lanes }: KdfParameters): void {
  const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;
  if (!within(memoryKib, 64 * MIB, 2048 * MIB) || !within(passes, 3, 20) || !within(lanes, 1, 16))
    throw vaultFault('vault-altered', 'header-parameters');
}

/**
 * Turns a passphrase into 32 bytes; the caller wipes them. The passphrase counts in its NFKC form as UTF-8.
 *
 * @throws AppError 'vault-altered' for parameters out of bounds, 'busy' when the memory cannot be had
 */
export async function stretch(passphrase: string, salt: Buffer, kdf: KdfParameters): Promise<Buffer> {
  assertAcceptable(kdf);
  chosen ??= choose();
  const argon2id = await chosen;
  const bytes = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    return await argon2id(bytes, salt, kdf);
  } catch {
    throw new AppError('busy', { reason: 'memory' });
  } finally {
    wipe(bytes);
  }
}

/** Milliseconds of one derivation at the usual cost, 1 or more. */
async function timeUsual(): Promise<number> {
  const began = performance.now();
  wipe(await stretch('calibration', Buffer.alloc(32), USUAL_KDF));
  return Math.max(1, performance.now() - began);
}

/**
 * The cost for a new vault on this machine: at least 256 MiB and three passes, raised until unlocking takes about
 * 0.7 s; less only where memory is short.
 *
 * @source our choice: four times the memory of the usual defaults, for an unlock of about a second
 */
export async function calibrate(): Promise<KdfParameters> {
  if (freemem() < SMALL_MACHINE_BYTES) return SMALL_MACHINE_KDF;
  // The quicker of two: a machine that is busy for a moment would look slow, and the vault would stay cheap to guess.
  const tookMs = Math.min(await timeUsual(), await timeUsual());
  if (tookMs >= AIM_MS) return USUAL_KDF;
  const passes = Math.min(MOST_PASSES, Math.ceil((USUAL_KDF.passes * AIM_MS) / tookMs));
  const expectedMs = (tookMs * passes) / USUAL_KDF.passes;
  const memoryKib =
    expectedMs >= AIM_MS
      ? USUAL_KDF.memoryKib
      : Math.min(MOST_MEMORY_KIB, Math.ceil((USUAL_KDF.memoryKib * AIM_MS) / expectedMs / MIB) * MIB);
  return { memoryKib, passes, lanes: USUAL_KDF.lanes };
}
