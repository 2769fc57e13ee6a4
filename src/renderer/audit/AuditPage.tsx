/** The log of what people did, with its integrity beside it. */
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import {
  ActionButton,
  DataTable,
  EmptyState,
  ErrorNotice,
  formatInstant,
  Page,
  PageBody,
  PageHeader,
  useKeys,
  type Column,
} from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useFacts, useStaff, useTagNames, useWholeCheck, type Fact, type Filter } from './data.ts';
import { AuditIcon } from './icons.tsx';
import { AnchorCard } from './parts/AnchorCard.tsx';
import { CompareDialog } from './parts/CompareDialog.tsx';
import { Filters } from './parts/Filters.tsx';
import { IntegrityCard } from './parts/IntegrityCard.tsx';
import { SaveDialog } from './parts/SaveDialog.tsx';
import { pathOf, sentenceOf, type Names } from './sentences.ts';
import { useAudit } from './state.ts';
import { words } from './words.ts';
import './AuditPage.css';

/** Milliseconds of rest before the store is asked. */
const typingRest = 200;
const day = /^\d{4}-\d{2}-\d{2}$/;

export function AuditPage() {
  return useMay('export') ? <LogPage /> : <NotForYou />;
}

function NotForYou() {
  return (
    <Page>
      <PageHeader title={words.title} />
      <PageBody narrow>
        <p className="faint">{words.needsMore}</p>
      </PageBody>
    </Page>
  );
}

function useFilter(): Filter {
  const { by, kind, from, to, subject } = useAudit();
  const [typed] = useDebouncedValue(subject.trim(), typingRest);
  return {
    ...(by === null ? {} : { by }),
    ...(kind === null ? {} : { action: kind }),
    ...(day.test(from) ? { from } : {}),
    ...(day.test(to) ? { to } : {}),
    ...(typed === '' ? {} : { subject: typed }),
  };
}

function LogPage() {
  const filter = useFilter();
  const found = useFacts(filter);
  const pages = found.data?.pages;
  const facts = useMemo(() => pages?.flatMap((page) => page.facts) ?? [], [pages]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const [, go] = useLocation();
  const check = useWholeCheck();
  const { dialog, open } = useAudit();
  useKeys({ V: () => check.mutate(), E: () => open('save') });
  const columns = useColumns();
  return (
    <Page>
      <PageHeader
        title={words.title}
        actions={
          <>
            <ActionButton keys="V" busy={check.isPending} onClick={() => check.mutate()}>
              {words.check}
            </ActionButton>
            <ActionButton keys="E" onClick={() => open('save')}>
              {words.save}
            </ActionButton>
          </>
        }
      >
        <Filters />
      </PageHeader>
      <div className="audit-page">
        <div className="audit-list">
          {found.isError ? (
            <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
          ) : found.isPending ? null : facts.length === 0 ? (
            <EmptyState icon={<AuditIcon />} title={words.none} />
          ) : (
            <DataTable
              label={words.title}
              rows={facts}
              rowKey={(fact) => String(fact.seq)}
              columns={columns}
              total={hasNextPage ? undefined : facts.length}
              onOpen={(fact) => {
                const path = pathOf(fact);
                if (path !== null) go(path);
              }}
              onNearEnd={loadMore}
              autoFocus
            />
          )}
        </div>
        <aside className="audit-side" aria-label={words.integrity}>
          <IntegrityCard check={check} />
          <AnchorCard />
        </aside>
      </div>
      {dialog === 'save' ? <SaveDialog filter={filter} onClose={() => open(null)} /> : null}
      {dialog === 'anchor' ? <CompareDialog onClose={() => open(null)} /> : null}
    </Page>
  );
}

function useColumns(): readonly Column<Fact>[] {
  const staff = useStaff();
  const tags = useTagNames();
  const names: Names = { people: new Map(staff.map(({ id, name }) => [id, name])), tags };
  return [
    {
      id: 'at',
      header: words.columns.at,
      width: '150px',
      cell: (fact) => <span className="faint">{formatInstant(fact.at)}</span>,
    },
    {
      id: 'by',
      header: words.columns.by,
      width: 'minmax(96px, 150px)',
      cell: (fact) => fact.by ?? <span className="faint">{words.nobody}</span>,
    },
    {
      id: 'what',
      header: words.columns.what,
      width: 'minmax(200px, 1fr)',
      cell: (fact) => {
        const sentence = sentenceOf(fact, names);
        return <span title={sentence}>{sentence}</span>;
      },
    },
    {
      id: 'about',
      header: words.columns.about,
      width: 'minmax(100px, 170px)',
      cell: (fact) => <About fact={fact} names={names} />,
    },
    {
      id: 'place',
      header: words.columns.place,
      width: '100px',
      cell: (fact) => (
        <span className="faint">{fact.place === null ? '' : (words.places[fact.place] ?? fact.place)}</span>
      ),
    },
    {
      id: 'seq',
      header: words.columns.seq,
      width: '72px',
      align: 'end',
      cell: (fact) => <span className="faint audit-number">{fact.seq}</span>,
    },
  ];
}

function About({ fact, names }: { fact: Fact; names: Names }) {
  const { subject, reference } = fact;
  // What people do with their own access is about themselves: it says nothing more.
  if (subject === null || names.people.get(subject) === fact.by) return null;
  const label = reference ?? names.people.get(subject) ?? names.tags.get(subject) ?? subject;
  const path = pathOf(fact);
  if (path === null) return <span className="audit-id">{label}</span>;
  return (
    <Link href={path} className="audit-link" title={subject} tabIndex={-1}>
      {label}
    </Link>
  );
}
