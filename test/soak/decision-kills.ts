/** Kills during decisions: each is there whole, with its change of the account and its facts, or not at all. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '#main/kit/sql.ts';
import { people, writePeople } from '../bench/people.ts';
import { newInstants } from './parts/instants.ts';
import { runAndKill } from './parts/killing.ts';
import { inspect, openSoak, type Found, type Soak } from './parts/vault.ts';

const inquiries = 4000;

/** Accounts, and for each an inquiry that says another city, phone and first name. */
async function fill(soak: Soak): Promise<void> {
  const table = join(soak.folder, 'people.csv');
  await writePeople(table, inquiries);
  const items = [...people(inquiries)].map((row, at) => ({
    type: 'inquiry',
    id: `inq_soak${String(at).padStart(8, '0')}`,
    attributes: {
      status: 'completed',
      'reference-id': row.reference,
      'completed-at': '2026-11-20T10:00:00.000Z',
      fields: {
        'name-first': { type: 'string', value: `${row.first}a` },
        'name-last': { type: 'string', value: row.last },
        birthdate: { type: 'date', value: row.birthdate },
        'phone-number': { type: 'string', value: `+44 20 7946 ${String(at % 10_000).padStart(4, '0')}` },
      },
    },
  }));
  const documents = join(soak.folder, 'inquiries.json');
  writeFileSync(documents, JSON.stringify({ data: items }));
  const { client, ticket, close } = await openSoak(soak);
  await client.imports.run({ file: ticket(table).id });
  await client.imports.run({ file: ticket(documents).id });
  await close();
}

/** Decisions of which a part is missing, by what is missing. */
const halves: Readonly<Record<string, string>> = {
  'inquiries decided without a decision': `SELECT count(*) AS n FROM inquiry WHERE state = 'decided' AND first = 0
     AND NOT EXISTS (SELECT 1 FROM decision WHERE inquiry_seq = inquiry.seq AND superseded = 0)`,
  'decisions of an inquiry that still waits': `SELECT count(*) AS n FROM decision JOIN inquiry ON inquiry.seq = inquiry_seq
     WHERE superseded = 0 AND state <> 'decided'`,
  'inquiries decided twice': `SELECT count(*) AS n FROM
     (SELECT inquiry_seq FROM decision WHERE superseded = 0 GROUP BY inquiry_seq HAVING count(*) > 1)`,
  'decisions whose change is missing': `SELECT count(*) AS n FROM decision WHERE change_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM change JOIN change_field ON change_seq = change.seq WHERE change.id = change_id)`,
  'changes that the account does not show': `SELECT count(*) AS n FROM account WHERE version <> 1 +
     (SELECT count(*) FROM change WHERE account_seq = account.seq)`,
  'decisions without a fact': `SELECT count(*) AS n FROM decision JOIN inquiry ON inquiry.seq = inquiry_seq
     WHERE NOT EXISTS (SELECT 1 FROM fact WHERE subject = inquiry.id AND action = 'inquiry.approved')`,
};

function halfMade(db: WriteDb): string[] {
  return Object.entries(halves).flatMap(([what, statement]) => {
    const { n } = db.one<{ n: number }>(statement);
    return n === 0 ? [] : [`${n} ${what}`];
  });
}

/** Decides one inquiry after another, killed again and again. */
export async function decisionKills(soak: Soak, kills: number): Promise<Found> {
  await fill(soak);
  const losses: string[] = [];
  const decided = new Set<string>();
  let changes = 0;
  const instants = newInstants(400, []);
  for (let kill = 0; kill < kills; kill++) {
    const { lines, hung } = await runAndKill(soak, 'doing', ['decide'], instants);
    if (hung) losses.push('a decision hung');
    for (const line of lines) if (line.startsWith('decided ')) decided.add(line.slice('decided '.length));
    losses.push(
      ...(await inspect(soak, (db) => {
        const missing = [...decided].filter(
          (id) => !db.maybe("SELECT 1 AS found FROM inquiry WHERE id = ? AND state = 'decided'", id),
        );
        changes = db.one<{ n: number }>('SELECT count(*) AS n FROM change').n;
        return [
          ...(missing.length > 0 ? [`${missing.length} acknowledged decisions are gone`] : []),
          ...halfMade(db),
        ];
      })),
    );
  }
  return {
    counts: { kills, 'decisions acknowledged': decided.size, 'changes of accounts': changes },
    losses,
  };
}
