/** What the codes of redaction are called: states, blockers, places, copies, phases, refusals. */
import { storeWords } from '#contracts/certificate-words.ts';
import type { ErrorCode, Params } from '#contracts/kit/errors.ts';
import type {
  Blocker,
  KnownCopy,
  Mention,
  Redaction,
  RedactionScope,
  RedactionState,
} from '#contracts/redaction.ts';
import { formatDay, formatInstant, plural } from '#renderer/ui/format.ts';
import type { Tone } from '#renderer/ui/index.ts';

/** The states in a word or two, and what each means. */
export const stateWords: Readonly<Record<RedactionState, { name: string; tone: Tone; meaning: string }>> = {
  waiting: {
    name: 'waits for a second person',
    tone: 'attention',
    meaning: 'Proposed. Nothing has been removed yet.',
  },
  ready: { name: 'may be run', tone: 'accent', meaning: 'Nothing has been removed yet.' },
  declined: { name: 'declined', tone: 'neutral', meaning: 'Refused. Nothing was removed.' },
  withdrawn: { name: 'withdrawn', tone: 'neutral', meaning: 'Taken back. Nothing was removed.' },
  cleared: {
    name: 'unproven',
    tone: 'attention',
    meaning:
      'The data is out of the tables. The proof is outstanding: the database was not rebuilt or not searched to the end.',
  },
  incomplete: {
    name: 'incomplete',
    tone: 'bad',
    meaning: 'The data is out of the tables, but the search found remains of it. There is no certificate.',
  },
  proven: {
    name: 'proven',
    tone: 'good',
    meaning: 'Removed, rebuilt under a new key, searched, and nothing was found.',
  },
};

export const blockers: Readonly<
  Record<Blocker['kind'], (blocker: Blocker) => { title: string; meaning: string }>
> = {
  hold: ({ name }) => ({
    title: name ? `Legal hold “${name}”` : 'A legal hold',
    meaning: 'What is held must be kept until the hold is lifted.',
  }),
  retention: ({ until, name }) => ({
    title: until ? `Must be kept until ${formatDay(until)}` : 'Must be kept',
    meaning: name ? `By the retention policy “${name}”.` : 'By a retention policy.',
  }),
  'open-inquiry': ({ count = 1 }) => ({
    title: plural(count, 'inquiry waits', 'inquiries wait'),
    meaning: 'Not decided yet. What it says about the person would go with the rest.',
  }),
  'open-case': ({ count = 1 }) => ({
    title: plural(count, 'case is open', 'cases are open'),
    meaning: 'Work on it would lose what it is about.',
  }),
  'in-redaction': () => ({
    title: 'Another redaction of this account is under way',
    meaning: 'It must end first.',
  }),
};

export const places: Readonly<Record<Mention['place'], string>> = {
  'inquiry-note': 'Note of an inquiry',
  'decision-note': 'Note of a decision',
  'change-reason': 'Reason of a change',
  'tag-name': 'Tag',
  'file-name': 'File name',
  hold: 'Legal hold',
  'withdrawal-reason': 'Reason for archiving or restricting',
  'saved-search': 'Saved search',
  custom: 'Custom field',
};

export const copies: Readonly<Record<KnownCopy['kind'], string>> = {
  export: 'Export',
  backup: 'Backup',
  keyring: 'Copy of keys',
};

export const exportChoices: Readonly<Record<Redaction['exportChoice'], string>> = {
  exported: 'Exported before',
  'not-wanted': 'Not wanted',
  'not-asked': 'Not asked',
};

export const phases: Readonly<Record<string, string>> = {
  collect: 'Collect what must be gone',
  clear: 'Take it out of the tables',
  optimise: 'Tidy the search index',
  rebuild: 'Write the database anew',
  rekey: 'Change its key',
  scan: 'Search every page and file',
  swap: 'Put the new database in place',
  certify: 'Sign the certificate',
};

/** Where a search can find something: kinds of files beside the stores. */
export const foundPlaces: Readonly<Record<string, string>> = {
  ...storeWords,
  database: 'The database',
  log: 'The log of the database',
  seam: 'The database, across two pages',
  file: 'Files beside the database',
  'file-name': 'The name of a file',
  document: 'Documents',
};

/** Why redaction refused a step, where it has words of its own for it. */
export function refusal(code: ErrorCode, params: Params): string | undefined {
  const what = params['what'];
  if (code === 'stale' && what === 'redaction-plan')
    return 'Something that was counted has changed since the dry run. It must be proposed anew: take this one back and begin again on the account.';
  if (code === 'conflict' && what === 'redaction-blocked')
    return 'Something new stands against it: a hold, a retention period, open work or another redaction. Nothing was removed.';
  if (code === 'conflict' && what === 'redaction-state')
    return 'Somebody else was quicker: its state has changed. Nothing was done twice.';
  if (code === 'forbidden' && params['permission'] === 'second-person')
    return 'Whoever proposed it cannot approve it as well.';
  if (code === 'conflict' && what === 'redaction-not-exported')
    return 'No export of this account is on record. Export it first, or say that no export is wanted.';
  if (code === 'conflict' && what === 'redaction-export-outdated')
    return `Something was changed or came in after the export of ${formatInstant(String(params['at']))}. Export it once more, or say that no export is wanted.`;
  if (code === 'invalid-input' && params['rule'] === 'personal')
    return 'The reference or the note says who the person is. Write it without, for it will stay.';
  return undefined;
}

/** A scope in words; `fieldName` writes a field as people call it. */
export function scopeText(scope: RedactionScope, fieldName: (field: string) => string): string {
  switch (scope.kind) {
    case 'account':
      return 'Everything held about the person';
    case 'fields':
      return scope.fields.map(fieldName).join(', ');
    case 'documents':
      return 'Documents';
    case 'until':
      return `Inquiries, documents, decisions and history up to ${formatDay(scope.day)}`;
  }
}

/** Who a redaction is about: a reference id where there is one, else the account's own id, else a count. */
export function subjectText({ accounts, referenceIds, accountIds }: Redaction): string {
  if (accounts !== 1) return plural(accounts, 'account');
  return referenceIds[0] ?? accountIds[0] ?? '';
}

/** What must be typed before it can be run: the reference id, or the number of accounts of a batch. */
export const toBeTyped = (redaction: Redaction): string =>
  redaction.accounts === 1 ? subjectText(redaction) : String(redaction.accounts);
