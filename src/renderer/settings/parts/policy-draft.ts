/** The policy as the table edits it: a row for every field, those not compared among them. */
import { PersonField } from '#contracts/person.ts';
import { methodsOf, type FieldRequirement, type ReverificationPolicy } from '#contracts/policy.ts';

/** What a field counts as. */
export type Weight = 'required' | 'inform' | 'off';

/** One row of the table. */
export interface PolicyRow extends Omit<FieldRequirement, 'required'> {
  readonly weight: Weight;
}

/** The rows of a policy, in the order in which fields are always shown. */
export function rowsOf(policy: ReverificationPolicy): PolicyRow[] {
  return PersonField.options.map((field) => {
    const found = policy.find((one) => one.field === field);
    if (!found) return { field, method: methodsOf[field][0], minimum: 'partial', weight: 'off' };
    const { required, ...row } = found;
    return { ...row, weight: required ? 'required' : 'inform' };
  });
}

/** The policy that rows make. */
export function policyOf(rows: readonly PolicyRow[]): ReverificationPolicy {
  return rows
    .filter(({ weight }) => weight !== 'off')
    .map(({ field, method, minimum, weight }) => ({
      field,
      method,
      minimum,
      required: weight === 'required',
    }));
}
