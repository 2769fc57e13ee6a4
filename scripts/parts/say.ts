/** How scripts speak: plain sentences, and at a failure what failed and what to do. */

/** A failure that the person can mend; printed without a stack. */
export class Trouble extends Error {
  /** What the person does about it. */
  readonly advice: string;

  constructor(what: string, advice: string) {
    super(what);
    this.advice = advice;
  }
}

/** Prints one plain sentence. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/**
 * Runs a script's work and ends the process: with the code it answers, or with 1 after saying what failed.
 * @param work answers an exit code
 */
export async function runScript(work: () => Promise<number>): Promise<never> {
  let code = 1;
  try {
    code = await work();
  } catch (error) {
    const { message, advice } = asTrouble(error);
    process.stderr.write(`${message}\n${advice}\n`);
  }
  process.exit(code);
}

function asTrouble(error: unknown): { readonly message: string; readonly advice: string } {
  if (error instanceof Trouble) return error;
  const message = error instanceof Error ? error.message : String(error);
  return { message, advice: 'If this persists, run "npm ci" again and report the sentence above.' };
}
