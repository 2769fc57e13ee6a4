import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { ChoiceField, DataTable, EmptyState, ErrorNotice, formatDay, type Column } from '../../ui/index.ts';
import { useWithdrawn, type WithdrawnAccount } from '../data.ts';
import { words } from '../words.ts';

/** Archived and restricted accounts: the only lists they stand in. */
export function WithdrawnTab() {
  const [how, setHow] = useState<'archived' | 'restricted'>('archived');
  const list = useWithdrawn(how);
  const pages = list.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  const [, go] = useLocation();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const empty = {
    archived: [words.withdrawn.archivedEmpty, words.withdrawn.archivedEmptyText],
    restricted: [words.withdrawn.restrictedEmpty, words.withdrawn.restrictedEmptyText],
  } as const;
  return (
    <>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      <div className="retention-bar">
        <ChoiceField
          hideLabel
          label={words.withdrawn.which}
          value={how}
          onChange={setHow}
          options={[
            { value: 'archived', label: words.withdrawn.archived },
            { value: 'restricted', label: words.withdrawn.restricted },
          ]}
        />
      </div>
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState title={empty[how][0]}>{empty[how][1]}</EmptyState>
      ) : (
        <div className="retention-fill">
          <DataTable
            label={words.withdrawn[how]}
            rows={rows}
            rowKey={(row) => row.accountId}
            columns={columns}
            onOpen={(row) => go(`/accounts/${row.accountId}`)}
            onNearEnd={loadMore}
            autoFocus
          />
        </div>
      )}
    </>
  );
}

const columns: readonly Column<WithdrawnAccount>[] = [
  {
    id: 'name',
    header: words.withdrawn.columns.name,
    width: 'minmax(180px, 1fr)',
    cell: (row) =>
      row.name === null ? (
        <span className="faint">{words.withdrawn.hidden}</span>
      ) : (
        <bdi className="strong clip">{row.name === '' ? words.due.noName : row.name}</bdi>
      ),
  },
  {
    id: 'reference',
    header: words.withdrawn.columns.reference,
    width: '190px',
    cell: (row) => <span className="code clip">{row.referenceId}</span>,
  },
  {
    id: 'at',
    header: words.withdrawn.columns.at,
    width: '120px',
    cell: (row) => formatDay(row.at),
  },
  {
    id: 'by',
    header: words.withdrawn.columns.by,
    width: 'minmax(120px, 200px)',
    cell: (row) => <span className="clip">{row.by}</span>,
  },
  {
    id: 'reason',
    header: words.withdrawn.columns.reason,
    width: 'minmax(160px, 2fr)',
    cell: (row) => <span className="faint clip">{row.reason}</span>,
  },
];
