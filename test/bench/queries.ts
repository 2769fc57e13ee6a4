/** What somebody types over a day, made from the rows that were imported. */
import type { Client } from '#client/client.ts';
import type { Asked } from '#contracts/kit/contract.ts';
import type { accounts } from '#contracts/accounts.ts';
import { people, type Row } from './people.ts';

export interface TypedQuery {
  readonly kind: string;
  readonly input: Asked<(typeof accounts)['operations']['search']>;
}

const sampled = 24;
export const rareTag = 'bench rare';
export const commonTag = 'bench common';

/** Rows spread evenly over the file. */
function sampleRows(count: number): Row[] {
  const rows: Row[] = [];
  let at = 0;
  for (const row of people(count)) {
    if (at % Math.max(1, Math.floor(count / sampled)) === 0) rows.push(row);
    at += 1;
  }
  return rows.slice(0, sampled);
}

/** Puts a rare tag on a few accounts and a common one on thousands. */
export async function tagSome(client: Client): Promise<void> {
  let after: string | undefined;
  for (let page = 0; page < 50; page++) {
    const found = await client.accounts.search({
      text: 'ma',
      limit: 200,
      ...(after === undefined ? {} : { after }),
    });
    const accountIds = found.rows.map((row) => row.id);
    if (accountIds.length === 0) return;
    await client.tags.apply({ accountIds, add: [commonTag] });
    if (page % 10 === 0) await client.tags.apply({ accountIds: accountIds.slice(0, 8), add: [rareTag] });
    if (found.next === null) return;
    after = found.next;
  }
}

/** Two hundred queries: growing beginnings, several parts in any order, numbers, addresses, dates, tags. */
export function mixedQueries(count: number): TypedQuery[] {
  const queries: TypedQuery[] = [];
  const add = (kind: string, text: string, more: Partial<TypedQuery['input']> = {}): void =>
    void queries.push({ kind, input: { text, limit: 50, ...more } });
  for (const [at, row] of sampleRows(count).entries()) {
    const { first, last, birthdate, phone, email, passport, reference } = row;
    if (at < 8) {
      const text = `${first} ${last}`;
      for (let length = 2; length <= Math.min(12, text.length); length++)
        add('a name growing', text.slice(0, length));
    }
    add('last name, then first', `${last} ${first}`);
    if (at % 2 === 0) add('two beginnings', `${last.slice(0, 3)} ${first.slice(0, 2)}`);
    if (at % 2 === 1) add('first name alone', first.toUpperCase());
    if (at % 3 === 0) add('reference id', reference);
    if (at % 3 === 1) add('reference id growing', reference.slice(0, 7));
    if (at % 4 === 0) add('birth date', birthdate);
    if (at % 4 === 1) add('birth date, day first', birthdate.split('-').reverse().join('.'));
    if (at % 4 === 2) add('name and birth year', `${last.slice(0, 4)} ${birthdate.slice(0, 4)}`);
    if (at % 4 === 3) add('phone', phone);
    if (at % 3 === 2) add('last digits of a number', passport.slice(-4));
    if (at % 4 === 0) add('e-mail', email);
    if (at % 4 === 2) add('e-mail growing', email.slice(0, 9));
    if (at % 4 === 1) add('a rare tag and a name', first.slice(0, 2), { tags: [rareTag] });
    if (at % 4 === 3) add('a common tag and a name', first.slice(0, 3), { tags: [commonTag] });
    if (at % 6 === 5)
      add('tags alone', '', { tags: [rareTag, commonTag], tagMode: at % 4 === 1 ? 'all' : 'any' });
    if (at % 12 === 0) add('nothing typed', '');
    if (at % 12 === 6) add('a status and a name', first.slice(0, 2), { status: 'closed' });
    if (at % 8 === 7) add('three digits', passport.slice(-3));
  }
  return queries.slice(0, 200);
}
