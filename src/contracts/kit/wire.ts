/**
 * The messages between a client (page, command line, test) and the store process.
 *
 * Main relays them without reading them: after a handshake every frame is sealed with a key that only the page and
 * the store hold, so that neither main nor the browser process ever has a person's data in its memory.
 */
import { z } from 'zod';
import { Progress, Topic } from './common.ts';
import { Failure } from './errors.ts';

/** Client → store. Ids are made by the client and unique within its session. */
export const ToStore = z.discriminatedUnion('t', [
  z.object({ t: z.literal('request'), id: z.string().max(64), op: z.string().max(100), input: z.unknown() }),
  z.object({ t: z.literal('cancel'), id: z.string().max(64) }),
]);
export type ToStore = z.infer<typeof ToStore>;

/** Store → client. */
export const ToClient = z.discriminatedUnion('t', [
  z.object({ t: z.literal('result'), id: z.string(), output: z.unknown() }),
  z.object({ t: z.literal('failure'), id: z.string(), failure: Failure }),
  z.object({ t: z.literal('progress'), id: z.string(), progress: Progress }),
  z.object({ t: z.literal('changed'), topics: z.array(Topic) }),
]);
export type ToClient = z.infer<typeof ToClient>;

/**
 * What main relays, both ways: text frames.
 * - `hello <base64 public key>`: the client opens a session; the store answers `hello <base64 public key>`.
 * - `sealed <base64>`: one sealed message.
 * - `host <json>`: a host-lane call for main itself (`{id, op, input}`), answered `host <json>` with a ToClient.
 * - `gone`: main says that the store process has ended.
 */
export type Frame = string;

/** The one pipe a client needs. The preload exposes exactly this. */
export interface WirePort {
  send(frame: Frame): void;
  onFrame(listen: (frame: Frame) => void): void;
}
