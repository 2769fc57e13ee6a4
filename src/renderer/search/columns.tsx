import {
  formatAge,
  formatCount,
  formatCountry,
  formatInstant,
  formatPartialDate,
  Masked,
  StatusPill,
  TagPill,
  type Column,
} from '../ui/index.ts';
import type { AccountRow } from './data.ts';
import { statusTone } from './status.ts';
import { words } from './words.ts';

/** Tags drawn in a row before the rest is counted. */
const tagsShown = 2;

/** The columns of the list of accounts. */
export const accountColumns: readonly Column<AccountRow>[] = [
  {
    id: 'name',
    header: words.columns.name,
    width: 'minmax(170px, 2.2fr)',
    cell: (row) =>
      row.name ? (
        <span className="search-row-name">
          <Masked text={row.name} masked={false} />
        </span>
      ) : (
        <span className="faint">{words.noName}</span>
      ),
  },
  {
    id: 'reference',
    header: words.columns.reference,
    width: 'minmax(110px, 1.2fr)',
    cell: (row) =>
      row.referenceId === null ? (
        <span className="faint">{words.noReference}</span>
      ) : (
        <span className="code">{row.referenceId}</span>
      ),
  },
  {
    id: 'status',
    header: words.columns.status,
    width: '112px',
    cell: (row) => <StatusPill tone={statusTone(row.status)}>{row.status}</StatusPill>,
  },
  {
    id: 'born',
    header: words.columns.born,
    width: '132px',
    cell: (row) =>
      row.birthdate === null ? null : <Masked text={formatPartialDate(row.birthdate)} masked={false} />,
  },
  { id: 'place', header: words.columns.place, width: 'minmax(120px, 1.3fr)', cell: (row) => placeOf(row) },
  {
    id: 'tags',
    header: words.columns.tags,
    width: 'minmax(120px, 1.5fr)',
    // Why a name is similar takes the place of what is looked at once the right account is found.
    span: (row) => (row.reason === undefined ? 1 : 2),
    cell: (row) => (row.reason === undefined ? <RowTags row={row} /> : <SimilarReason reason={row.reason} />),
  },
  {
    id: 'inquiries',
    header: words.columns.inquiries,
    width: '112px',
    cell: (row) => (
      <>
        {row.inquiries > 0 ? formatCount(row.inquiries) : <span className="faint">0</span>}
        {row.waiting > 0 ? <span className="search-row-waiting">{words.waiting(row.waiting)}</span> : null}
      </>
    ),
  },
  {
    id: 'changed',
    header: words.columns.changed,
    width: '64px',
    align: 'end',
    cell: (row) => (
      <time className="faint" dateTime={row.updatedAt} title={formatInstant(row.updatedAt)}>
        {formatAge(row.updatedAt)}
      </time>
    ),
  },
];

/** City and country as one short text. */
function placeOf({ city, countryCode }: AccountRow): string {
  return [city, countryCode === null ? null : formatCountry(countryCode)].filter(Boolean).join(', ');
}

function SimilarReason({ reason }: { reason: string }) {
  const text = words.similarReason(reason);
  return (
    <span className="search-row-reason" title={text}>
      {text}
    </span>
  );
}

function RowTags({ row }: { row: AccountRow }) {
  const rest = row.tags.length - tagsShown;
  return (
    <span className="search-row-tags">
      {row.tags.slice(0, tagsShown).map((tag) => (
        <TagPill key={tag.name} name={tag.name} colour={tag.colour} />
      ))}
      {rest > 0 ? (
        <span
          className="faint small"
          title={row.tags
            .slice(tagsShown)
            .map((tag) => tag.name)
            .join(', ')}
        >
          +{rest}
        </span>
      ) : null}
    </span>
  );
}
