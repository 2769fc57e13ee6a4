import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Account } from '#contracts/accounts.ts';
import { ExportDialog } from '#renderer/exports/index.ts';
import {
  Badge,
  Card,
  ErrorNotice,
  Page,
  StatusPill,
  useKeys,
  usePreferences,
  type KeyHandlers,
  TabBar,
} from '#renderer/ui/index.ts';
import { statusTone } from '#renderer/search/index.ts';
import { isError } from '#renderer/app/error-words.ts';
import { KeepingLine, RestrictedGate } from '#renderer/retention/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { AccountTags } from './AccountTags.tsx';
import { useAccount } from './data.ts';
import { AccountActions } from './parts/AccountActions.tsx';
import { DocumentsCard } from './parts/DocumentsCard.tsx';
import { InquiriesCard } from './parts/InquiriesCard.tsx';
import { Overview } from './parts/Overview.tsx';
import { Timeline } from './Timeline.tsx';
import { UpdatePanel } from './update/UpdatePanel.tsx';
import { words } from './words.ts';
import './accounts.css';

const tabs = ['overview', 'inquiries', 'documents', 'history'] as const;
type Tab = (typeof tabs)[number];

interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** `/accounts/:id`: everything held about one person. */
export function AccountPage({ params }: PageProps) {
  const id = params['id'] ?? '';
  const account = useAccount(id);
  const restricted = isError(account.error, 'restricted');
  // What was read before the restriction is not shown after it.
  if (account.data && !restricted)
    return <Opened key={id} account={account.data} reload={() => void account.refetch()} />;
  return (
    <Page>
      <div className="account-waiting">
        {restricted ? (
          <RestrictedGate accountId={id} onOpened={() => void account.refetch()} />
        ) : account.isError ? (
          <ErrorNotice error={account.error} onRetry={() => void account.refetch()} />
        ) : (
          <p className="faint late">{words.loading}</p>
        )}
      </div>
    </Page>
  );
}

interface OpenedProps {
  readonly account: Account;
  readonly reload: () => void;
}

function Opened({ account, reload }: OpenedProps) {
  const [tab, setTab] = useState<Tab>('overview');
  const [over, setOver] = useState<'update' | 'export' | null>(null);
  const [, go] = useLocation();
  const mayEdit = useMay('edit');
  const mayExport = useMay('export');
  const { letterKeys } = usePreferences();
  const keys: KeyHandlers = {
    ...(mayEdit ? { E: () => setOver('update') } : {}),
    ...(mayExport ? { X: () => setOver('export') } : {}),
    ...Object.fromEntries(tabs.map((one, at) => [String(at + 1), () => setTab(one)])),
  };
  useKeys(letterKeys && over === null ? keys : {});
  return (
    <Page>
      <header className="account-head">
        <div className="account-strip">
          <h1 className="account-name clip">
            <bdi>{account.name === '' ? words.noName : account.name}</bdi>
          </h1>
          {account.referenceId === null ? (
            <span title={words.noReferenceWhy}>
              <Badge>{words.noReference}</Badge>
            </span>
          ) : (
            <span className="code clip">{account.referenceId}</span>
          )}
          <StatusPill tone={statusTone(account.status)}>{account.status}</StatusPill>
          {account.redactedAt === null ? null : <Badge>{words.redacted}</Badge>}
          <AccountTags accountId={account.id} tags={account.tags} removable />
          <AccountActions
            account={account}
            onUpdate={mayEdit ? () => setOver('update') : undefined}
            onExport={mayExport ? () => setOver('export') : undefined}
            onReview={(inquiryId) => go(`/inquiries/${inquiryId}`)}
          />
        </div>
        <KeepingLine accountId={account.id} />
        <AccountTabs account={account} tab={tab} onTab={setTab} />
      </header>
      <div className="account-body" role="tabpanel" id="account-panel" aria-labelledby={`account-tab-${tab}`}>
        <Panel account={account} tab={tab} onUpdate={mayEdit ? () => setOver('update') : undefined} />
      </div>
      <UpdatePanel account={account} open={over === 'update'} onClose={() => setOver(null)} reload={reload} />
      {over === 'export' ? <ExportDialog account={account} onClose={() => setOver(null)} /> : null}
    </Page>
  );
}

interface PanelProps {
  readonly account: Account;
  readonly tab: Tab;
  readonly onUpdate: (() => void) | undefined;
}

function Panel({ account, tab, onUpdate }: PanelProps) {
  switch (tab) {
    case 'overview':
      return (
        <>
          <div className="account-main" tabIndex={-1}>
            <Overview account={account} onUpdate={onUpdate} />
          </div>
          <aside className="account-side" aria-label={words.timeline} tabIndex={0}>
            <h2 className="account-side-title">{words.timeline}</h2>
            <Timeline accountId={account.id} compact />
          </aside>
        </>
      );
    case 'inquiries':
      return (
        <div className="account-main">
          <InquiriesCard account={account} />
        </div>
      );
    case 'documents':
      return (
        <div className="account-main">
          <DocumentsCard account={account} />
        </div>
      );
    case 'history':
      return (
        <div className="account-main" tabIndex={0}>
          <Card padded className="account-history">
            <Timeline accountId={account.id} />
          </Card>
        </div>
      );
  }
}

interface TabsProps {
  readonly account: Account;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function AccountTabs({ account, tab, onTab }: TabsProps) {
  const counts: Partial<Record<Tab, number>> = {
    inquiries: account.counts.inquiries,
    documents: account.counts.documents,
  };
  return (
    <TabBar name="account" label={words.tabsLabel} tabs={tabs} tab={tab} onTab={onTab}>
      {(one) => (
        <>
          {words.tabs[one]}
          {counts[one] ? <span className="faint"> {words.count(counts[one])}</span> : null}
        </>
      )}
    </TabBar>
  );
}
