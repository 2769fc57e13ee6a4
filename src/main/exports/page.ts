/** The readable page of an export: one HTML file without script or network, for the person themself to read. */
import type { Account, TimelineEvent } from '#contracts/accounts.ts';
import type { DocumentRow } from '#contracts/documents.ts';
import type { Decision } from '#contracts/inquiries.ts';
import type { Person } from '#contracts/person.ts';
import { PersonField } from '#contracts/person.ts';
import { valueText } from '../accounts/index.ts';
import type { LeftOut } from './held.ts';

/** One inquiry as the page tells it. */
export interface InquiryTold {
  readonly id: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly person: Person;
  readonly decisions: readonly Pick<Decision, 'at' | 'by' | 'outcome' | 'reason' | 'note'>[];
}

/** Everything the page needs, unmasked: it is the person's own. */
export interface PageContent {
  readonly account: Account;
  readonly inquiries: readonly InquiryTold[];
  readonly documents: readonly { readonly row: DocumentRow; readonly path: string | null }[];
  readonly timeline: readonly TimelineEvent[];
  readonly leftOut: readonly LeftOut[];
  readonly writtenAt: string;
}

const style = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #8884; }
th { font-weight: 600; } .quiet { color: #777; } code { font-family: ui-monospace, monospace; }
`;

/** Text as it stands between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

/** The page. Its policy forbids everything but its own style and the documents beside it. */
export function pageOf(content: PageContent): string {
  const { account } = content;
  const title = `What is held about ${account.name === '' ? (account.referenceId ?? account.id) : account.name}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p class="quiet">Reference id <code>${escapeHtml(account.referenceId ?? 'none')}</code> · status ${escapeHtml(account.status)} ·
written ${escapeHtml(when(content.writtenAt))}. What was left out, and why, stands at the end.</p>
${section('What is in this package', ['File', 'What it holds'], contents(content.documents.length))}
${section(
  'Values on file',
  ['What', 'Value', 'Use', 'Where it came from'],
  account.fields.flatMap(({ field, entries }) =>
    entries.map((entry) => [field, entry.text, entry.use, sourceText(entry.source)]),
  ),
)}
${section(
  'Tags',
  ['Tag'],
  account.tags.map((tag) => [tag.name]),
)}
${section(
  'Verifications',
  ['Received', 'Status', 'What it said', 'What was decided'],
  content.inquiries.map((inquiry) => [
    when(inquiry.receivedAt),
    inquiry.status,
    saidText(inquiry.person),
    inquiry.decisions
      .map((decision) =>
        `${when(decision.at)}: ${decision.outcome}, ${decision.reason} ${decision.note}`.trim(),
      )
      .join('\n'),
  ]),
)}
${documentsSection(content.documents)}
${section(
  'What happened',
  ['When', 'What', 'Changed'],
  content.timeline.map((event) => [
    when(event.at),
    happenedText(event),
    event.changes
      .map((change) => `${change.field}: ${change.before ?? 'nothing'} → ${change.after ?? 'nothing'}`)
      .join('\n'),
  ]),
)}
${section('What was left out, and why', ['What', 'Why'], content.leftOut.map(leftOutRow))}
</body></html>
`;
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `<h2>${escapeHtml(title)}</h2><p class="quiet">None held.</p>`;
  const head = heads.map((text) => `<th>${escapeHtml(text)}</th>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell) => `<td>${escapeHtml(cell).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
    )
    .join('\n');
  return `<h2>${escapeHtml(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The files of the package in plain words. */
function contents(documents: number): [string, string][] {
  return [
    ['index.html', 'This page: what is held, for reading. It needs no network and no other program.'],
    [
      'data.json',
      'The values, verifications and reports, for programs. Can be taken over by another system.',
    ],
    [
      'history.json',
      'What was done and decided, when and by whom, with the comparisons behind each decision.',
    ],
    [
      'records.json',
      'Everything once more, entry by entry as it is stored, down to drafts and earlier values.',
    ],
    ...(documents === 0
      ? []
      : [['documents/', 'The documents, as they were received.'] satisfies [string, string]]),
  ];
}

function leftOutRow({ what, why, places, more }: LeftOut): [string, string] {
  if (places === undefined) return [what, why];
  if (places === 0) return [what, 'None found.'];
  const found = `${more ? 'At least ' : ''}${String(places)} ${places === 1 ? 'place' : 'places'}`;
  return [what, `${found}. ${why}`];
}

function documentsSection(documents: PageContent['documents']): string {
  if (documents.length === 0) return section('Documents', [], []);
  const rows = documents.map(({ row, path }) => {
    const name = escapeHtml(row.fileName);
    const link =
      path === null
        ? `${name} <span class="quiet">(not held)</span>`
        : `<a href="${escapeHtml(path)}">${name}</a>`;
    return `<tr><td>${link}</td><td>${escapeHtml(row.kind)}</td><td>${escapeHtml(when(row.addedAt))}</td></tr>`;
  });
  return `<h2>Documents</h2><table><thead><tr><th>File</th><th>Kind</th><th>Added</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function saidText(person: Person): string {
  return PersonField.options
    .flatMap((field) => person[field].map((value) => `${field}: ${valueText(field, value)}`))
    .join('\n');
}

/** What happened, with the reason somebody gave and the tag or field it was about. */
function happenedText({ action, params }: TimelineEvent): string {
  const said = ['reason', 'tag', 'field', 'file'].flatMap((name) => {
    const value = params[name];
    return value === undefined || value === '' ? [] : [String(value)];
  });
  const text = action.replaceAll(/[-.]/g, ' ');
  return said.length === 0 ? text : `${text}: ${said.join(', ')}`;
}

function sourceText(source: Account['origin']): string {
  const line = source.line === undefined ? '' : `, line ${String(source.line)}`;
  return `${source.file ?? source.kind}${line}, ${when(source.at)}`;
}

function when(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
