import { useLocation } from 'wouter';
import { DataTable, EmptyState, type Column, type Selection } from '../../ui/index.ts';
import type { DueAccount } from '../data.ts';
import { words } from '../words.ts';

interface DueListProps {
  readonly rows: readonly DueAccount[];
  readonly isSuccess: boolean;
  readonly simulated?: boolean;
  readonly selection?: Selection | undefined;
  readonly onNearEnd?: (() => void) | undefined;
}

/** Accounts that are due, earliest first. */
export function DueList({ rows, isSuccess, simulated = false, selection, onNearEnd }: DueListProps) {
  const [, go] = useLocation();
  if (!isSuccess) return null;
  if (rows.length === 0) return <EmptyState title={words.due.emptyTitle}>{words.due.emptyText}</EmptyState>;
  return (
    <div className="retention-fill">
      <DataTable
        label={words.tabs.due}
        rows={rows}
        rowKey={(row) => row.accountId}
        columns={columnsOf(simulated)}
        onOpen={(row) => go(`/accounts/${row.accountId}`)}
        selection={selection}
        onNearEnd={onNearEnd}
      />
    </div>
  );
}

function columnsOf(simulated: boolean): readonly Column<DueAccount>[] {
  return [
    {
      id: 'name',
      header: words.due.columns.name,
      width: 'minmax(200px, 2fr)',
      cell: (row) => <bdi className="strong clip">{row.name === '' ? words.due.noName : row.name}</bdi>,
    },
    {
      id: 'reference',
      header: words.due.columns.reference,
      width: 'minmax(140px, 1fr)',
      cell: (row) => <span className="code clip">{row.referenceId}</span>,
    },
    {
      id: 'due',
      header: simulated ? words.due.columns.of : words.due.columns.due,
      width: '170px',
      cell: (row) => words.day(row.dueOn),
    },
    {
      id: 'policy',
      header: words.due.columns.policy,
      width: 'minmax(200px, 2fr)',
      cell: (row) => <span className="faint clip">{row.policy}</span>,
    },
  ];
}
