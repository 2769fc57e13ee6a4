import { useLocation } from 'wouter';
import { showAccountsWithTag } from '../search/index.ts';
import {
  ActionButton,
  DataTable,
  EmptyState,
  ErrorNotice,
  formatCount,
  LinkButton,
  Page,
  PageHeader,
  TagPill,
  TagsIcon,
  useKeys,
  type Column,
} from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useTagList, type Tag } from './data.ts';
import { RemoveTagDialog } from './parts/RemoveTagDialog.tsx';
import { TagDialog } from './parts/TagDialog.tsx';
import { useTagsPage } from './state.ts';
import { words } from './words.ts';

/** All tags in use, with how many accounts carry each. */
export function TagsPage() {
  const list = useTagList();
  const tags = list.data?.tags ?? [];
  const { open, setOpen } = useTagsPage();
  const mayEdit = useMay('edit');
  const [, go] = useLocation();
  useKeys({ N: () => (mayEdit ? setOpen({ kind: 'create' }) : false) });
  const chosen = open !== null && open.kind !== 'create' ? tags.find((tag) => tag.id === open.id) : undefined;
  const show = (tag: Tag) => {
    showAccountsWithTag(tag.name);
    go('/accounts');
  };
  const create = (tone: 'primary' | 'default') => (
    <ActionButton tone={tone} keys="N" onClick={() => setOpen({ kind: 'create' })}>
      {words.create}
    </ActionButton>
  );
  return (
    <Page>
      <PageHeader
        title={words.title}
        facts={tags.length > 0 ? words.count(tags.length) : null}
        actions={mayEdit && tags.length > 0 ? create('default') : null}
      />
      <div className="page-fill">
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isSuccess && tags.length === 0 ? (
          <EmptyState
            icon={<TagsIcon />}
            title={words.emptyTitle}
            actions={mayEdit ? create('primary') : null}
          >
            {words.emptyText}
          </EmptyState>
        ) : (
          <DataTable
            label={words.title}
            rows={tags}
            rowKey={(tag) => tag.id}
            columns={columnsOf(show, mayEdit)}
            onOpen={(tag) => (mayEdit ? setOpen({ kind: 'edit', id: tag.id }) : show(tag))}
            autoFocus
          />
        )}
      </div>
      {open?.kind === 'create' ? <TagDialog tag={null} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'edit' && chosen ? (
        <TagDialog
          tag={chosen}
          onClose={() => setOpen(null)}
          onRemove={() => setOpen({ kind: 'remove', id: chosen.id })}
        />
      ) : null}
      {open?.kind === 'remove' && chosen ? (
        <RemoveTagDialog tag={chosen} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}

function columnsOf(show: (tag: Tag) => void, mayEdit: boolean): readonly Column<Tag>[] {
  return [
    {
      id: 'name',
      header: words.columns.name,
      width: '260px',
      cell: (tag) => <TagPill name={tag.name} colour={tag.colour} />,
    },
    {
      id: 'description',
      header: words.columns.description,
      width: 'minmax(160px, 1fr)',
      cell: (tag) => <span className="faint">{tag.description}</span>,
    },
    {
      id: 'accounts',
      header: words.columns.accounts,
      width: '150px',
      align: 'end',
      cell: (tag) =>
        tag.accounts === 0 ? (
          <span className="faint">0</span>
        ) : (
          <LinkButton
            aria-label={`${words.show}: ${tag.name}, ${formatCount(tag.accounts)}`}
            onClick={(event) => {
              event.stopPropagation();
              show(tag);
            }}
          >
            {formatCount(tag.accounts)}
          </LinkButton>
        ),
    },
    {
      id: 'edit',
      header: <span className="sr-only">{words.columns.change}</span>,
      width: '64px',
      align: 'end',
      cell: () => (mayEdit ? <span className="row-hint">{words.edit}</span> : null),
    },
  ];
}
