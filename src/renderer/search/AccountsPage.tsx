/** The list of all accounts: one search box, filters, rows as one types. */
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useMay } from '../wire/index.ts';
import {
  ActionButton,
  DataTable,
  EmptyState,
  ErrorNotice,
  Page,
  AccountsIcon,
  SearchIcon,
  useKeys,
} from '../ui/index.ts';
import { accountColumns } from './columns.tsx';
import { useAccountRows, useSimilarRows } from './data.ts';
import { CreateAccountDialog } from './parts/CreateAccountDialog.tsx';
import { Filters } from './parts/Filters.tsx';
import { ListFoot } from './parts/ListFoot.tsx';
import { SearchBox } from './parts/SearchBox.tsx';
import { TagSelectionDialog } from './parts/TagSelectionDialog.tsx';
import { useSearch } from './state.ts';
import { words } from './words.ts';
import './AccountsPage.css';

/** Milliseconds of rest before the store is asked. */
const typingRest = 70;

export function AccountsPage() {
  const { text, tags, tagMode, status, selected, setSelected, openDialog } = useSearch();
  const [asked] = useDebouncedValue(text, typingRest);
  const filter = { text: asked, tags, tagMode, status };
  const found = useAccountRows(filter);
  const pages = found.data?.pages;
  const fitting = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  const isWhole = found.isSuccess && !found.isPlaceholderData && !found.hasNextPage;
  const similar = useSimilarRows(filter, isWhole && asked.trim() !== '');
  const rows = useMemo(() => [...fitting, ...similar.rows], [fitting, similar.rows]);
  const total = pages?.[0]?.total ?? 0;
  const [, go] = useLocation();
  const mayEdit = useMay('edit');
  const searchBox = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useKeys({ T: () => (selected.size > 0 && mayEdit ? openDialog('tags') : false) });

  const isNarrowed = asked.trim() !== '' || tags.length > 0 || status !== null;
  return (
    <Page>
      <header className="accounts-head">
        <h1 className="sr-only">{words.title}</h1>
        <SearchBox
          boxRef={searchBox}
          onDown={() => grid.current?.focus()}
          onEnter={() => {
            const first = rows[0];
            if (first) go(`/accounts/${first.id}`);
          }}
        />
        {mayEdit ? <ActionButton onClick={() => openDialog('create')}>{words.create}</ActionButton> : null}
        <Filters />
      </header>
      <div className="accounts-list">
        {found.isError ? (
          <div className="accounts-error">
            <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
          </div>
        ) : found.isPending || (rows.length === 0 && similar.isAsking) ? null : rows.length === 0 ? (
          isNarrowed ? (
            <NothingFound isGathering={similar.isGathering} />
          ) : (
            <NoAccounts />
          )
        ) : (
          <DataTable
            label={words.title}
            rows={rows}
            rowKey={(row) => row.id}
            columns={accountColumns}
            total={hasNextPage ? undefined : rows.length}
            onOpen={(row) => go(`/accounts/${row.id}`)}
            section={
              similar.rows.length === 0
                ? undefined
                : { at: fitting.length, label: fitting.length === 0 ? words.similarOnly : words.similar }
            }
            selection={mayEdit ? { selected, onChange: setSelected } : undefined}
            onNearEnd={loadMore}
            onLeaveTop={() => searchBox.current?.focus()}
            gridRef={grid}
          />
        )}
      </div>
      <ListFoot
        shown={fitting.length}
        hasMore={hasNextPage}
        total={total}
        similar={similar.rows.length}
        isGathering={similar.isGathering}
        restricted={pages?.[0]?.restricted}
      />
      <CreateAccountDialog />
      <TagSelectionDialog />
    </Page>
  );
}

function NoAccounts() {
  const [, go] = useLocation();
  const mayEdit = useMay('edit');
  const openDialog = useSearch((search) => search.openDialog);
  return (
    <EmptyState
      icon={<AccountsIcon />}
      title={words.emptyTitle}
      actions={
        mayEdit ? (
          <>
            <ActionButton tone="primary" onClick={() => go('/imports')}>
              {words.emptyImport}
            </ActionButton>
            <ActionButton onClick={() => openDialog('create')}>{words.create}</ActionButton>
          </>
        ) : undefined
      }
    >
      {words.emptyText}
    </EmptyState>
  );
}

function NothingFound({ isGathering }: { isGathering: boolean }) {
  const clearFilters = useSearch((search) => search.clearFilters);
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={words.nothingTitle}
      actions={<ActionButton onClick={clearFilters}>{words.clear}</ActionButton>}
    >
      {isGathering ? words.nothingYet : words.nothingText}
    </EmptyState>
  );
}
