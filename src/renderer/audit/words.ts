/** What the audit log says. */
import { formatCount, formatInstant, plural } from '../ui/format.ts';
import type { Check } from './data.ts';

const between = ({ firstBroken, through }: Check): string =>
  through === null || through === firstBroken
    ? `fact ${formatCount(firstBroken ?? 0)}`
    : `facts ${formatCount(firstBroken ?? 0)} to ${formatCount(through)}`;

/** What was done, in words. */
const broken: Readonly<Record<NonNullable<Check['kind']>, (check: Check) => string>> = {
  edited: (check) =>
    `The content of ${between(check)}, or of the one just before, was changed after it was written.`,
  deleted: (check) => `Missing: ${between(check)}. Somebody took them out.`,
  inserted: (check) => `Put in later: ${between(check)} was not there when the next one was written.`,
  reordered: (check) => `Out of order: ${between(check)} stands where another one was written.`,
  duplicated: (check) => `There twice: ${between(check)} repeats an earlier one.`,
  truncated: (check) => `Cut off: ${between(check)} were signed and are not there any more.`,
  forked: (check) => `Written anew: ${between(check)} are not those that were signed.`,
  're-signed': (check) => `Signed again with a key that was retired: ${between(check)}.`,
  'bad-signature': (check) => `The signature over ${between(check)} is not right.`,
};

export const words = {
  title: 'Audit log',
  go: 'Go to the audit log',
  needsMore: 'Reviewers and administrators read the audit log.',
  none: 'Nothing in the log fits.',
  columns: { at: 'When', by: 'Who', what: 'What', about: 'About', place: 'Where', seq: 'No.' },
  nobody: 'the program',
  places: {
    electron: 'window',
    chromium: 'window',
    'command-line': 'command line',
    fake: 'test',
  } as Readonly<Record<string, string>>,
  filterBy: 'Who',
  anybody: 'Anybody',
  filterKind: 'What',
  anything: 'Anything',
  filterSubject: 'Reference id or id',
  filterFrom: 'From (YYYY-MM-DD)',
  filterTo: 'To (YYYY-MM-DD)',
  fromShort: 'From 2026-01-31',
  toShort: 'To 2026-12-31',
  badDay: 'A day reads 2026-01-31.',
  clear: 'Clear',
  check: 'Check the log',
  checking: 'Checking…',
  save: 'Export…',
  integrity: 'Integrity',
  quick: (check: Check) =>
    check.checkpoints > 0 && check.from > 1
      ? `Whole from the last signed fact (${formatCount(check.from)}) to the newest (${formatCount(check.facts)}).`
      : `Whole: ${plural(check.facts, 'fact')}.`,
  whole: (check: Check) =>
    `All ${plural(check.facts, 'fact')} follow each other. ${plural(check.checkpoints, 'signature')} under ${plural(check.keys, 'key')} fit.`,
  checkedQuick: 'Quick check',
  checkedWhole: 'Checked whole',
  brokenTitle: 'The log was tampered with',
  broken: (check: Check) => (check.kind === null ? '' : broken[check.kind](check)),
  brokenNext: 'Keep this vault as it is, make a copy, and compare with the last head that was kept outside.',
  alarmTitle: 'The audit log was tampered with',
  alarmLook: 'Look at the log',
  alarmLater: 'Go on',
  anchor: 'Outside anchor',
  anchorText:
    'A log cannot tell by itself that its end was cut off, or that an older vault was put back. Write down these words; later they tell.',
  fact: (seq: number) => `Fact ${formatCount(seq)}`,
  lastKept: (at: string) => `Last outside anchor: ${formatInstant(at)}`,
  neverKept: 'No head was ever kept outside.',
  keptBy: (seq: number, by: string) => `fact ${formatCount(seq)}, ${by}`,
  keep: 'I have written it down',
  kept: 'Noted that the head was kept outside.',
  print: 'Print…',
  printAnchor: 'Print the outside anchor',
  sheet: {
    title: 'Outside anchor of the audit log',
    vault: 'Vault',
    fact: 'Facts in the log',
    at: 'Time of the last fact',
    printed: 'Printed',
    digits: 'The same in digits',
    whyTitle: 'What this is for',
    why: 'These words stand for everything that the log said up to this fact. Somebody who puts back an older copy of the vault, cuts off the end of the log or writes it anew cannot make them come true again. They hold nothing of the vault and open nothing. Keep this sheet where nobody who can change the vault can reach it.',
    howTitle: 'How to check',
    how: (seq: number, digits: string): readonly string[] => [
      `In Casefold: Audit log, “Compare with a kept one…”, fact ${String(seq)}, then the eight words.`,
      `Without Casefold: casefold-verify chain --vault FOLDER --person NAME --passphrase-stdin --anchor ${digits} --seq ${String(seq)}`,
      'The log must still contain this head. If it does not, keep the vault as it is and find out who had it.',
    ],
    signed: 'Kept by: ______________________________     Where: ______________________________',
  },
  saveAnchor: 'Save as text…',
  anchorSaved: 'The head is in the file.',
  compare: 'Compare with a kept one…',
  compareTitle: 'Compare with a head that was kept',
  compareText: 'Type the number of the fact and its eight words, or its 22 digits.',
  compareSeq: 'Number of the fact',
  compareWords: 'Words or digits',
  compareNow: 'Compare',
  holds: 'The log still contains this head.',
  missing: (head: number) =>
    `The log ends at fact ${formatCount(head)}, before this head. Its end was cut off, or an older vault was put back.`,
  different: 'Another fact stands there: the log was written anew, or the words are mistyped.',
  saveTitle: 'Export the log',
  saveText: 'The facts that are listed, newest first. The export itself is a fact.',
  csv: 'CSV',
  json: 'JSON Lines',
  unit: 'facts',
  format: 'Format',
  choose: 'Choose where…',
  saved: (count: number) => `${plural(count, 'fact')} exported.`,
  fileName: (format: 'csv' | 'json') => (format === 'csv' ? 'audit log.csv' : 'audit log.jsonl'),
  anchorFile: 'audit log head.txt',
  cancel: 'Cancel',
  close: 'Close',
  stop: 'Stop',
} as const;

/** The fact that somebody said why a moved clock is right. */
export const settledClock = 'retention.clock-settled';

/** Kinds that the list can be narrowed to: an action, or the beginning of some. */
export const kinds: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'account.', label: 'Accounts' },
  { value: 'account.changed', label: 'Changes of accounts' },
  { value: 'account.revealed', label: 'Values shown in full' },
  { value: 'inquiry.', label: 'Inquiries and decisions' },
  { value: 'document.', label: 'Documents' },
  { value: 'redaction.', label: 'Redactions' },
  { value: 'retention.', label: 'Retention' },
  { value: 'retention.clock-', label: 'Clock moves' },
  { value: settledClock, label: 'Clock moves settled' },
  { value: 'tag.', label: 'Tags' },
  { value: 'import.', label: 'Imports' },
  { value: 'job.', label: 'Long work' },
  { value: 'person.', label: 'People and sign-ins' },
  { value: 'vault.', label: 'Vault and keys' },
  { value: 'setting.', label: 'Settings' },
  { value: 'audit.', label: 'The log itself' },
];
