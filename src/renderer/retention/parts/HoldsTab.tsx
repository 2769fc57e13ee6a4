import { useState } from 'react';
import {
  ActionButton,
  Badge,
  CheckField,
  DataTable,
  EmptyState,
  ErrorNotice,
  formatCount,
  StatusPill,
  useKeys,
  type Column,
} from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useHolds, type Hold } from '../data.ts';
import { words } from '../words.ts';
import { HoldDetail } from './HoldDetail.tsx';
import { HoldDialog } from './HoldDialog.tsx';

/** Legal holds in force; released ones on demand. */
export function HoldsTab() {
  const [released, setReleased] = useState(false);
  const list = useHolds(released);
  const holds = list.data?.holds ?? [];
  const mayHold = useMay('redact');
  const [open, setOpen] = useState<string | null>(null);
  useKeys({ N: () => (mayHold ? setOpen('new') : false) });
  const chosen = holds.find(({ id }) => id === open);
  const add = (
    <ActionButton keys="N" tone={holds.length === 0 ? 'primary' : 'default'} onClick={() => setOpen('new')}>
      {words.holds.add}
    </ActionButton>
  );
  return (
    <>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      <div className="retention-bar">
        <CheckField
          label={words.holds.withReleased}
          checked={released}
          onChange={(event) => setReleased(event.currentTarget.checked)}
        />
        <span className="retention-bar-end">{mayHold && holds.length > 0 ? add : null}</span>
      </div>
      {list.isSuccess && holds.length === 0 ? (
        <EmptyState title={words.holds.emptyTitle} actions={mayHold ? add : null}>
          {words.holds.emptyText}
        </EmptyState>
      ) : (
        <div className="retention-fill">
          <DataTable
            label={words.tabs.holds}
            rows={holds}
            rowKey={(hold) => hold.id}
            columns={columns}
            onOpen={(hold) => setOpen(hold.id)}
            autoFocus
          />
        </div>
      )}
      {open === 'new' ? <HoldDialog accountIds={[]} who="" onClose={() => setOpen(null)} /> : null}
      {chosen ? <HoldDetail hold={chosen} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

const columns: readonly Column<Hold>[] = [
  {
    id: 'name',
    header: words.holds.columns.name,
    width: 'minmax(220px, 2fr)',
    cell: (hold) => (
      <span className="retention-name">
        <span className={hold.releasedAt === null ? 'strong clip' : 'faint clip'} title={hold.reason}>
          {hold.name}
        </span>
        {hold.releasedAt === null ? null : <Badge>{words.holds.released}</Badge>}
      </span>
    ),
  },
  {
    id: 'owner',
    header: words.holds.columns.owner,
    width: 'minmax(140px, 1fr)',
    cell: (hold) => <span className="clip">{hold.owner}</span>,
  },
  {
    id: 'from',
    header: words.holds.columns.from,
    width: '150px',
    cell: (hold) => words.day(hold.from),
  },
  {
    id: 'review',
    header: words.holds.columns.review,
    width: '220px',
    cell: (hold) =>
      hold.reviewOn === null ? (
        <span className="faint">{words.holds.noReview}</span>
      ) : hold.reviewDue ? (
        <StatusPill tone="attention">
          {words.day(hold.reviewOn)}, {words.holds.reviewDue}
        </StatusPill>
      ) : (
        words.day(hold.reviewOn)
      ),
  },
  {
    id: 'accounts',
    header: words.holds.columns.accounts,
    width: '100px',
    align: 'end',
    cell: (hold) => formatCount(hold.accounts),
  },
];
