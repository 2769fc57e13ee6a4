/** Retention: what is due, the policies that say so, legal holds, and accounts out of the lists. */
import { Page, PageHeader, useKeys, usePreferences } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { AccountDialogs } from './parts/AccountDialogs.tsx';
import { ClockNotice } from './parts/ClockNotice.tsx';
import { DueTab } from './parts/DueTab.tsx';
import { HoldsTab } from './parts/HoldsTab.tsx';
import { PoliciesTab } from './parts/PoliciesTab.tsx';
import { WithdrawnTab } from './parts/WithdrawnTab.tsx';
import { useRetention, type Tab } from './state.ts';
import { words } from './words.ts';
import './retention.css';

/** `/retention`. */
export function RetentionPage() {
  const { tab, setTab } = useRetention();
  const mayRedact = useMay('redact');
  const { letterKeys } = usePreferences();
  const tabs: readonly Tab[] = mayRedact
    ? ['due', 'policies', 'holds', 'withdrawn']
    : ['policies', 'holds', 'withdrawn'];
  const shown = tabs.includes(tab) ? tab : 'policies';
  useKeys(letterKeys ? Object.fromEntries(tabs.map((one, at) => [String(at + 1), () => setTab(one)])) : {});
  return (
    <Page>
      <PageHeader title={words.title}>
        <Tabs tabs={tabs} tab={shown} onTab={setTab} />
      </PageHeader>
      <ClockNotice />
      <div
        className="retention-panel"
        role="tabpanel"
        id="retention-panel"
        aria-labelledby={`retention-tab-${shown}`}
      >
        {shown === 'due' ? <DueTab /> : null}
        {shown === 'policies' ? <PoliciesTab /> : null}
        {shown === 'holds' ? <HoldsTab /> : null}
        {shown === 'withdrawn' ? <WithdrawnTab /> : null}
      </div>
      <AccountDialogs />
    </Page>
  );
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function Tabs({ tabs, tab, onTab }: TabsProps) {
  return (
    <div className="account-tabs" role="tablist" aria-label={words.tabsLabel}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`retention-tab-${one}`}
          aria-selected={one === tab}
          aria-controls="retention-panel"
          tabIndex={one === tab ? 0 : -1}
          className="account-tab"
          onClick={() => onTab(one)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            const next =
              step === undefined ? undefined : tabs[(tabs.indexOf(one) + step + tabs.length) % tabs.length];
            if (next === undefined) return;
            onTab(next);
            document.getElementById(`retention-tab-${next}`)?.focus();
          }}
        >
          {words.tabs[one]}
        </button>
      ))}
    </div>
  );
}
