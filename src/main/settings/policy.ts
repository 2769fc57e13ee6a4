/** The re-verification policy: versions, the newest in force. */
import type { settings } from '#contracts/settings.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { AppError } from '#contracts/kit/errors.ts';
import {
  shippedPolicy,
  shippedPolicyId,
  type PolicyVersion,
  type ReverificationPolicy,
} from '#contracts/policy.ts';
import { newId } from '../kit/ids.ts';
import type { CommandContext } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';

type Ops = (typeof settings)['operations'];

interface PolicyRow {
  id: string;
  at: string;
  by_name: string | null;
  policy: string;
}

// The name of who made a version stands in the table of the room "people".
const rows = `SELECT policy_version.id, policy_version.at, person.name AS by_name, policy_version.policy
  FROM policy_version LEFT JOIN person ON person.id = policy_version.by_id ORDER BY policy_version.seq DESC`;

const shipped: PolicyVersion = { id: shippedPolicyId, at: null, by: null, policy: shippedPolicy };

/** All versions, the one in force first, the shipped one last. */
export function listPolicies(db: ReadDb): PolicyVersion[] {
  return [...db.all<PolicyRow>(rows).map(versionOf), shipped];
}

/** The version in force. */
export function policyInForce(db: ReadDb): PolicyVersion {
  const row = db.maybe<PolicyRow>(`${rows} LIMIT 1`);
  return row ? versionOf(row) : shipped;
}

function versionOf(row: PolicyRow): PolicyVersion {
  // Written by `savePolicy` only, after the contract's check.
  return { id: row.id, at: row.at, by: row.by_name, policy: JSON.parse(row.policy) as ReverificationPolicy };
}

/**
 * Makes a new version.
 * @throws AppError `stale` when another version came into force since the one that was edited
 */
export function savePolicy(
  input: Input<Ops['savePolicy']>,
  { db, now, actor, fact }: CommandContext,
): Output<Ops['savePolicy']> {
  if (policyInForce(db).id !== input.edited) throw new AppError('stale', { what: 'policy' });
  const id = newId('pol');
  db.run(
    'INSERT INTO policy_version (id, at, by_id, policy) VALUES (?, ?, ?, ?)',
    id,
    now,
    actor.personId,
    JSON.stringify(input.policy),
  );
  const required = input.policy.filter((one) => one.required).map(({ field }) => field);
  fact({
    action: 'policy.changed',
    subject: id,
    params: { fields: input.policy.length, required: required.join(' ') },
  });
  return policyInForce(db);
}
