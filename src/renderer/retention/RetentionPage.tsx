/** Retention: what is due, the policies that say so, legal holds, and accounts out of the lists. */
import { Page, PageHeader, useKeys, usePreferences, TabBar } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { AccountDialogs } from './parts/AccountDialogs.tsx';
import { ClockNotice } from './parts/ClockNotice.tsx';
import { DueTab } from './parts/DueTab.tsx';
import { HoldsTab } from './parts/HoldsTab.tsx';
import { PoliciesTab } from './parts/PoliciesTab.tsx';
import { SettledMoves } from './parts/SettledMoves.tsx';
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
        <TabBar name="retention" label={words.tabsLabel} tabs={tabs} tab={shown} onTab={setTab}>
          {(one) => words.tabs[one]}
        </TabBar>
      </PageHeader>
      <ClockNotice />
      <SettledMoves />
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
