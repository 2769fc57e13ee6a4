/** The sample organisation, brought in through the same importers that real files take. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents } from '#contracts/documents.ts';
import type { imports } from '#contracts/imports.ts';
import type { Input, Output } from '#contracts/kit/contract.ts';
import { sample as contract } from '#contracts/sample.ts';
import { tags, type TagColour } from '#contracts/tags.ts';
import { sealDocument } from '../documents/index.ts';
import { importFile } from '../imports/index.ts';
import { room, type JobContext } from '../kit/room.ts';
import type { SampleDocument } from './generate/index.ts';

type Op = (typeof contract)['operations']['load'];

async function load(input: Input<Op>, context: JobContext): Promise<Output<Op>> {
  const { generateSample } = await import('./generate/index.ts');
  const made = generateSample({ seed: input.seed });
  // Invented people only: the importers read files, so for once something is written outside the vault.
  const folder = await mkdtemp(join(tmpdir(), 'casefold-sample-'));
  try {
    const accounts = await importText(folder, 'sample-accounts.csv', made.accountsCsv, context);
    await colourTags(context);
    const lines = made.inquiries.map((document) => JSON.stringify(document)).join('\n');
    const inquiries = await importText(folder, 'sample-inquiries.jsonl', `${lines}\n`, context);
    let attached = 0;
    for (const document of made.documents) {
      context.throwIfCancelled();
      if (await attach(document, context)) attached += 1;
      context.progress({ phase: 'documents', done: attached, total: made.documents.length });
    }
    return { accounts: accounts.counts.created, inquiries: inquiries.counts.created, documents: attached };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The organisation's own habit: each kind of tag in its colour. Those that somebody has coloured since stay. */
const colours: Readonly<Record<string, TagColour>> = {
  VIP: 'blue',
  frozen: 'teal',
  PEP: 'violet',
  'high-risk': 'orange',
  watch: 'yellow',
};

async function colourTags({ db, commit }: JobContext): Promise<void> {
  const grey = db.all<{ id: string; name: string }>("SELECT id, name FROM tag WHERE colour = 'grey'");
  for (const { id, name } of grey) {
    const colour = colours[name];
    if (colour) await commit(tags.operations.change, 'tags.change', { id, colour });
  }
}

async function importText(
  folder: string,
  name: string,
  text: string,
  context: JobContext,
): Promise<Output<(typeof imports)['operations']['run']>> {
  const path = join(folder, name);
  await writeFile(path, text);
  return importFile(path, { options: {}, mode: 'upsert', rememberMapping: false }, context);
}

/** False when it is there already: loading the sample twice changes nothing. */
async function attach(document: SampleDocument, context: JobContext): Promise<boolean> {
  const { db } = context;
  const owner =
    document.inquiryPersonaId === null
      ? db.maybe<{ account: string; inquiry: string | null }>(
          'SELECT id AS account, NULL AS inquiry FROM account WHERE reference_id = ?',
          document.referenceId,
        )
      : db.maybe<{ account: string; inquiry: string | null }>(
          `SELECT account.id AS account, inquiry.id AS inquiry FROM inquiry
           JOIN account ON account.seq = inquiry.account_seq WHERE inquiry.persona_id = ?`,
          document.inquiryPersonaId,
        );
  if (!owner) return false;
  const there = db.maybe(
    `SELECT 1 AS found FROM document JOIN account ON account.seq = document.account_seq
     WHERE account.id = ? AND file_name = ? AND blob IS NOT NULL`,
    owner.account,
    document.fileName,
  );
  if (there) return false;
  const sealed = await sealDocument(
    context,
    {
      accountId: owner.account,
      inquiryId: owner.inquiry,
      kind: document.kind,
      fileName: document.fileName,
      bytes: Buffer.from(document.bytes),
    },
    (accountId) => context.commit(documents.operations.ensureKey, 'documents.ensureKey', { accountId }),
  );
  await context.commit(documents.operations.insert, 'documents.insert', sealed);
  return true;
}

export const sample = room(contract, { load });
