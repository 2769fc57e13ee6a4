import { RedactionPolicyCard } from '../redaction/index.ts';
import { ErrorNotice, Page, PageBody, PageHeader } from '../ui/index.ts';
import { useSettingsForm } from './data.ts';
import { LookCard, LockingCard } from './parts/PreferenceCards.tsx';
import { ModelsCard } from './parts/ModelsCard.tsx';
import { PolicyCard } from './parts/PolicyCard.tsx';
import { AboutCard, VaultCard } from './parts/VaultCards.tsx';
import { YouCard } from './parts/YouCard.tsx';
import { words } from './words.ts';
import './SettingsPage.css';

/** Everything that can be set, on one page. A change counts at once. */
export function SettingsPage() {
  const { settings, error, change } = useSettingsForm();
  return (
    <Page>
      <PageHeader title={words.title} />
      <PageBody>
        <ErrorNotice error={error} />
        <div className="settings-columns">
          <div className="page-column">
            <LookCard settings={settings} change={change} />
            <LockingCard settings={settings} change={change} />
            <YouCard />
            <PolicyCard />
            <RedactionPolicyCard />
          </div>
          <div className="page-column">
            <VaultCard />
            <ModelsCard />
            <AboutCard />
          </div>
        </div>
      </PageBody>
    </Page>
  );
}
