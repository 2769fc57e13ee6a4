/** The window's one client of the store. `window.wire` is put there by the host before the page's script runs. */
import { connect, type Client } from '#client/client.ts';
import type { WirePort } from '#contracts/kit/wire.ts';

declare global {
  interface Window {
    readonly wire: WirePort;
  }
}

let current: Client | null = null;

/** Opens the sealed session; to be called once, before anything is drawn. */
export async function openClient(port: WirePort): Promise<Client> {
  current = await connect(port);
  return current;
}

/** The open client. */
export function client(): Client {
  if (!current) throw new Error('The client is used before openClient() has answered.');
  return current;
}
