/** The part of the demo in which a person's data is redacted, proven gone, and certified. */
import type { Client } from '#client/client.ts';
import { certificateText } from '#contracts/certificate-words.ts';
import { policyPresets } from '#contracts/retention-policies.ts';
import { say } from './say.ts';

/** What was redacted. */
export interface Redacted {
  readonly accountId: string;
  readonly redactionId: string;
}

/** Redacts one account of the sample and prints its certificate; then a retention policy and a legal hold. */
export async function redactOne(client: Client, except: string): Promise<Redacted> {
  const { rows } = await client.accounts.search({ limit: 200 });
  const account = rows.find((row) => row.waiting === 0 && row.inquiries > 0 && row.id !== except);
  if (!account?.referenceId) throw new Error('the sample has no account to redact');
  say(`\nRedacting ${account.referenceId}: cleared, rebuilt under a new key, searched.\n`);
  const asked = { accountIds: [account.id], scope: { kind: 'account' as const } };
  const plan = await client.redaction.plan(asked);
  const { id } = await client.redaction.propose({
    ...asked,
    basis: { reason: 'erasure-request', reference: 'DEMO-1' },
    exportChoice: 'not-wanted',
    planHash: plan.hash,
  });
  await client.redaction.run({ id, typed: account.referenceId });
  const { certificate, redaction } = await client.redaction.load({ id });
  if (!certificate) throw new Error(`the redaction is ${redaction.state}`);
  say(certificateText(certificate));
  const [preset] = policyPresets;
  if (preset)
    await client.retention.savePolicy({ name: preset.name, source: preset.source, rule: preset.rule });
  return { accountId: account.id, redactionId: id };
}
