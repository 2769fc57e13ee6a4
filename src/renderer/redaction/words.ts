/** The sentences of redaction. A redaction without its proof is called unproven, never done. */
import { reasonWords, storeWords } from '#contracts/certificate-words.ts';
import type {
  Blocker,
  KnownCopy,
  LastExport,
  Mention,
  PlannedStore,
  Redaction,
  RedactionReason,
} from '#contracts/redaction.ts';
import { formatCount, formatInstant, formatSize, plural } from '#renderer/ui/format.ts';
import { blockers, copies, exportChoices, foundPlaces, phases, places, refusal } from './terms.ts';

export const words = {
  title: 'Redact personal data',
  menu: 'Redact personal data…',
  list: 'Redactions',
  go: 'Go to redactions',
  loading: 'Looking…',
  back: 'Back',
  next: 'Go on',
  toAccount: 'Back to the account',
  stepsLabel: 'Steps',
  steps: {
    eligibility: 'May it be redacted?',
    scope: 'What is redacted',
    plan: 'Dry run',
    basis: 'Ground',
    propose: 'Export and propose',
  },
  noName: 'No name on file',

  allowed: 'Nothing stands against it.',
  blocked: 'It cannot be redacted now.',
  passable: 'Work is open on this account.',
  passOver: 'Redact although this work is open',
  blocker: (blocker: Blocker) => blockers[blocker.kind](blocker),
  openRedaction: 'Open it ›',
  held: 'What is held',
  heldText: (values: number, fields: number, documents: number): string =>
    `${plural(values, 'value')} in ${plural(fields, 'field')}, ${plural(documents, 'document')}.`,
  secondPersonAhead: 'A second person will have to approve before anything is removed.',
  noSecondPerson: 'No second person is asked for in this vault: you will carry it out yourself.',
  restrictText:
    'What must be kept can be put out of use: out of lists, opened only with a reason, until it may be redacted.',

  scopes: {
    account: {
      label: 'Everything held about the person',
      hint: 'Values, history, inquiries, decisions, reports, documents, drafts.',
    },
    fields: {
      label: 'Chosen fields',
      hint: 'Their values wherever the account holds them, earlier ones and inquiries included.',
    },
    documents: { label: 'Documents', hint: 'The files and what they are called.' },
    until: {
      label: 'Everything up to a day',
      hint: 'Inquiries, documents, decisions and history up to and including that day. Present values stay.',
    },
  },
  stays:
    'The account stays: its reference id, ids, dates and counts, and the log of what was done, which holds no values. ' +
    'It can collect new data at once.',
  forGood: 'What is redacted cannot be brought back.',
  fields: 'Fields',
  noFields: 'No field holds a value.',
  day: 'Up to and including',
  dayHint: 'Not later than today.',
  values: (count: number) => plural(count, 'value'),
  store: (store: PlannedStore['store']): string => storeWords[store],

  planning: 'Counting what would go. Nothing is changed',
  planAgain: 'Count again',
  willGo: 'What would go',
  went: 'What went',
  columns: { store: 'Store', rows: 'Entries', size: 'Size' },
  planTotal: 'Together',
  entries: (count: number) => plural(count, 'entry', 'entries'),
  nothing: 'Nothing would go. There is nothing to redact in this scope.',
  mentions: 'Mentions elsewhere',
  mentionsText:
    'Places outside this account that speak of the person. Tick those to be blacked out; all others stay as they are.',
  proposedMentions:
    'Places outside this account that speak of the person, as they were ticked when it was proposed.',
  willBeBlackedOut: 'will be blacked out',
  willStay: 'stays',
  mentionsGone: (count: number): string =>
    count === 1
      ? 'One that was ticked is not there any more.'
      : `${formatCount(count)} that were ticked are not there any more.`,
  mentionsAdded: (count: number): string =>
    `${count === 1 ? 'One has' : `${formatCount(count)} have`} turned up since it was proposed, and ${
      count === 1 ? 'stays' : 'stay'
    }. To black out more, decline it and propose it anew.`,
  noMentions: 'No other note, tag or file name speaks of the person.',
  mentionsNotSought:
    'Notes of other accounts, tags and file names are looked through only when everything about the person goes.',
  notSought: 'not looked for',
  mentionsCut: 'There are more than can be shown. Black out these first, then make a second dry run.',
  place: (place: Mention['place']): string => places[place],
  ofAccount: (reference: string): string => `account ${reference}`,
  ofNobody: 'belongs to no account',
  looked: (count: number): string =>
    count === 1 ? 'I have looked at the mention' : `I have looked at all ${formatCount(count)} mentions`,
  lookedHint: 'Can be ticked once the end of the list was in sight.',
  ticked: (ticked: number, all: number): string =>
    `${formatCount(ticked)} of ${formatCount(all)} will be blacked out`,
  copies: 'Known copies elsewhere',
  noCopies: 'No export and no backup that may hold it is on record.',
  copiesText: 'Made here before, now out of reach. They are named on the certificate, not removed.',
  copy: (kind: KnownCopy['kind']): string => copies[kind],
  disk: 'Room on the disk',
  diskEnough: (needed: number, free: number): string =>
    `${formatSize(needed)} needed for the rebuild, ${formatSize(free)} free`,
  diskShort: (needed: number, free: number): string =>
    `${formatSize(needed)} needed for the rebuild, only ${formatSize(free)} free. Free some space first.`,
  readStays: 'I have read what goes and what stays',

  reason: 'Ground',
  reasons: (Object.keys(reasonWords) as RedactionReason[]).map((value) => ({
    value,
    label: reasonWords[value],
  })),
  reasonOf: (reason: RedactionReason): string => reasonWords[reason],
  reference: 'Reference of the request or order',
  referenceHint: 'Its own number, as the letter has it.',
  note: 'Note',
  noteHint: 'Stays for good. It must not say who the person is.',
  namesPerson: 'This says who the person is. Write it without, for it will stay.',

  exportFirst: 'Export before it is gone?',
  exportChoices: {
    exported: { label: 'Exported first', hint: 'The person asked for a copy, or one must be handed on.' },
    'not-wanted': { label: 'No export wanted', hint: 'Nobody asked for a copy.' },
  },
  exportNow: 'Export now…',
  exportAgain: 'Export once more…',
  neverExported:
    'No export of this account is on record. It cannot be proposed as exported before there is one.',
  lastExport: ({ at, by, outdated }: LastExport): string =>
    `Last exported ${formatInstant(at)}${by === null ? '' : ` by ${by}`}${
      outdated ? ': something was changed or came in since. Export it once more.' : ', and unchanged since.'
    }`,
  exportDenied: 'Your role may not export. Ask somebody who may, before you propose.',
  summary: 'What you propose',
  policyRow: 'Second person',
  propose: 'Propose the redaction',
  proposeHint: 'Nothing is removed by proposing.',
  changedMeanwhile: 'Something that was counted has changed since the dry run. Look at it once more.',

  scope: 'Scope',
  facts: 'What and why',
  account: 'Account',
  accounts: 'Accounts',
  andMore: (count: number): string => `and ${formatCount(count)} more`,
  origin: 'Came from',
  origins: { request: 'A request', retention: 'A retention run' },
  exportChoice: 'Export',
  exportChoiceOf: ({ exportChoice, exportedAt }: Redaction): string =>
    exportedAt === null
      ? exportChoices[exportChoice]
      : `${exportChoices[exportChoice]}, ${formatInstant(exportedAt)}`,
  proposed: 'Proposed',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Taken back',
  cleared: 'Removed from the tables',
  proven: 'Proven',
  by: (name: string, at: string): string => `${name}, ${at}`,
  mentionsLabel: 'Mentions',
  referenceLabel: 'Reference',
  mentionCounts: (redacted: number, kept: number, done = false): string =>
    redacted + kept === 0
      ? 'none'
      : `${formatCount(redacted)} ${done ? '' : 'to be '}blacked out, ${formatCount(kept)} left`,
  noteLabel: 'Note',
  none: 'none',

  empty: 'No redactions yet',
  emptyText: 'A redaction begins on the page of an account: More, Redact personal data.',
  listColumns: {
    what: 'About',
    scope: 'Scope',
    state: 'State',
    reason: 'Ground',
    by: 'Proposed by',
    at: 'Proposed',
  },
  waitingCount: (count: number): string => `${formatCount(count)} to be looked at`,
  of: (subject: string): string => `Redaction of ${subject}`,

  waitsForOther: 'A second person must look at this and approve it.',
  waitsForOtherHint:
    'Somebody else who may redact signs in (Ctrl+L locks) and finds it under Redactions. You can still take it back.',
  waitsForYou: 'You are the second person',
  waitsForYouText:
    'Look at what goes, what stays and on what ground. With your approval it may be run; you answer for it together.',
  mayNotApprove: 'Approving needs the right to redact, and another person than the one who proposed.',
  approve: 'Approve',
  decline: 'Decline',
  withdraw: 'Take it back',
  approvedNow: 'Approved. Nothing is removed before it is run.',
  declinedNow: 'Declined. Nothing was removed.',
  withdrawnNow: 'Taken back. Nothing was removed.',
  showPlan: 'Count again and show mentions',

  finalTitle: 'Remove it for good',
  finalText:
    'This removes the data from the vault and proves it: the database is rebuilt under a new key and searched. Nobody can ' +
    'bring it back, neither from the vault nor with help from us.',
  finalBusy: 'The vault can be used for nothing else meanwhile. With a large vault that takes some minutes.',
  /** What stands before and after what is to be typed. */
  typeReference: ['Type', 'to go on'],
  typeCount: 'Type the number of accounts to go on',
  typeHint: 'Enter does nothing here. When it fits, go to the button with Tab and press the space bar.',
  run: 'Redact for good',

  running: 'Redacting',
  runningHint:
    'Please wait. Should the power fail or the vault lock, nothing is half done: the proof goes on at the next sign-in.',
  proving: 'Finishing a proof',
  provingHint:
    'A redaction was interrupted before it was proven. It is finished first, then the work goes on.',
  phase: (code: string): string => phases[code] ?? code,
  phases: Object.keys(phases),
  phaseStates: { done: 'done', now: 'under way', ahead: 'ahead' },

  unprovenTitle: 'Unproven',
  unprovenText:
    'The data is out of the tables, but whether it is gone for good has not been shown. Until then it does not count as redacted.',
  resume: 'Go on with the proof',
  incompleteTitle: 'Redaction incomplete',
  incompleteText:
    'The search found what should be gone. No certificate is issued. Do not tell anybody that the data is gone.',
  foundIn: 'Found in',
  foundFile: 'File',
  foundFileHint: 'Remove the files, or what they say of the person, then search again.',
  foundNameHint: 'The name is not repeated here, for it may say who it is. Look into the vault’s folder.',
  /** Faults that are no remains. */
  proofFaults: {
    'values-missing': 'The sealed list of what to look for is missing or cannot be opened',
    'database-not-sound': 'The database or its search index is not sound',
  } as Readonly<Record<string, string>>,
  fault: 'Fault',
  times: (count: number): string => (count === 1 ? 'once' : `${formatCount(count)} times`),
  searchAgain: 'Rebuild and search again',
  resumeProven: 'The proof is finished: nothing was found.',
  resumeIncomplete: (count: number): string =>
    count === 1
      ? 'One redaction is incomplete: remains were found.'
      : `${formatCount(count)} redactions are incomplete: remains were found.`,
  resumeStill: 'The proof could not be finished. It stays unproven.',
  goOn: 'Go on to the work',

  certificate: 'Certificate',
  savePdf: 'Save as PDF…',
  saveJson: 'Save as JSON…',
  saved: (size: number): string => `The certificate is written (${formatSize(size)}).`,
  savedHint: 'The JSON file carries the signature; the PDF is for reading and has it attached.',
  fileName: (id: string, format: 'pdf' | 'json'): string => `redaction-${id}.${format}`,
  damagedPages: 'Damaged pages',
  oldKey: 'Old key',
  oldKeyOpens: 'still opens the database',
  placeFound: (place: string): string => foundPlaces[place] ?? place,
  refusal,

  tombstone: {
    proven: (day: string): string => `Personal data redacted on ${day}`,
    cleared: (day: string): string => `Personal data taken out on ${day}, unproven`,
    incomplete: (day: string): string => `Redaction of ${day} incomplete`,
  },
  tombstoneText: 'What is shown here was collected afterwards.',
  tombstoneEmpty: 'Nothing was collected since.',
  certificateLink: 'Certificate ›',
  openLink: 'Open ›',

  policy: 'Redaction',
  secondPerson: 'Second person',
  secondPersonHint:
    'Whether somebody else must approve a redaction. “When possible” asks as soon as two people in the vault may redact.',
  secondPersonChoices: { 'when-possible': 'When possible', always: 'Always', never: 'Never' },
} as const;
