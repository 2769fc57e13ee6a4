import { useCallback, useMemo } from 'react';
import {
  ActionButton,
  DataTable,
  EmptyState,
  ErrorNotice,
  formatCount,
  formatInstant,
  ImportsIcon,
  PageHeader,
  StatusPill,
  type Column,
  type Tone,
} from '../../ui/index.ts';
import { useImportList, type ImportRow } from '../data.ts';
import { useImports } from '../state.ts';
import { words } from '../words.ts';
import { ImportDetail } from './ImportDetail.tsx';

/** Imports of the past, newest first; Enter opens one. */
export function PastImports({ onChoose }: { onChoose: (() => void) | undefined }) {
  const list = useImportList();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.imports) ?? [], [list.data]);
  const { detailId, setDetail } = useImports();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const chosen = rows.find((row) => row.id === detailId);
  const isEmpty = list.isSuccess && rows.length === 0;
  const choose = onChoose ? (
    <ActionButton tone="primary" keys="O" onClick={onChoose}>
      {words.choose}
    </ActionButton>
  ) : null;
  return (
    <>
      <PageHeader title={words.title} actions={isEmpty ? null : choose} />
      <div className="page-fill">
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
        {isEmpty ? (
          <EmptyState icon={<ImportsIcon />} title={words.emptyTitle} actions={choose}>
            {words.emptyText}
          </EmptyState>
        ) : (
          <DataTable
            label={words.past}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            onOpen={(row) => setDetail(row.id)}
            onNearEnd={loadMore}
            autoFocus
          />
        )}
      </div>
      {chosen ? <ImportDetail row={chosen} onClose={() => setDetail(null)} /> : null}
    </>
  );
}

const tones: Readonly<Record<ImportRow['state'], Tone>> = {
  running: 'accent',
  stopped: 'attention',
  done: 'good',
  failed: 'bad',
};

/** A column of counts; none is written faintly. */
function countColumn(name: keyof ImportRow['counts']): Column<ImportRow> {
  return {
    id: name,
    header: words.listColumns[name],
    width: '88px',
    align: 'end',
    cell: (row) => (
      <span className={row.counts[name] === 0 ? 'faint' : undefined}>{formatCount(row.counts[name])}</span>
    ),
  };
}

const columns: readonly Column<ImportRow>[] = [
  {
    id: 'file',
    header: words.listColumns.file,
    width: 'minmax(180px, 1fr)',
    cell: (row) => <span className="strong">{row.file}</span>,
  },
  {
    id: 'state',
    header: words.listColumns.state,
    width: '100px',
    cell: (row) => <StatusPill tone={tones[row.state]}>{words.states[row.state]}</StatusPill>,
  },
  {
    id: 'started',
    header: words.listColumns.started,
    width: '150px',
    cell: (row) => formatInstant(row.startedAt),
  },
  { id: 'by', header: words.listColumns.by, width: '130px', cell: (row) => row.by },
  countColumn('read'),
  countColumn('created'),
  countColumn('updated'),
  countColumn('unchanged'),
  countColumn('rejected'),
];
