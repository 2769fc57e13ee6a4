/** What happened to an account, as sentences. Unknown actions of a newer vault read as their own name. */
import type { TimelineEvent } from '#contracts/accounts.ts';
import { formatSize } from '#renderer/ui/format.ts';
import { asLabel, fieldLabel, inSentence } from './field-words.ts';

type Params = TimelineEvent['params'];

const text = (value: Params[string] | undefined): string => (value === undefined ? '' : String(value));

const lineOf = (params: Params): string =>
  params['file'] === undefined
    ? ''
    : `${text(params['file'])}${params['line'] === undefined ? '' : `, line ${text(params['line'])}`}`;

interface Said {
  readonly title: string;
  readonly detail: string;
}

const reasons: Readonly<Record<string, string>> = {
  'everything-agrees': 'everything agrees',
  'account-was-wrong': 'account was wrong',
  'inquiry-was-wrong': 'inquiry was wrong',
  'both-true': 'both are true',
  'name-change': 'name change',
  'different-person': 'another person',
  'suspected-fraud': 'suspected fraud',
  'poor-evidence': 'poor evidence',
  'more-needed': 'more needed',
  other: 'other reason',
};

const reasonOf = (params: Params): string => {
  const reason = text(params['reason']);
  return reasons[reason] ?? (reason === '' ? '' : `“${reason}”`);
};

const sentences: Readonly<Record<string, (event: TimelineEvent) => Said>> = {
  'account.created-by-import': ({ params }) => ({ title: 'Imported', detail: lineOf(params) }),
  'account.created-by-inquiry': () => ({ title: 'Account made by its first inquiry', detail: '' }),
  'account.created-by-created': () => ({ title: 'Account created by hand', detail: '' }),
  'account.created-by-edit': () => ({ title: 'Account created', detail: '' }),
  'account.created-by-sample': () => ({ title: 'Part of the sample organisation', detail: '' }),
  'account.changed-by-edit': (event) => ({ title: changedTitle(event), detail: reasonOf(event.params) }),
  'account.changed-by-import': (event) => ({ title: changedTitle(event), detail: lineOf(event.params) }),
  'account.changed-by-inquiry': (event) => ({ title: changedTitle(event), detail: reasonOf(event.params) }),
  'account.change-undone': () => ({ title: 'Change taken back', detail: '' }),
  'account.tag-added': ({ params }) => ({ title: `Tag “${text(params['tag'])}” put on`, detail: '' }),
  'account.tag-removed': ({ params }) => ({ title: `Tag “${text(params['tag'])}” taken off`, detail: '' }),
  'account.revealed': ({ params }) => ({
    title: `${fieldLabel(text(params['field']))} shown in full`,
    detail: '',
  }),
  'account.exported': ({ params }) => ({ title: 'Exported', detail: exportDetail(params) }),
  'inquiry.received': () => ({ title: 'Inquiry received', detail: '' }),
  'inquiry.approved': ({ params }) => ({ title: 'Inquiry: same person', detail: reasonOf(params) }),
  'inquiry.declined': ({ params }) => ({ title: 'Inquiry: not the same', detail: reasonOf(params) }),
  'inquiry.needs-review': ({ params }) => ({ title: 'Inquiry: needs review', detail: reasonOf(params) }),
  'inquiry.reopened': () => ({ title: 'Inquiry opened again', detail: '' }),
  'inquiry.revealed': ({ params }) => ({
    title: `Incoming ${inSentence(fieldLabel(text(params['field'])))} shown in full`,
    detail: '',
  }),
  'redaction.proposed': ({ params }) => ({ title: 'Redaction proposed', detail: redactionScope(params) }),
  'redaction.approved': () => ({ title: 'Redaction approved by a second person', detail: '' }),
  'redaction.declined': () => ({ title: 'Redaction declined or taken back', detail: '' }),
  'redaction.cleared': ({ params }) => ({
    title: 'Personal data taken out, proof outstanding',
    detail: redactionScope(params),
  }),
  'redaction.proven': () => ({ title: 'Redaction proven, certificate issued', detail: '' }),
  'redaction.incomplete': () => ({ title: 'Redaction incomplete: remains were found', detail: '' }),
  'redaction.certificate-saved': ({ params }) => ({
    title: 'Certificate of redaction saved',
    detail: text(params['format']).toUpperCase(),
  }),
  'account.held': () => ({ title: 'Legal hold placed', detail: '' }),
  'account.hold-released': () => ({ title: 'Legal hold released', detail: '' }),
  'account.archived': () => ({ title: 'Archived', detail: '' }),
  'account.restored': () => ({ title: 'Restored from the archive', detail: '' }),
  'account.restricted': () => ({ title: 'Processing restricted', detail: '' }),
  'account.restriction-lifted': () => ({ title: 'Restriction lifted', detail: '' }),
  'account.restricted-opened': () => ({ title: 'Opened while restricted', detail: '' }),
  'document.attached': () => ({ title: 'Document attached', detail: '' }),
};

const redactionScopes: Readonly<Record<string, string>> = {
  account: 'everything',
  fields: 'chosen fields',
  documents: 'documents',
  until: 'everything up to a day',
};

const redactionScope = (params: Params): string => redactionScopes[text(params['scope'])] ?? '';

/** Size and the beginning of the hash, enough to tell the file from another. */
function exportDetail(params: Params): string {
  const size = params['sizeBytes'];
  return [typeof size === 'number' ? formatSize(size) : '', text(params['sha256']).slice(0, 12)]
    .filter(Boolean)
    .join(' · ');
}

function changedTitle(event: TimelineEvent): string {
  const fields = [...new Set(event.changes.map((change) => fieldLabel(change.field)))];
  if (fields.length === 0) return 'Account changed';
  if (fields.length > 3) return `${fields.length} fields changed`;
  const [first = '', ...rest] = fields;
  return `${[first, ...rest.map(inSentence)].join(', ')} changed`;
}

/** The title of an event and a short remark to it. */
export function eventWords(event: TimelineEvent): Said {
  return (
    sentences[event.action]?.(event) ?? {
      title: asLabel(event.action.replace('.', ' ')),
      detail: reasonOf(event.params),
    }
  );
}

/** The dot of an event: decisions and removals stand out, the rest is quiet. */
export function eventTone(action: string): 'good' | 'bad' | 'attention' | 'accent' | 'neutral' {
  if (action === 'inquiry.approved' || action === 'redaction.proven') return 'good';
  if (action === 'inquiry.declined' || action === 'redaction.incomplete') return 'bad';
  if (action === 'redaction.cleared') return 'attention';
  if (action === 'inquiry.needs-review' || action === 'inquiry.reopened' || action.endsWith('revealed'))
    return 'attention';
  return action.startsWith('account.changed') ? 'accent' : 'neutral';
}

export const timelineWords = {
  title: 'Timeline',
  undo: 'Undo',
  undone: 'taken back',
  none: 'Nothing has happened yet.',
  more: 'Show earlier',
  removed: 'removed',
  redacted: 'values redacted',
  inquiry: 'inquiry',
  redaction: 'redaction',
  undidIt: 'The change was taken back.',
  moreChanges: (count: number): string => `and ${count} more`,
} as const;
