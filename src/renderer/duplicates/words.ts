/** All text of duplicates. */
import type { SettledReason } from '#contracts/duplicates.ts';
import { formatCount, formatInstant, plural } from '../ui/index.ts';

/** How sure the search is, in words: what it learned from this vault is no measured share. */
function sureness(probability: number): string {
  return probability >= 0.95 ? 'very likely' : probability >= 0.8 ? 'likely' : 'possible';
}

const phases: Readonly<Record<string, string>> = {
  reading: 'reading accounts',
  read: 'making keys',
  keys: 'finding candidates',
  candidates: 'learning what agreement means',
  model: 'comparing candidates',
  scores: 'grouping',
  clusters: 'keeping what was found',
  keeping: 'keeping what was found',
};

export const words = {
  title: 'Duplicates',
  go: 'Go to duplicates',
  find: 'Find duplicates',
  finding: 'Looking for duplicates',
  phase: (phase: string): string => phases[phase] ?? '',
  accounts: 'accounts',
  found: (clusters: number): string =>
    clusters === 0
      ? 'No possible duplicates found.'
      : `${plural(clusters, 'group')} of possible duplicates found.`,
  open: (count: number): string => `${formatCount(count)} open`,
  ran: (at: string, by: string, accounts: number): string =>
    `Last looked through on ${formatInstant(at)} by ${by}: ${plural(accounts, 'account')}`,
  never: 'Nobody has looked yet',
  neverText:
    'All accounts in lists are compared with each other on this computer. Nothing is changed or merged: you decide about each pair.',
  none: 'No possible duplicates',
  noneText: 'The last look through the vault found no two accounts that may be one person.',
  group: (members: number): string => plural(members, 'account'),
  likely: sureness,
  more: 'Show more groups',
  shownOf: (shown: number, all: number): string =>
    `The ${formatCount(shown)} most probable of ${formatCount(all)}`,
  noName: 'No name on file',
  born: (date: string): string => `born ${date}`,
  compare: 'Compare',
  pair: (one: string, other: string): string => `${one} and ${other}`,
  settled: (same: boolean, by: string): string =>
    same ? `one person, says ${by}` : `different people, says ${by}`,
  different: 'Different people…',
  same: 'Same person',
  sameDone: 'Noted as the same person. Both accounts stay as they are.',
  differentDone: 'Noted. This pair will not come back.',
  confirm: 'Different people',
  cancel: 'Cancel',
  dialogTitle: 'Different people',
  dialogText: 'The pair will not be shown as possible duplicates again. Both accounts stay as they are.',
  why: 'Why they look alike',
  reasons: {
    'different-people': 'They are simply different people',
    family: 'Family, or people of one household',
    'same-name': 'Only the name is the same',
    'shared-contact': 'They share a phone, an e-mail or an address',
  } satisfies Partial<Record<SettledReason, string>>,
  columns: { field: 'Field', level: 'Level', said: 'What was compared' },
  comparing: 'Comparing…',
  nothing: '—',
  card: (count: number): string => `Possible duplicates (${formatCount(count)})`,
  cardAll: 'All duplicates',
  openAccount: 'Open',
  levelsOf: 'Levels',
  keys: {
    title: 'Duplicates',
    list: [
      { keys: 'F', label: 'Find duplicates' },
      { keys: 'J', label: 'Next pair' },
      { keys: 'K', label: 'Previous pair' },
      { keys: 'Enter', label: 'Open or close the comparison' },
      { keys: 'N', label: 'Different people' },
    ],
  },
} as const;
