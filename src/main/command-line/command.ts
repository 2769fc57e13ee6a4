/** What the short commands have in common. */
import { openUnlocked, type Engine } from './engine.ts';
import type { Output } from './output.ts';
import { UsageError, type Options } from './options.ts';

/** What a command answers: data for `--json`, words for people. */
export interface Answer {
  readonly data: unknown;
  readonly text: string;
}

/** A short command. */
export interface ShortCommand {
  readonly usage: string;
  readonly about: string;
  run(options: Options, output: Output): Promise<Answer>;
}

/** Works with an engine and closes it in any case. */
export async function within<T>(engine: Engine, work: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** The same with somebody signed in. */
export const signedIn = async (
  options: Options,
  work: (engine: Engine) => Promise<Answer>,
): Promise<Answer> => within(await openUnlocked(options), work);

/** The word at a place. @throws UsageError naming what is missing */
export function word(options: Options, at: number, name: string): string {
  const found = options.words[at];
  if (found === undefined) throw new UsageError(`${name} is missing`);
  return found;
}

/** An option with a value, when it was given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options.values[name];
  return typeof value === 'string' ? value : undefined;
}
