/** `/redactions`: every redaction of this vault, the ones that wait for somebody marked. */
import { useLocation } from 'wouter';
import type { Redaction } from '#contracts/redaction.ts';
import { fieldLabel } from '#renderer/accounts/field-words.ts';
import {
  DataTable,
  EmptyState,
  ErrorNotice,
  formatInstant,
  Page,
  PageHeader,
  RedactIcon,
  StatusPill,
  type Column,
} from '#renderer/ui/index.ts';
import { useOpenCount, useRedactions } from './data.ts';
import { scopeText, stateWords, subjectText } from './terms.ts';
import { words } from './words.ts';

export function RedactionsPage() {
  const [, go] = useLocation();
  const list = useRedactions();
  const waiting = useOpenCount();
  const rows = list.data?.redactions ?? [];
  return (
    <Page>
      <PageHeader title={words.list} facts={waiting > 0 ? words.waitingCount(waiting) : null} />
      <div className="page-fill">
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isSuccess && rows.length === 0 ? (
          <EmptyState icon={<RedactIcon />} title={words.empty}>
            {words.emptyText}
          </EmptyState>
        ) : (
          <DataTable
            label={words.list}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ id }) => go(`/redactions/${id}`)}
            autoFocus
          />
        )}
      </div>
    </Page>
  );
}

const columns: readonly Column<Redaction>[] = [
  {
    id: 'what',
    header: words.listColumns.what,
    width: 'minmax(130px, 1fr)',
    cell: (row) => <span className="code strong">{subjectText(row)}</span>,
  },
  {
    id: 'state',
    header: words.listColumns.state,
    width: '190px',
    cell: ({ state }) => <StatusPill tone={stateWords[state].tone}>{stateWords[state].name}</StatusPill>,
  },
  {
    id: 'scope',
    header: words.listColumns.scope,
    width: 'minmax(180px, 2fr)',
    cell: ({ scope }) => scopeText(scope, fieldLabel),
  },
  {
    id: 'reason',
    header: words.listColumns.reason,
    width: 'minmax(150px, 1fr)',
    cell: ({ basis }) => words.reasonOf(basis.reason),
  },
  {
    id: 'by',
    header: words.listColumns.by,
    width: '140px',
    cell: ({ proposedBy }) => proposedBy,
  },
  {
    id: 'at',
    header: words.listColumns.at,
    width: '150px',
    cell: ({ proposedAt }) => <span className="faint">{formatInstant(proposedAt)}</span>,
  },
];
