/** The sentences of inquiries and their review. */
import type { DecisionReason, Outcome, Resolution } from '#contracts/inquiries.ts';
import type { Fix, PersonField, Suggestion } from '#contracts/person.ts';
import { formatAge, formatCount, formatInstant, plural } from '#renderer/ui/format.ts';
import { spokenField } from './level-words.ts';
import type { GroupName } from './order.ts';
import type { Effect, KeptAs, NoteCause } from './resolving.ts';

const keptAs: Readonly<Record<KeptAs, string>> = {
  alias: 'kept as alias',
  previous: 'kept as previous',
  additional: 'kept beside it',
};

const keptNoun: Readonly<Record<KeptAs, readonly [string, string]>> = {
  alias: ['alias', 'aliases'],
  previous: ['previous value', 'previous values'],
  additional: ['further value', 'further values'],
};

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

export const words = {
  inquiries: 'Inquiries',
  goToQueue: 'Go to the oldest waiting inquiry',
  keyGroups: {
    fields: 'Review: the field under the cursor',
    fieldKeys: [
      { keys: 'J K', label: 'Next and previous field (also ↓ ↑)' },
      { keys: 'Shift+J', label: 'Next unresolved difference (back: Shift K)' },
      { keys: 'Enter', label: 'Open the row (also →; ← closes)' },
      { keys: 'S', label: 'Apply the offered fix' },
      { keys: 'I', label: 'The inquiry is right: the account takes its value' },
      { keys: 'A', label: 'The account is right' },
      { keys: 'B', label: 'Both true; again: kept as something else' },
      { keys: 'U', label: 'Leave open, with a word why' },
      { keys: 'R', label: 'Show a masked value while held' },
      { keys: 'H', label: 'History of the field' },
      { keys: 'Ctrl+Z', label: 'Undo the last resolution' },
    ],
    decision: 'Review: the decision',
    decisionKeys: [
      { keys: 'Ctrl+1', label: 'Same person' },
      { keys: 'Ctrl+2', label: 'Not the same' },
      { keys: 'Ctrl+3', label: 'Needs review' },
      { keys: 'Ctrl+Enter', label: 'Commit' },
      { keys: 'Esc', label: 'Step back; what was written stays' },
      { keys: 'N', label: 'Next in queue, when decided' },
    ],
    screen: 'Review: the screen',
    screenKeys: [
      { keys: 'D', label: 'Evidence' },
      { keys: '[ ]', label: 'Previous and next document' },
      { keys: '+ − 0', label: 'Nearer, farther, fit' },
      { keys: '.', label: 'Turn the document' },
      { keys: 'W', label: 'What speaks for and against' },
      { keys: 'T', label: 'Tags' },
      { keys: 'O', label: 'Fixed order or conflicts first' },
      { keys: 'Q', label: 'Show or hide the queue' },
      { keys: 'Alt+↓', label: 'Next inquiry without deciding (back: Alt ↑)' },
      { keys: 'F6', label: 'Next region of the screen' },
    ],
  },
  keptAs,
  more: (count: number): string => `+${count} more`,
  notOnFile: 'not on file',
  notGiven: 'not given',
  changedSince: 'changed since',
  resolved: {
    'account-wrong': 'corrected',
    'inquiry-wrong': 'account is right',
    'both-true': 'both true',
    undecided: 'left open',
    added: 'taken over',
  } satisfies Readonly<Record<Resolution['choice'] | 'added', string>>,

  queue: {
    title: 'Waiting',
    decided: 'Decided',
    show: 'Which inquiries',
    oldest: (instant: string): string => `oldest ${formatAge(instant)}`,
    collapse: 'Hide the queue',
    expand: 'Show the queue',
    list: 'Inquiries, oldest first',
    listDecided: 'Decided inquiries, newest first',
    noReference: 'no reference id',
    agrees: 'all agree',
    made: 'made its account',
    waiting: (count: number): string => `${formatCount(count)} waiting`,
    emptyTitle: 'Nothing waits for a decision',
    emptyText: 'New inquiries appear here by themselves, the oldest first.',
    emptyDecided: 'Nothing has been decided yet',
    loading: 'Reading the queue…',
  },

  strip: {
    inquiry: (number: number, of: number): string => `Inquiry ${number} of ${of}`,
    received: (instant: string): string => `received ${formatInstant(instant)}`,
    age: (age: string): string => (age === 'now' ? 'just in' : `${age} old`),
    position: (at: number, of: number): string => `${formatCount(at)} of ${formatCount(of)}`,
    noReference: 'no reference id',
    noReferenceWhy: 'The inquiry came without a reference id, so it has an account of its own.',
    account: 'Open the account',
    template: (template: string): string => `Template ${template}`,
  },

  grid: {
    label: 'On file and incoming, field by field',
    field: 'Field',
    onFile: 'On file',
    level: 'Level',
    incoming: 'Incoming',
    group: { decisive: 'Decisive', supporting: 'Supporting', other: 'Other' } satisfies Record<
      GroupName,
      string
    >,
    fixedOrder: 'fixed order',
    conflictsFirst: 'conflicts first',
    keys: 'keys',
    count: (word: string, count: number): string =>
      `${count} ${word === 'conflict' && count !== 1 ? 'conflicts' : word}`,
  },

  row: {
    for: 'for',
    against: 'against',
    neutral: 'says nothing either way',
    rule: (id: string, version: number): string => `rule ${id} v${version}`,
    compared: 'compared as',
    history: 'history',
    historyNone: 'This field never held another value.',
    historyOf: (field: PersonField): string => `History of ${spokenField[field]}`,
    onFileFrom: 'On file',
    incomingFrom: 'Incoming',
    choices: 'What do you make of it?',
    inquiryRight: 'Inquiry right',
    accountRight: 'Account right',
    bothTrue: 'Both true',
    leaveOpen: 'Leave open',
    takeOver: 'Take over',
    leaveOut: 'Leave it out',
    undo: 'Undo',
    why: 'A word why it stays open',
    keepAs: 'Keep the incoming one as',
    use: { alias: 'alias', previous: 'previous', additional: 'additional' } satisfies Record<KeptAs, string>,
    reveal: 'hold to show',
    revealed: 'Shows the whole values while held; this is recorded',
    note: (note: string): string => `“${note}”`,
    removed: 'removed',
  },

  fix: {
    'swap-names': 'Swap on file',
    'swap-day-month': 'Flip day/month',
    century: 'Correct the century',
    'transposed-digits': 'Turn the digits',
    'one-digit': 'Correct the digit',
    'take-incoming': 'Take incoming',
  } satisfies Readonly<Record<Fix['code'], string>>,

  verdict: {
    same: 'same person',
    'probably-same': 'probably the same person',
    unclear: 'unclear',
    'probably-different': 'probably not the same',
    different: 'not the same',
  } satisfies Readonly<Record<Suggestion['verdict'], string>>,

  outcome: {
    approve: 'Same person',
    decline: 'Not the same',
    'needs-review': 'Needs review',
  } satisfies Readonly<Record<Outcome, string>>,
  outcomeSaid: {
    approve: 'same person',
    decline: 'not the same',
    'needs-review': 'marked for another look',
  } satisfies Readonly<Record<Outcome, string>>,

  reason: {
    'everything-agrees': 'everything agrees',
    'account-was-wrong': 'account was wrong',
    'inquiry-was-wrong': 'inquiry was wrong',
    'both-true': 'both are true',
    'name-change': 'name change',
    'different-person': 'another person',
    'suspected-fraud': 'suspected fraud',
    'poor-evidence': 'poor evidence',
    'more-needed': 'more needed',
    other: 'other',
  } satisfies Readonly<Record<DecisionReason, string>>,

  bar: {
    label: 'Decision',
    left: (count: number): string =>
      count === 0 ? 'no difference left' : `${plural(count, 'difference')} left`,
    reason: 'Reason',
    note: 'Note',
    noteOptional: 'Note, if there is something to say',
    noteNeeded: {
      'unresolved-conflict': 'A conflict is open: say in a sentence why it is still the same person',
      'decisive-missing': 'The inquiry left out a decisive field: say in a sentence why the rest is enough',
      'other-reason': 'Say the reason in a sentence',
    } satisfies Record<NonNullable<NoteCause>, string>,
    noteTake: 'takes',
    noteOffered: (missing: readonly string[], agree: readonly string[]): string => {
      const left = `${joined(missing)} ${missing.length === 1 ? 'is' : 'are'} not in the inquiry`;
      const sentence =
        agree.length === 0 ? left : `${left}; ${joined(agree)} ${agree.length === 1 ? 'agrees' : 'agree'}`;
      return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    },
    noteShort: 'At least one sentence, please.',
    commit: 'Commit',
    back: 'Back',
    nothingChanges: 'The account stays as it is.',
    stays: 'It stays in the queue, marked.',
    changes: ({ changed, added, kept }: Effect): string => {
      const parts: string[] = [];
      const names = (fields: readonly PersonField[]) => joined(fields.map((field) => spokenField[field]));
      if (changed.length > 0) {
        const verb = changed.length === 1 ? 'changes' : 'change';
        parts.push(`${plural(changed.length, 'account field')} ${verb} (${names(changed)})`);
      }
      if (added.length > 0) parts.push(`${names(added)} ${added.length === 1 ? 'is' : 'are'} taken over`);
      for (const use of ['alias', 'previous', 'additional'] as const) {
        const count = kept.filter((one) => one === use).length;
        if (count > 0) parts.push(`${plural(count, ...keptNoun[use])} kept`);
      }
      return `${joined(parts)}.`;
    },
    drafted: 'draft kept',
    notDrafted: 'draft not kept',
    stale: 'The account changed meanwhile. Nothing was decided; reload above and commit again.',
    mayNot: 'Your role reads inquiries and does not decide them.',
  },

  stale: {
    title: (instant: string, by: string | null): string =>
      `The account changed ${formatInstant(instant)}${by === null ? '' : ` by ${by}`}.`,
    fields: (fields: readonly string[]): string => (fields.length === 0 ? '' : `Changed: ${joined(fields)}.`),
    keeps: (kept: number, dropped: number): string =>
      dropped === 0
        ? kept === 0
          ? ''
          : 'What you resolved still stands.'
        : `${plural(dropped, 'resolution')} must be made again.`,
    reload: 'Reload',
  },

  decided: {
    title: (outcome: Outcome): string => words.outcome[outcome],
    by: (by: string, at: string): string => `${by}, ${at}`,
    elsewhere: (status: string): string => `Decided before it came here: ${status}.`,
    replaced: 'replaced by a later decision',
    asItWas: 'The comparison as it was decided',
    asItIs: 'Compared with the account as it is now',
    reopen: 'Re-open…',
    reopenTitle: 'Open this inquiry again?',
    reopenText: 'The decision stays on record; the inquiry goes back to the queue.',
    reopenReason: 'Reason',
    reopenHint: 'For instance: decided on the wrong account',
    reopenDo: 'Re-open',
    all: 'All decisions of this inquiry',
    next: 'Next in queue',
  },

  first: {
    title: 'This inquiry made the account',
    pill: 'first inquiry',
    bar: 'Nothing to compare with; the evidence decides.',
    text: 'Nothing was on file before, so there is nothing to compare it with. These are the values it brought.',
  },

  /** What such cases turned out to be; said of at least twenty of them. */
  experience: ({ labels, same }: { readonly labels: number; readonly same: number }): string => {
    const inHundred = Math.round((100 * same) / labels);
    if (same === labels) return `All ${formatCount(labels)} such cases so far were the same person.`;
    if (same === 0) return `None of ${formatCount(labels)} such cases so far was the same person.`;
    const share =
      inHundred === 0 ? 'Fewer than 1' : inHundred === 100 ? 'More than 99' : `About ${inHundred}`;
    return `${share} in 100 such cases were the same person (n = ${formatCount(labels)}).`;
  },

  pane: {
    label: 'Evidence and background',
    evidence: 'Evidence',
    timeline: 'Timeline',
    checks: 'Checks',
    said: 'Said',
    saidSearch: 'Search what else was said',
    saidNothing: 'Nothing like it was said.',
    failed: (count: number): string => `${count} failed`,
    noDocuments: 'Neither this inquiry nor the account has documents.',
    saidNone: 'The documents said nothing beyond the fields compared.',
    checksNone: 'The inquiry came without checks.',
    reverification: 'Re-verification',
    reverified: { passed: 'passed', failed: 'failed', not_applicable: 'nothing to compare' },
    required: 'required',
    informs: 'for information',
    earlier: 'Earlier on this account',
    earlierNone: 'No other inquiry.',
    waterfall: 'What speaks for and against',
    sum: 'together',
    inquiryNumber: (at: string): string => `inquiry of ${at}`,
  },

  page: {
    loading: 'Comparing…',
    note: (note: string): string => `Note: ${note.replaceAll('\n', ' · ')}`,
    notFound: 'This inquiry is not here',
    pickTitle: 'Nothing is open',
    searchAccounts: 'Search accounts',
  },
} as const;
