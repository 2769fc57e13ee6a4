/**
 * The sealed session between a client and the store process: ephemeral P-256 key agreement, then AES-256-GCM with a
 * key per direction and a counter as nonce. Web Crypto only, so that the page, Node and tests run the same code.
 *
 * It is not there to keep a malicious main out (main draws the page); it keeps persons' data out of the memory of
 * every process that is still alive after locking.
 */
/** A Web Crypto key, by the name that both the page's and Node's types know. */
type Key = Awaited<ReturnType<typeof crypto.subtle.deriveKey>>;
export type KeyPair = { readonly publicKey: Key; readonly privateKey: Key };

/** One end of a session. */
export interface Sealer {
  seal(text: string): Promise<string>;
  /** Opens a frame in the order in which it was sealed; throws on any other. */
  open(frame: string): Promise<string>;
}

const agreement = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A fresh key pair of one session. */
export async function newKeyPair(): Promise<KeyPair> {
  return crypto.subtle.generateKey(agreement, false, ['deriveBits']);
}

/** The public half as base64, as it stands in a `hello` frame. */
export async function publicText(pair: KeyPair): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
}

/**
 * Derives both directions' keys from the other end's public key.
 * @param side which end this is: the two ends use the two keys the other way round
 * @throws when the public key is not a point of the curve
 */
export async function agree(pair: KeyPair, otherPublic: string, side: 'client' | 'store'): Promise<Sealer> {
  const other = await crypto.subtle.importKey('raw', fromBase64(otherPublic), agreement, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, pair.privateKey, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derive = (info: string) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: new TextEncoder().encode(info) },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  const [up, down] = await Promise.all([derive('casefold wire up'), derive('casefold wire down')]);
  return side === 'client' ? sealer(up, down) : sealer(down, up);
}

function sealer(sendKey: Key, receiveKey: Key): Sealer {
  let sent = 0;
  let received = 0;
  return {
    async seal(text) {
      const iv = nonce(sent++);
      const bytes = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        sendKey,
        new TextEncoder().encode(text),
      );
      return toBase64(new Uint8Array(bytes));
    },
    async open(frame) {
      const iv = nonce(received++);
      const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, receiveKey, fromBase64(frame));
      return new TextDecoder().decode(bytes);
    },
  };
}

/** 96-bit counter: never repeats within a session, and the other end refuses anything out of order. */
function nonce(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setBigUint64(4, BigInt(count));
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
