import { useState } from 'react';
import {
  ActionButton,
  Badge,
  DataTable,
  EmptyState,
  ErrorNotice,
  useKeys,
  type Column,
} from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { usePolicies, type Policy } from '../data.ts';
import { words } from '../words.ts';
import { PolicyDialog } from './PolicyDialog.tsx';

/** All policies. */
export function PoliciesTab() {
  const list = usePolicies();
  const policies = list.data?.policies ?? [];
  const mayAdminister = useMay('administer');
  const [open, setOpen] = useState<Policy | 'new' | null>(null);
  useKeys({ N: () => (mayAdminister ? setOpen('new') : false) });
  const add = (
    <ActionButton
      keys="N"
      tone={policies.length === 0 ? 'primary' : 'default'}
      onClick={() => setOpen('new')}
    >
      {words.policies.add}
    </ActionButton>
  );
  return (
    <>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isSuccess && policies.length === 0 ? (
        <EmptyState
          title={words.policies.emptyTitle}
          actions={mayAdminister ? add : <span className="faint">{words.policies.adminOnly}</span>}
        >
          {words.policies.emptyText}
        </EmptyState>
      ) : (
        <>
          <div className="retention-bar">
            <span className="faint">{words.policies.order}</span>
            <span className="retention-bar-end">
              {mayAdminister ? add : <span className="faint">{words.policies.adminOnly}</span>}
            </span>
          </div>
          <div className="retention-fill">
            <DataTable
              label={words.tabs.policies}
              rows={policies}
              rowKey={(policy) => policy.id}
              columns={columns}
              onOpen={mayAdminister ? setOpen : undefined}
              autoFocus
            />
          </div>
        </>
      )}
      {open === null ? null : (
        <PolicyDialog policy={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

/** Whom a policy is for. */
function whoText({ rule, tagName }: Policy): string {
  const parts = [
    rule.type === null ? '' : words.policies.type(rule.type),
    rule.status === null ? '' : words.policies.status(rule.status),
    rule.tag === null ? '' : words.policies.tag(tagName ?? rule.tag),
  ].filter(Boolean);
  return parts.length === 0 ? words.policies.everybody : parts.join(', ');
}

const columns: readonly Column<Policy>[] = [
  {
    id: 'name',
    header: words.policies.columns.name,
    width: 'minmax(220px, 2fr)',
    cell: (policy) => (
      <span className="retention-name">
        <span className={policy.active ? 'strong clip' : 'faint clip'} title={policy.source}>
          {policy.name}
        </span>
        {policy.active ? null : <Badge>{words.policies.inactive}</Badge>}
      </span>
    ),
  },
  {
    id: 'who',
    header: words.policies.columns.who,
    width: 'minmax(130px, 1fr)',
    cell: (policy) => <span className="clip">{whoText(policy)}</span>,
  },
  {
    id: 'keep',
    header: words.policies.columns.keep,
    width: '130px',
    cell: ({ rule }) =>
      rule.keepAtLeast === null ? (
        <span className="faint">{words.policies.none}</span>
      ) : (
        words.period(rule.keepAtLeast)
      ),
  },
  {
    id: 'due',
    header: words.policies.columns.due,
    width: 'minmax(210px, 1fr)',
    cell: ({ rule }) =>
      rule.dueAfter === null ? (
        <span className="faint">{words.policies.never}</span>
      ) : (
        words.policies.from(words.period(rule.dueAfter), rule.countedFrom)
      ),
  },
  {
    id: 'then',
    header: words.policies.columns.then,
    width: 'minmax(190px, 1fr)',
    cell: ({ rule }) =>
      rule.dueAfter === null
        ? ''
        : rule.archivedFor === null
          ? words.policies.redact
          : words.policies.archiveThenRedact(words.period(rule.archivedFor)),
  },
  {
    id: 'edit',
    header: <span className="sr-only">{words.policies.edit}</span>,
    width: '64px',
    align: 'end',
    cell: () => <span className="row-hint">{words.policies.edit}</span>,
  },
];
