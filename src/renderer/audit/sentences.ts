/** Facts as sentences. An action that is not known here reads as its own name. */
import { formatCount, plural } from '../ui/format.ts';
import type { Fact } from './data.ts';

/** Names for ids that a fact holds. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

type Params = Fact['params'];
const text = (params: Params, name: string): string => String(params[name] ?? '');
const spaced = (code: string): string => code.replaceAll(/[-_.]/g, ' ');
const listed = (codes: string): string =>
  [...new Set(codes.split(' '))].filter(Boolean).map(spaced).join(', ');
const count = (params: Params, name: string): number => Number(params[name] ?? 0);

const outcomes: Readonly<Record<string, string>> = {
  done: 'done',
  cancelled: 'stopped by the person',
  internal: 'failed',
};

/** Long work by what it does. */
const works: Readonly<Record<string, string>> = {
  'backup.create': 'a backup',
  'backup.runScheduled': 'the backup that was due',
  'documents.attach': 'attaching a document',
  'duplicates.find': 'looking for duplicates',
  'exports.account': 'exporting an account',
  'facts.save': 'exporting the log',
  'facts.saveAnchor': 'saving the head of the log',
  'imports.preview': 'looking into a file',
  'imports.dryRun': 'trying an import',
  'imports.run': 'an import',
  'imports.resume': 'the rest of an import',
  'imports.saveRejected': 'saving rejected rows',
  'learning.train': 'learning from decisions',
  'redaction.plan': 'planning a redaction',
  'redaction.propose': 'proposing a redaction',
  'redaction.saveCertificate': 'saving a certificate',
  'retention.evaluate': 'looking for what is due',
  'retention.simulate': 'trying a retention policy',
  'sample.load': 'loading the sample organisation',
  'vault.check': 'checking the vault',
};
const workOf = (params: Params): string => {
  const operation = text(params, 'operation');
  return works[operation] ?? `“${spaced(operation)}”`;
};

const lockReasons: Readonly<Record<string, string>> = {
  asked: 'locked',
  idle: 'locked after a while without anybody',
  suspend: 'locked because the computer went to sleep',
  screen: 'locked with the screen',
  quit: 'closed',
  folder: 'closed for another vault',
  reload: 'locked because the page was loaded anew',
};

type Sentence = (fact: Fact, names: Names) => string;

const tagNamed = ({ params }: Fact, { tags }: Names): string => {
  const id = text(params, 'tag');
  return tags.get(id) ?? id;
};
const personNamed = ({ subject }: Fact, { people }: Names): string =>
  subject === null ? 'somebody' : (people.get(subject) ?? subject);

const sentences: Readonly<Record<string, Sentence>> = {
  'account.created': () => 'Created the account',
  'account.changed': ({ params }) => `Changed ${listed(text(params, 'fields'))}`,
  'account.revealed': ({ params }) => `Had ${spaced(text(params, 'field'))} shown in full`,
  'account.exported': ({ params }) =>
    `Exported everything held, with ${plural(count(params, 'documents'), 'document')}`,
  'account.tag-added': (fact, names) => `Put on the tag “${tagNamed(fact, names)}”`,
  'account.tag-removed': (fact, names) => `Took off the tag “${tagNamed(fact, names)}”`,
  'inquiry.approved': ({ params }) => `Decided: same person (${spaced(text(params, 'reason'))})`,
  'inquiry.declined': ({ params }) => `Decided: not the same person (${spaced(text(params, 'reason'))})`,
  'inquiry.needs-review': ({ params }) => `Decided: needs review (${spaced(text(params, 'reason'))})`,
  'inquiry.reopened': () => 'Opened the inquiry again',
  'inquiry.revealed': ({ params }) => `Had incoming ${spaced(text(params, 'field'))} shown in full`,
  'document.attached': () => 'Attached a document',
  'duplicate.searched': ({ params }) =>
    `Looked for duplicates among ${plural(count(params, 'accounts'), 'account')}: ${plural(count(params, 'pairs'), 'pair')}`,
  'duplicate.settled': ({ params }) =>
    count(params, 'same') === 1
      ? `Said that this is the same person as ${text(params, 'other')}`
      : `Said that ${text(params, 'other')} is another person: ${spaced(text(params, 'reason'))}`,
  'document.opened': () => 'Opened a document',
  'tag.created': () => 'Created a tag',
  'tag.renamed': () => 'Renamed a tag',
  'tag.recoloured': () => 'Gave a tag another colour',
  'tag.removed': ({ params }) => `Removed a tag from ${plural(count(params, 'accounts'), 'account')}`,
  'import.started': ({ params }) => `Began an import (${text(params, 'format')})`,
  'import.resumed': () => 'Went on with an import',
  'import.batch': ({ params }) => `Committed to ${plural(count(params, 'accounts'), 'imported account')}`,
  'import.done': ({ params }) => `Import finished: ${importCounts(params)}`,
  'import.stopped': ({ params }) => `Import stopped: ${importCounts(params)}`,
  'job.started': ({ params }) => `Began ${workOf(params)}`,
  'job.ended': ({ params }) =>
    `Ended ${workOf(params)}: ${outcomes[text(params, 'outcome')] ?? spaced(text(params, 'outcome'))}`,
  'person.added': (fact, names) =>
    `Gave access to ${personNamed(fact, names)} as ${text(fact.params, 'role')}`,
  'person.removed': (fact, names) => `Took away the access of ${personNamed(fact, names)}`,
  'person.role-changed': (fact, names) =>
    `Made ${personNamed(fact, names)} ${text(fact.params, 'to')} (was ${text(fact.params, 'from')})`,
  'person.signed-in': ({ params }) =>
    text(params, 'by') === 'recovery-key' ? 'Signed in with the recovery key' : 'Signed in',
  'person.sign-in-failed': ({ params }) => `Typed before that: ${wrongAttempts(params)}`,
  'person.sign-in-refused': () => 'Refused: no access any more',
  'vault.created': () => 'Made the vault',
  'vault.locked': ({ params }) => `Vault ${lockReasons[text(params, 'reason')] ?? 'locked'}`,
  'vault.passphrase-changed': () => 'Changed their passphrase',
  'vault.passphrase-refused': () => 'Typed a wrong passphrase while signed in',
  'vault.recovery-key-replaced': () => 'Replaced the recovery key',
  'vault.master-key-replaced': () => 'Replaced the master key; everybody else lost access',
  'vault.recovery-key-confirmed': () => 'Confirmed the recovery key',
  'vault.reindexed': ({ params }) => `Indexed ${plural(count(params, 'accounts'), 'account')} anew`,
  'setting.changed': ({ params }) => `Set ${spaced(text(params, 'key'))} to ${text(params, 'value')}`,
  'retention.clock-moved': ({ params }) => `Found the clock ${clockMove(params)}`,
  'retention.clock-settled': ({ params }) =>
    `Clock settled, ${clockMove(params)}: ${clockReasons[text(params, 'reason')] ?? 'without a reason'}`,
  'policy.changed': ({ params }) =>
    `Changed the re-verification policy: ${listed(text(params, 'required'))} required`,
  'model.trained': ({ params }) =>
    `Learned a model from ${plural(count(params, 'same') + count(params, 'different'), 'decided case')}`,
  'model.activated': () => 'Made a learned model active',
  'model.rolled-back': () => 'Went back to the model before',
  'audit.key-made': ({ params }) => `Signing key ${formatCount(count(params, 'key'))} made`,
  'audit.exported': ({ params }) => `Exported ${plural(count(params, 'facts'), 'fact')} of this log`,
  'audit.anchor-kept': ({ params }) => `Noted the head at fact ${formatCount(count(params, 'seq'))} outside`,
  'audit.anchor-saved': ({ params }) =>
    `Saved the head at fact ${formatCount(count(params, 'seq'))} to a file`,
};

/** Why somebody said that a moved clock is right. */
const clockReasons: Readonly<Record<string, string>> = {
  'not-opened': 'vault not opened so long',
  'was-wrong': 'it was wrong before',
  compared: 'compared with another',
};

function clockMove(params: Params): string {
  const by = count(params, 'days') > 0 ? plural(count(params, 'days'), 'day') : 'less than a day';
  return text(params, 'kind') === 'ahead' ? `${by} ahead` : `set back by ${by}`;
}

function wrongAttempts(params: Params): string {
  const keys = count(params, 'recoveryKeys');
  const passphrases = count(params, 'count') - keys;
  return [
    ...(passphrases > 0 ? [plural(passphrases, 'wrong passphrase')] : []),
    ...(keys > 0 ? [plural(keys, 'wrong recovery key')] : []),
  ].join(' and ');
}

function importCounts(params: Params): string {
  return ['created', 'updated', 'unchanged', 'rejected']
    .filter((name) => count(params, name) > 0)
    .map((name) => `${formatCount(count(params, name))} ${name}`)
    .join(', ');
}

/** What a fact says. */
export function sentenceOf(fact: Fact, names: Names): string {
  const known = sentences[fact.action];
  if (known) return known(fact, names);
  const words = spaced(fact.action);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a fact's subject can be looked at. */
export function pathOf({ subject }: Pick<Fact, 'subject'>): string | null {
  if (subject?.startsWith('act_')) return `/accounts/${subject}`;
  if (subject?.startsWith('inq_')) return `/inquiries/${subject}`;
  if (subject?.startsWith('user_')) return '/people';
  return subject?.startsWith('tag_') ? '/tags' : null;
}
