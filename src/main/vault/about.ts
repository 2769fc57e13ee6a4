/** The vault's name and time of creation, readable only with the master key. */
import { AppError } from '#contracts/kit/errors.ts';
import { boundTo, openBox } from './crypto.ts';
import { vaultFault } from './faults.ts';
import { ABOUT_BYTES, eightBytes, type Header, type Sealed } from './header-format.ts';
import { sealed } from './slots.ts';

/** Name and time of creation. */
export interface About {
  readonly name: string;
  readonly createdAtMs: number;
}

const NAME_AT = 10;

/** Eight bytes of time, two of length, the name, zeros; sealed. @throws AppError 'invalid-input' for a name too long */
export function sealAbout(key: Buffer, vaultId: Buffer, { name, createdAtMs }: About): Sealed {
  const text = Buffer.from(name, 'utf8');
  if (text.length > ABOUT_BYTES - NAME_AT) throw new AppError('invalid-input', { field: 'name' });
  const bytes = Buffer.alloc(ABOUT_BYTES);
  eightBytes(createdAtMs).copy(bytes, 0);
  bytes.writeUInt16LE(text.length, 8);
  text.copy(bytes, NAME_AT);
  return sealed(key, bytes, boundTo('about', vaultId));
}

/** @throws AppError 'vault-altered' */
export function readAbout(key: Buffer, header: Header): About {
  const bytes = openBox(key, header.about.nonce, header.about.box, boundTo('about', header.vaultId));
  if (!bytes) throw vaultFault('vault-altered', 'header-authentication');
  const length = Math.min(bytes.readUInt16LE(8), ABOUT_BYTES - NAME_AT);
  return {
    createdAtMs: Number(bytes.readBigUInt64LE(0)),
    name: bytes.toString('utf8', NAME_AT, NAME_AT + length),
  };
}
