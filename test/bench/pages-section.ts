/** Section "pages": an account as its page loads it, and the review of an inquiry. */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBench, type Bench } from './parts/bench-vault.ts';
import { against, heading, line, percentile, spread, timed } from './parts/ruler.ts';
import { people } from './people.ts';

const inquiries = 200;

/** Inquiries about accounts on file, in the shape Persona's API lists them. */
function writeInquiries(bench: Bench): string {
  const path = join(bench.folder, 'inquiries.json');
  const items: object[] = [];
  let at = 0;
  for (const row of people(inquiries)) {
    items.push({
      type: 'inquiry',
      id: `inq_bench${String(at).padStart(8, '0')}`,
      attributes: {
        status: 'completed',
        'reference-id': row.reference,
        'completed-at': '2026-11-20T10:00:00.000Z',
        fields: {
          'name-first': { type: 'string', value: row.last },
          'name-last': { type: 'string', value: row.first },
          birthdate: { type: 'date', value: row.birthdate },
          'email-address': { type: 'string', value: row.email },
          'phone-number': { type: 'string', value: row.phone },
        },
      },
    });
    at += 1;
  }
  writeFileSync(path, JSON.stringify({ data: items }));
  return path;
}

/** Measures pages over accounts picked by chance. */
export async function pagesSection(bench: Bench): Promise<void> {
  const { client, ticket, close } = await openBench(bench);
  try {
    heading('Pages');
    await client.imports.run({ file: ticket(writeInquiries(bench)).id });
    const loadPage = async (referenceId: string): Promise<void> => {
      const { id } = await client.accounts.load({ referenceId });
      await Promise.all([
        client.accounts.timeline({ id }),
        client.inquiries.list({ state: 'all', accountId: id }),
        client.documents.list({ accountId: id }),
      ]);
    };
    const pages: number[] = [];
    for (let count = 0; count < 200; count++) {
      const reference = `usr_${String(randomInt(count % 2 === 0 ? Math.min(inquiries, bench.rows) : bench.rows)).padStart(7, '0')}`;
      pages.push(await timed(() => loadPage(reference)));
    }
    line(
      'account page (account, timeline, inquiries, documents)',
      spread(pages),
      against(percentile(pages, 0.95), 30, '30 ms at p95'),
    );
    const { rows } = await client.inquiries.list({ state: 'all', limit: 200 });
    const reviews: number[] = [];
    for (const { id } of rows) reviews.push(await timed(() => client.inquiries.review({ id })));
    line('review of an inquiry', spread(reviews));
    const statuses = await timed(() => client.accounts.statuses({}));
    line('statuses with counts', `${statuses.toFixed(1)} ms`);
  } finally {
    await close();
  }
}
