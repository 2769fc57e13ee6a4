import { expect, it } from 'vitest';
import { shippedPolicy } from '#contracts/policy.ts';
import { policyOf, rowsOf } from './policy-draft.ts';

it('a policy goes through the table unchanged', () => {
  expect(policyOf(rowsOf(shippedPolicy))).toEqual(shippedPolicy);
});

it('every field has a row, also one that is not compared', () => {
  expect(rowsOf(shippedPolicy).find(({ field }) => field === 'gender')).toEqual({
    field: 'gender',
    method: 'string_difference',
    minimum: 'partial',
    weight: 'off',
  });
});
