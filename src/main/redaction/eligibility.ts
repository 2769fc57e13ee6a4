/** What stands against redacting an account now, and whether a second person is asked for. */
import type { Blocker } from '#contracts/redaction.ts';
import { permissionsOf, type Role } from '#contracts/kit/common.ts';
import type { ReadDb } from '../kit/sql.ts';
import { holdsOn, keptUntil } from '../retention/index.ts';

/** When a second person signs. */
export type SecondPerson = 'when-possible' | 'always' | 'never';

const policyKey = 'redaction.secondPerson';

/** The policy in force. */
export function secondPersonPolicy(db: ReadDb): SecondPerson {
  const row = db.maybe<{ value: string }>('SELECT value FROM setting WHERE key = ?', policyKey);
  // Written by `redaction.setPolicy` from a checked value.
  return row ? (JSON.parse(row.value) as SecondPerson) : 'when-possible';
}

/** The setting under which the policy lies. */
export const secondPersonSetting = policyKey;

/** Whether somebody else must sign: with "when possible", as soon as two people may redact. */
export function needsSecondPerson(db: ReadDb): boolean {
  const policy = secondPersonPolicy(db);
  if (policy !== 'when-possible') return policy === 'always';
  const roles = db.all<{ role: Role }>('SELECT role FROM person WHERE active = 1');
  return roles.filter(({ role }) => permissionsOf[role].includes('redact')).length >= 2;
}

/** Case statuses after which nobody works on a case any more. Source: Persona's case statuses. */
const endedCases = ['resolved', 'closed', 'approved', 'declined', 'done'];

/** What stands against redacting this account now. */
export function blockersOf(db: ReadDb, accountSeq: number, now: string): Blocker[] {
  const kept = keptUntil(db, accountSeq, now);
  return [
    ...holdsOn(db, accountSeq).map(({ id, name }) => ({ kind: 'hold' as const, id, name, passable: false })),
    ...(kept
      ? [{ kind: 'retention' as const, name: kept.policy, ...untilOf(kept.until), passable: false }]
      : []),
    ...openWork(db, accountSeq),
    ...otherRedactions(db, accountSeq),
  ];
}

const untilOf = (until: string | null) => (until === null ? {} : { until });

function openWork(db: ReadDb, accountSeq: number): Blocker[] {
  const inquiries = db.one<{ n: number }>(
    "SELECT count(*) AS n FROM inquiry WHERE account_seq = ? AND state <> 'decided'",
    accountSeq,
  ).n;
  const cases = db.one<{ n: number }>(
    `SELECT count(*) AS n FROM related WHERE account_seq = ? AND type = 'case' AND attributes <> '{}'
       AND lower(coalesce(json_extract(attributes, '$.status'), '')) NOT IN (SELECT value FROM json_each(?))`,
    accountSeq,
    JSON.stringify(endedCases),
  ).n;
  return [
    ...(inquiries > 0 ? [{ kind: 'open-inquiry' as const, count: inquiries, passable: true }] : []),
    ...(cases > 0 ? [{ kind: 'open-case' as const, count: cases, passable: true }] : []),
  ];
}

function otherRedactions(db: ReadDb, accountSeq: number): Blocker[] {
  return db
    .all<{ id: string }>(
      `SELECT redaction.id FROM redaction_account JOIN redaction ON redaction.seq = redaction_seq
       WHERE account_seq = ? AND state IN ('waiting', 'ready', 'cleared', 'incomplete')`,
      accountSeq,
    )
    .map(({ id }) => ({ kind: 'in-redaction' as const, id, passable: false }));
}
