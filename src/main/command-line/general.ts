/** The two general commands: everything the window can do, by name. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#contracts/kit/errors.ts';
import { allOperations, operationNamed } from '../engine/operations.ts';
import { openEngine, openUnlocked } from './engine.ts';
import type { Output } from './output.ts';
import { UsageError, type Options } from './options.ts';

/** All operations as a JSON array: name, lane, permission, input and output as JSON Schema. */
export function listOperations(): string {
  const operations = [...allOperations()]
    .filter(([, operation]) => !operation.internal)
    .map(([name, operation]) => ({
      operation: name,
      about: operation.about,
      lane: operation.lane,
      permission: operation.needs ?? null,
      whenLocked: operation.whenLocked ?? false,
      input: z.toJSONSchema(operation.input, { io: 'input' }),
      output: z.toJSONSchema(operation.output),
    }));
  return `${JSON.stringify(operations, null, 2)}\n`;
}

/**
 * Runs one operation. Where its input wants a file ticket, `--file PATH` fills the field `file`; a ticket made before
 * would not outlive the process that made it.
 */
export async function callOperation(options: Options, output: Output): Promise<unknown> {
  const [name, body] = options.words;
  if (name === undefined) throw new UsageError('casefold call <feature.operation> [json | @file | -]');
  const operation = operationNamed(name);
  const input = readInput(body);
  const engine = operation.whenLocked ? await openEngine(options) : await openUnlocked(options);
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
  };
  process.once('SIGINT', onSignal);
  try {
    const file = options.values['file'];
    const full = typeof file === 'string' ? { ...input, file: engine.ticket(file).id } : input;
    return await engine.client.call(name, full, {
      signal: stop.signal,
      onProgress: (progress) => {
        output.err(`${JSON.stringify(progress)}\n`);
      },
    });
  } finally {
    process.off('SIGINT', onSignal);
    await engine.close();
  }
}

function readInput(body: string | undefined): Record<string, unknown> {
  if (body === undefined) return {};
  let text = body;
  try {
    if (body === '-') text = readFileSync(0, 'utf8');
    else if (body.startsWith('@')) text = readFileSync(body.slice(1), 'utf8');
  } catch {
    throw new AppError('file-unreadable');
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UsageError('the input is not JSON');
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new UsageError('the input must be a JSON object');
  }
  return { ...parsed };
}
