/**
 * A redaction certificate in words: the one reading of it, which the screen, the printed document and the command line
 * show alike. Everything is computed from the certificate, in English and UTC, so that the same certificate always
 * reads the same.
 */
import type { Certificate, PlannedStore, RedactionReason } from './redaction.ts';

/** A labelled value. `code` marks what is compared character by character. */
export interface CertificateRow {
  readonly label: string;
  readonly value: string;
  readonly code?: true;
}

/** A part of the document: sentences, then numbered steps, then values. */
export interface CertificateSection {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly steps: readonly string[];
  readonly rows: readonly CertificateRow[];
}

/** The whole document. */
export interface CertificateDocument {
  readonly title: string;
  /** What is certified, in one paragraph. */
  readonly statement: string;
  readonly sections: readonly CertificateSection[];
}

/** What the stores of a dry run are called. */
export const storeWords: Readonly<Record<PlannedStore['store'], string>> = {
  fields: 'Values on file',
  history: 'Earlier values and changes',
  inquiries: 'Inquiries',
  decisions: 'Decisions with their notes',
  reports: 'Reports',
  documents: 'Documents',
  drafts: 'Unfinished reviews',
  'staged-rows': 'Rows of imports that are under way',
  sources: 'Sources of values',
  'search-index': 'Entries of the search index',
  duplicates: 'Notes of possible duplicates',
  keys: 'Keys of documents',
  mentions: 'Mentions elsewhere',
};

const order = Object.keys(storeWords);

/** Stores in the order in which people think of them: values first, keys and index last. */
export const inOrder = (stores: readonly PlannedStore[]): readonly PlannedStore[] =>
  stores.toSorted((one, other) => order.indexOf(one.store) - order.indexOf(other.store));

/** Why something was redacted. */
export const reasonWords: Readonly<Record<RedactionReason, string>> = {
  'erasure-request': 'Request for erasure',
  'retention-end': 'End of the retention period',
  'wrong-person': 'Data of the wrong person',
  'court-order': 'Order of a court or authority',
  'consent-withdrawn': 'Consent withdrawn',
  other: 'Other ground',
};

const count = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' });

const number = (value: number): string => count.format(value);
const counted = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;
const moment = (instant: string): string => {
  const at = new Date(instant);
  return `${day.format(at)}, ${time.format(at)} UTC`;
};
const size = (bytes: number): string => {
  if (bytes < 1000) return counted(bytes, 'byte');
  return bytes < 1_000_000
    ? `${number(Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

const section = (title: string, parts: Partial<CertificateSection>): CertificateSection => ({
  title,
  sentences: [],
  steps: [],
  rows: [],
  ...parts,
});
const row = (label: string, value: string): CertificateRow => ({ label, value });
const code = (label: string, value: string): CertificateRow => ({ label, value, code: true });

/** The certificate as a document. */
export function certificateDocument(certificate: Certificate): CertificateDocument {
  const accounts = counted(certificate.accounts.length, 'account');
  return {
    title: 'Certificate of redaction',
    statement:
      `Personal data of ${accounts} was removed from this vault for good. The database was then written anew under ` +
      `a new key, and everything in the vault was searched for what had been removed: nothing of it was found. ` +
      `Certified on ${moment(certificate.certifiedAt)}.`,
    sections: [
      whatWasRedacted(certificate),
      ground(certificate),
      section('How it was done', { steps: method(certificate) }),
      search(certificate),
      outOfReach(certificate),
      identity(certificate),
    ],
  };
}

function whatWasRedacted(certificate: Certificate): CertificateSection {
  const { accounts, stores } = certificate;
  return section('What was redacted', {
    sentences: [
      'The account itself stays with its ids, dates and counts and may collect new data. This certificate speaks of ' +
        'what was held up to the moment of removal.',
    ],
    rows: [
      row('Scope', scopeWords(certificate.scope)),
      row('Removed', moment(certificate.clearedAt)),
      ...inOrder(stores)
        .filter(({ store, rows }) => rows > 0 && store !== 'mentions')
        .map(storeRow),
      row('Mentions elsewhere', mentionWords(certificate)),
      code(accounts.length === 1 ? 'Account' : `${number(accounts.length)} accounts`, accountList(accounts)),
    ],
  });
}

/** Accounts that are listed; a batch of a hundred thousand would fill a thousand pages. */
const mostListed = 200;

function accountList(accounts: readonly string[]): string {
  const rest = accounts.length - mostListed;
  const listed = accounts.slice(0, mostListed).join(' ');
  return rest > 0 ? `${listed} … and ${number(rest)} more, all named in the signed JSON file` : listed;
}

/** The certificate keeps its scope as text: a kind, and what belongs to it after a colon. */
function scopeWords(scope: string): string {
  const [kind = '', rest = ''] = scope.split(/:(.*)/s);
  switch (kind) {
    case 'account':
      return 'Everything held about the person';
    case 'fields':
      return `Chosen fields: ${[...new Set(rest.trim().split(/[\s,]+/))].join(', ')}`;
    case 'documents':
      return 'Documents';
    case 'until':
      return `Inquiries, documents, decisions and history up to and including ${rest.trim()}`;
    default:
      return scope;
  }
}

const storeRow = ({ store, rows, bytes }: PlannedStore): CertificateRow =>
  row(
    storeWords[store],
    bytes === undefined || bytes === 0 ? number(rows) : `${number(rows)}, ${size(bytes)}`,
  );

function mentionWords({ scope, mentionsRedacted, mentionsKept }: Certificate): string {
  if (scope !== 'account') return 'Not looked for: the scope is not the whole person';
  if (mentionsRedacted + mentionsKept === 0) return 'None were found';
  return `${number(mentionsRedacted)} blacked out, ${number(mentionsKept)} left on purpose`;
}

function ground(certificate: Certificate): CertificateSection {
  const { approvedBy, approvedAt } = certificate;
  return section('Ground and people', {
    rows: [
      row('Ground', reasonWords[certificate.reason]),
      ...(certificate.reference === '' ? [] : [row('Reference', certificate.reference)]),
      row('Proposed by', `${certificate.proposedBy}, ${moment(certificate.proposedAt)}`),
      row(
        'Approved by',
        approvedBy === null || approvedAt === null
          ? 'No second person: the vault’s policy did not ask for one'
          : `${approvedBy}, ${moment(approvedAt)}`,
      ),
    ],
  });
}

function method({ pageKeyGenerations, proof, stores }: Certificate): readonly string[] {
  const keys = stores.some(({ store, rows }) => store === 'keys' && rows > 0);
  return [
    'In one transaction the data was taken out of every table that held it: values, history, inquiries, decisions, ' +
      'reports, unfinished work, waiting import rows and the search index.' +
      (proof.documentsDeleted === 0 ? '' : ' Document files were deleted.') +
      (keys ? ' The key that sealed the documents was destroyed.' : ''),
    'The database was written anew into a fresh file, so that no free page, no log and no slack of the old file went along.',
    `The fresh file was encrypted under a new key (generation ${number(pageKeyGenerations.current)}); the old one ` +
      `(generation ${number(pageKeyGenerations.destroyed)}) was destroyed. What remains of the old file on the ` +
      'storage medium is unreadable without it.',
    'Every page of the fresh file was decrypted and, with every other file of the vault, searched for the removed ' +
      'values: as a whole and in windows of characters, in several encodings and spellings.',
  ];
}

function search({ proof }: Certificate): CertificateSection {
  return section('What was searched and what was found', {
    sentences: [
      ...(proof.shortValues === 0
        ? []
        : [
            `${number(proof.shortValues)} of the values ${proof.shortValues === 1 ? 'is' : 'are'} too short to be told ` +
              'from chance and were looked for in the tables, not byte by byte.',
          ]),
      ...(proof.sharedValues === 0
        ? []
        : [
            `${number(proof.sharedValues)} of the values ${proof.sharedValues === 1 ? 'is' : 'are'} also held by other ` +
              'accounts or part of a mention left on purpose. What stands there rightly stays and does not count as found.',
          ]),
      ...holdingWords(proof.documents?.holding ?? 0),
    ],
    rows: [
      row('Found', proof.found === 0 ? 'Nothing' : `${number(proof.found)} times`),
      row('Looked for', `${counted(proof.values, 'value')} in ${counted(proof.windows, 'window')}`),
      row('Database', `${counted(proof.pages, 'page')} decrypted, ${number(proof.damagedPages)} damaged`),
      row('Files', `${counted(proof.files, 'file')}, ${size(proof.bytes)}`),
      row('Left over', `${counted(proof.freePages, 'free page')}, ${counted(proof.logBytes, 'byte')} of log`),
      row('Old key', proof.oldKeyOpens ? 'Still opens the database' : 'Opens nothing any more'),
      row('Documents deleted', number(proof.documentsDeleted)),
      ...(proof.documents === undefined ? [] : [row('Documents that stay', openedWords(proof.documents))]),
      row('Searched', `${moment(proof.startedAt)} to ${moment(proof.endedAt)}`),
    ],
  });
}

function holdingWords(holding: number): readonly string[] {
  if (holding === 0) return [];
  const those = holding === 1 ? 'One document' : `${number(holding)} documents`;
  return [
    `${those} of other accounts, or kept on purpose, ${holding === 1 ? 'holds' : 'hold'} one of the values. What belongs ` +
      'to somebody else stays and does not count as found.',
  ];
}

const openedWords = ({ opened, unopened }: NonNullable<Certificate['proof']['documents']>): string =>
  `${number(opened)} opened and searched` +
  (unopened === 0 ? '' : `, ${number(unopened)} of other accounts or unreadable and not opened`);

function outOfReach({ outOfReach: copies }: Certificate): CertificateSection {
  const copy = ({ label, at }: { label: string; at: string }): string => `${label} (${moment(at)})`;
  const list = (held: readonly { label: string; at: string }[]): string =>
    held.length === 0 ? 'None on record' : held.map(copy).join('; ');
  return section('What is out of reach', {
    sentences: [
      'A program can remove only what it can reach. The copies below were made before the removal and lie outside the ' +
        'vault; so does whatever was printed, photographed, sent or copied by hand. They are not covered by this ' +
        'certificate and must be destroyed or kept apart by the organisation.',
    ],
    rows: [
      row('Exports', copies.exports === 0 ? 'None on record' : counted(copies.exports, 'export')),
      row('Backups', list(copies.backups)),
      row('Copies of keys', list(copies.keyrings)),
    ],
  });
}

function identity(certificate: Certificate): CertificateSection {
  const { auditHead } = certificate;
  return section('Signature, and how to check it', {
    sentences: [
      'The certificate is the signed JSON file, which is attached where this document is a PDF; what you read is its ' +
        'readable form. “casefold-verify certificate FILE” computes the signature of the JSON file anew, without the ' +
        'vault and without the program that wrote it. With “--vault FOLDER” it also checks that the signing key is ' +
        'that vault’s own and that its log still holds what the certificate names.',
    ],
    rows: [
      code('Certificate', certificate.id),
      code('Vault', certificate.vaultId),
      row('Program', certificate.program),
      row(
        'Keys of the database',
        `generation ${number(certificate.pageKeyGenerations.destroyed)} destroyed, ` +
          `generation ${number(certificate.pageKeyGenerations.current)} in use`,
      ),
      row('Entries of the log', number(auditHead.seq)),
      code('Head of the log', auditHead.hash),
      code('Public key (Ed25519)', certificate.publicKey),
      code('Signature', certificate.signature),
    ],
  });
}

/** The document as plain text, lines of any length, for terminals and letters. */
export function certificateText(certificate: Certificate): string {
  const { title, statement, sections } = certificateDocument(certificate);
  const parts = sections.map(({ title: heading, sentences, steps, rows }) =>
    [
      heading.toUpperCase(),
      ...sentences,
      ...steps.map((step, at) => `${String(at + 1)}. ${step}`),
      ...rows.map(({ label, value }) => `${label}: ${value}`),
    ].join('\n'),
  );
  return [title.toUpperCase(), statement, ...parts].join('\n\n');
}
