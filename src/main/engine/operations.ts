/** Finding operations by name and checking what is sent to them. */
import { inspect } from 'node:util';
import { z } from 'zod';
import { contracts } from '#contracts/index.ts';
import type { Operation } from '#contracts/kit/contract.ts';
import { AppError, type Failure } from '#contracts/kit/errors.ts';
import { newId } from '../kit/ids.ts';
import { logFault } from '../kit/log.ts';
import { fromSqlError } from '../kit/sql.ts';

const byName = new Map<string, Operation>();
for (const contract of Object.values(contracts)) {
  for (const [name, operation] of Object.entries<Operation>(contract.operations)) {
    byName.set(`${contract.name}.${name}`, operation);
  }
}

/** All operations with their full names, in the order of the contracts. */
export function allOperations(): ReadonlyMap<string, Operation> {
  return byName;
}

/** @throws AppError `unknown-operation` */
export function operationNamed(name: string): Operation {
  const operation = byName.get(name);
  if (!operation) throw new AppError('unknown-operation', { operation: name.slice(0, 100) });
  return operation;
}

/**
 * The checked input, defaults filled in.
 * @throws AppError `invalid-input` naming the field and the rule, never the value
 */
export function checkInput(operation: Operation, input: unknown): unknown {
  const checked = strictly(operation.input).safeParse(input ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new AppError('invalid-input', {
    field: issue === undefined ? '' : [...issue.path, ...unknownKeys(issue)].join('.'),
    rule: issue?.code ?? '',
    expected: issue ? describeIssue(issue) : '',
  });
}

/** Names only, and not the values: keys come from whoever called, never from a record. */
function unknownKeys(issue: object): string[] {
  const keys: unknown = Reflect.get(issue, 'keys');
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string').slice(0, 3) : [];
}

/** A misspelt name is an error, not a default: keys that the contract does not know are refused. */
const strict = new WeakMap<z.ZodType, z.ZodType>();
function strictly(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema;
  const known = strict.get(schema) ?? schema.strict();
  strict.set(schema, known);
  return known;
}

/** What the schema wanted: a type, or a bound. Never what it was given. */
function describeIssue(issue: object): string {
  const word = (key: string): string | undefined => {
    const value: unknown = Reflect.get(issue, key);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const [expected, least, most] = [word('expected'), word('minimum'), word('maximum')];
  if (expected !== undefined) return expected;
  if (least !== undefined) return `at least ${least}`;
  return most === undefined ? '' : `at most ${most}`;
}

/** What a thrown error becomes on the wire; unknown ones are logged under a support id and told as `internal`. */
export function toFailure(error: unknown, where: string): Failure {
  const known = fromSqlError(error);
  if (known instanceof AppError) return known.toFailure();
  const supportId = newId('sup').slice(-8);
  logFault(supportId, where, known);
  if (process.env['CASEFOLD_CHECK_OUTPUTS']) process.stderr.write(`${where} ${inspect(known)}\n`);
  return { code: 'internal', params: {}, supportId };
}
