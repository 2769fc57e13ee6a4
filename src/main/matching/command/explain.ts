/** `match explain`: the full explanation of two persons. */
import { readFile } from 'node:fs/promises';
import { Person, emptyPerson } from '#contracts/person.ts';
import type { Comparison } from '#contracts/person.ts';
import { ReverificationPolicy, type Reverification } from '#contracts/policy.ts';
import { comparePersons } from '../compare-persons.ts';
import { personaCheck } from '../persona.ts';
import type { CommandIo } from './options.ts';
import { CommandError, exitCodes, guarded, readOptions, required } from './options.ts';

/** A comparison in words: one line for each field, then the suggestion. */
export function inWords(comparison: Comparison): string[] {
  const lines = comparison.fields.map((field) => {
    const sides = [field.onFile?.text ?? '(nothing)', field.incoming?.text ?? '(nothing)'].map((text) =>
      text.slice(0, 120),
    );
    const sign = field.points > 0 ? '+' : '';
    return `${field.field}: ${field.level}. ${field.sentence}. On file: ${sides[0] ?? ''}; incoming: ${sides[1] ?? ''}. ${sign}${String(field.points)} points (${field.ruleId}).`;
  });
  const { sentence, counterfactual } = comparison.suggestion;
  return [...lines, `${sentence}.`, ...(counterfactual === undefined ? [] : [`${counterfactual}.`])];
}

/** A re-verification in words: its result, then what each field of the policy says. */
function checkInWords({ check, sentences }: Reverification): string[] {
  const results = { passed: 'passed', failed: 'failed', not_applicable: 'not applicable' } as const;
  return [
    `Re-verification: ${results[check.status]}.`,
    ...sentences.map(
      ({ field, required, status, text }) =>
        `${required ? 'Required' : 'For information'}, ${field}: ${results[status]}. ${text}.`,
    ),
  ];
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandError(`${path} is not JSON: ${error.message}`);
    throw error;
  }
}

/** A policy as `settings.policy` answers it: the list of its fields. */
async function readPolicy(path: string): Promise<{ id: string; policy: ReverificationPolicy }> {
  const checked = ReverificationPolicy.safeParse(await readJson(path));
  if (checked.success) return { id: path, policy: checked.data };
  throw new CommandError(
    `${path} is no policy: ${checked.error.issues.map(({ message }) => message).join('; ')}`,
  );
}

async function readPerson(path: string): Promise<Person> {
  const parsed = await readJson(path);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CommandError(`${path} must hold one person as an object`);
  const lists = Object.fromEntries(
    Object.entries(parsed).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) ? (value as unknown) : value === null ? [] : [value],
    ]),
  );
  const checked = Person.safeParse({ ...emptyPerson(), ...lists });
  if (!checked.success)
    throw new CommandError(
      `${path}: ${checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  return checked.data;
}

/** `match explain --left a.json --right b.json [--policy p.json]`: left is the inquiry, right is on file, as everywhere in these commands. */
export async function matchExplain(args: string[], io: CommandIo): Promise<number> {
  return guarded(io, async () => {
    const options = readOptions(args, ['left', 'right', 'policy']);
    const [incoming, onFile] = [
      await readPerson(required(options, 'left')),
      await readPerson(required(options, 'right')),
    ];
    const comparison = comparePersons(onFile, incoming);
    const policy = options.get('policy');
    const check = personaCheck(comparison, policy === undefined ? undefined : await readPolicy(policy));
    io.stdout.write(
      `${JSON.stringify({ ...comparison, check: check.check, words: [...inWords(comparison), ...checkInWords(check)] }, null, 2)}\n`,
    );
    return exitCodes.done;
  });
}
