/** What the page of imports says. */
import { formatCount, plural } from '../ui/format.ts';

export const words = {
  title: 'Imports',
  go: 'Go to imports',
  choose: 'Choose a file…',
  chooseOther: 'Other file…',
  command: 'Import a file…',
  emptyTitle: 'Nothing imported yet',
  emptyText:
    'CSV and Excel tables, JSON and JSON Lines, with accounts or inquiries. You see what a file holds and try it before anything is written.',
  past: 'Earlier imports',
  reading: (file: string) => `Looking at ${file}`,
  back: 'Close',

  format: 'Format',
  formats: {
    'table-csv': 'Text table',
    'table-xlsx': 'Excel workbook',
    json: 'JSON',
    'json-lines': 'JSON Lines',
  },
  encoding: 'Encoding',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    'windows-1252': 'Windows-1252',
  },
  separator: 'Separator',
  separators: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' },
  sheet: 'Sheet',
  dateOrder: 'Dates',
  dateOrders: { any: 'As written', dmy: 'Day first', mdy: 'Month first', ymd: 'Year first' },
  tagSeparator: 'Tags split at',
  tagSeparators: { ',': 'Comma', ';': 'Semicolon', '|': 'Bar' },
  country: 'Country if none is given',
  countryNone: 'Leave open',
  mode: 'Known reference ids',
  modes: { upsert: 'Bring up to date', create: 'Leave as they are' },

  remembered: 'The mapping is remembered from an earlier file with the same columns.',
  proposed: 'The mapping is proposed from the column names and values. Check it before importing.',
  changed: 'Mapping as you set it.',
  columns: (count: number) => plural(count, 'column'),
  goesTo: (header: string) => `Where the column ${header} goes`,
  noHeader: (index: number) => `Column ${index + 1}`,
  sample: 'First rows',
  holds: 'What the file holds',
  holdsText:
    'These are documents with a known structure. Every field goes where it belongs; nothing is dropped.',
  kinds: {
    account: ['account', 'accounts'],
    accounts: ['account', 'accounts'],
    inquiry: ['inquiry', 'inquiries'],
    inquiries: ['inquiry', 'inquiries'],
    event: ['event', 'events'],
    events: ['event', 'events'],
    related: ['other document', 'other documents'],
    others: ['other document', 'other documents'],
  } as Readonly<Record<string, readonly [string, string]>>,
  holdsNothing: 'Nothing that can be imported was found in the first records.',
  kindNote: 'counted in the first records',

  needsReference: 'One column must go to the reference id: it says whose row it is.',
  twoReferences: 'Only one column can go to the reference id.',
  mappingTargets: 'Where it goes',
  leaveOut: 'Leave out',
  keepAs: (header: string) => `Keep as “${header}”`,

  dryRun: 'Try without writing',
  dryRunning: (file: string) => `Trying ${file}`,
  run: 'Import',
  goOn: 'Go on',
  running: (file: string) => `Importing ${file}`,
  resuming: (file: string) => `Going on with ${file}`,
  stop: 'Stop',
  stopHint: 'What was taken in stays and is counted; you can go on later.',
  phases: { reading: 'reading', importing: 'writing', hashing: 'checking the file' } as Readonly<
    Record<string, string>
  >,

  trialTitle: 'What would happen',
  outcomeTitle: 'What was done',
  stoppedTitle: 'Stopped; what was done until then',
  read: 'read',
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  rejected: 'rejected',
  nothingWritten: 'Nothing was written yet.',
  sameAgain: 'The file changes nothing: everything in it is there already.',
  rejectedTitle: (shown: number, all: number) =>
    shown < all ? `Rejected rows, the first ${formatCount(shown)} of ${formatCount(all)}` : 'Rejected rows',
  rejectedColumns: { line: 'Line', reason: 'Why', text: 'Row' },
  moreRejected: 'More rows',
  saveRejected: 'Save rejected rows…',
  savedRejected: (rows: number) => `${plural(rows, 'rejected row')} saved.`,
  showAccounts: 'Show accounts',
  resume: 'Go on…',
  resumeHint: 'Choose the same file again.',

  listColumns: {
    file: 'File',
    started: 'Started',
    by: 'By',
    state: 'State',
    read: 'Read',
    created: 'Created',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
  },
  states: { running: 'running', stopped: 'stopped', done: 'done', failed: 'failed' },
  size: 'Size',
  took: 'Ended',
} as const;

/** A count of one kind of record in words. */
export function kindText(kind: string, count: number): string {
  const [one, many] = words.kinds[kind] ?? [kind, kind];
  return plural(count, one, many);
}
