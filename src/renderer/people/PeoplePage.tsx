import {
  ActionButton,
  DataTable,
  ErrorNotice,
  formatDay,
  formatInstant,
  Page,
  PageHeader,
  StatusPill,
  useKeys,
  type Column,
} from '../ui/index.ts';
import { useMay, useSession } from '../wire/index.ts';
import { usePeople, type StaffMember } from './data.ts';
import { AddPersonDialog } from './parts/AddPersonDialog.tsx';
import { EditPersonDialog } from './parts/EditPersonDialog.tsx';
import { RemovePersonDialog } from './parts/RemovePersonDialog.tsx';
import { usePeoplePage } from './state.ts';
import { words } from './words.ts';

/** Everybody who has or had access. */
export function PeoplePage() {
  const list = usePeople();
  const people = list.data?.people ?? [];
  const { open, setOpen } = usePeoplePage();
  const mayAdminister = useMay('administer');
  const ownId = useSession()?.personId;
  useKeys({ N: () => (mayAdminister ? setOpen({ kind: 'add' }) : false) });
  const chosen =
    open !== null && open.kind !== 'add' ? people.find((person) => person.id === open.id) : undefined;
  const close = () => setOpen(null);
  const edit = (person: StaffMember) => {
    if (mayAdminister && person.active) setOpen({ kind: 'edit', id: person.id });
  };
  return (
    <Page>
      <PageHeader
        title={words.title}
        facts={people.length > 0 ? words.count(people.filter((person) => person.active).length) : null}
        actions={
          mayAdminister ? (
            <ActionButton keys="N" onClick={() => setOpen({ kind: 'add' })}>
              {words.add}
            </ActionButton>
          ) : (
            <span className="faint">{words.adminOnly}</span>
          )
        }
      />
      <div className="page-fill">
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
        <DataTable
          label={words.title}
          rows={people}
          rowKey={(person) => person.id}
          columns={columnsOf(ownId, mayAdminister)}
          onOpen={mayAdminister ? edit : undefined}
          autoFocus
        />
      </div>
      {open?.kind === 'add' ? <AddPersonDialog onClose={close} /> : null}
      {open?.kind === 'edit' && chosen ? (
        <EditPersonDialog
          person={chosen}
          onClose={close}
          onRemove={() => setOpen({ kind: 'remove', id: chosen.id })}
        />
      ) : null}
      {open?.kind === 'remove' && chosen ? <RemovePersonDialog person={chosen} onClose={close} /> : null}
    </Page>
  );
}

function columnsOf(ownId: string | undefined, mayAdminister: boolean): readonly Column<StaffMember>[] {
  return [
    {
      id: 'name',
      header: words.columns.name,
      width: 'minmax(180px, 340px)',
      cell: (person) => (
        <>
          <span className={person.active ? 'strong' : 'faint'}>{person.name}</span>
          {person.id === ownId ? <span className="faint"> · {words.you}</span> : null}
        </>
      ),
    },
    {
      id: 'role',
      header: words.columns.role,
      width: '150px',
      cell: (person) => words.roles[person.role],
    },
    {
      id: 'access',
      header: words.columns.access,
      width: '170px',
      cell: (person) => (
        <StatusPill tone={person.active ? 'good' : 'neutral'}>
          {person.active ? words.access : words.noAccess}
        </StatusPill>
      ),
    },
    {
      id: 'last',
      header: words.columns.lastSignIn,
      width: '170px',
      cell: (person) =>
        person.lastSignInAt === null ? (
          <span className="faint">{words.never}</span>
        ) : (
          formatInstant(person.lastSignInAt)
        ),
    },
    {
      id: 'since',
      header: words.columns.since,
      width: '120px',
      cell: (person) => <span className="faint">{formatDay(person.createdAt)}</span>,
    },
    {
      id: 'edit',
      header: <span className="sr-only">{words.columns.change}</span>,
      width: 'minmax(64px, 1fr)',
      align: 'end',
      cell: (person) =>
        mayAdminister && person.active ? <span className="row-hint">{words.edit}</span> : null,
    },
  ];
}
