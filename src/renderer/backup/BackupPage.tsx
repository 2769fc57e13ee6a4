import {
  ActionButton,
  Card,
  ErrorNotice,
  formatInstant,
  formatSize,
  JobBar,
  Page,
  PageBody,
  PageHeader,
  tell,
  useKeys,
} from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useCreateBackup, useOverview, usePickFolder, useScheduledBackup, type BackupCopy } from './data.ts';
import { KeyringsCard } from './parts/KeyringsCard.tsx';
import { ScheduleCard } from './parts/ScheduleCard.tsx';
import { words } from './words.ts';
import './backup.css';

/** Where copies of the vault lie, which of them must be renewed, and making one. */
export function BackupPage() {
  const may = useMay('administer');
  const overview = useOverview();
  const create = useCreateBackup();
  const scheduled = useScheduledBackup();
  const pick = usePickFolder();
  const start = async (): Promise<void> => {
    try {
      const { folder } = await pick.mutateAsync({ for: 'copies' });
      if (folder === null) return;
      const made = await create.start({ file: folder.id });
      tell.done(words.written(made.accounts, made.documents));
    } catch {
      // Shown below from the state of the job.
    }
  };
  const running = create.phase === 'running' ? create : scheduled.phase === 'running' ? scheduled : null;
  useKeys({ N: () => (may && !running ? void start() : false) });
  return (
    <Page>
      <PageHeader
        title={words.title}
        actions={
          may ? (
            <ActionButton
              tone="primary"
              keys="N"
              disabled={running !== null}
              busy={pick.isPending}
              onClick={() => void start()}
            >
              {words.now}
            </ActionButton>
          ) : (
            <span className="faint">{words.adminOnly}</span>
          )
        }
      />
      <PageBody>
        {running ? (
          <JobBar
            label={words.working}
            phase={running.progress ? words.phases[running.progress.phase] : undefined}
            done={running.progress?.done ?? 0}
            total={running.progress?.total ?? null}
            onCancel={running.cancel}
          />
        ) : null}
        <ErrorNotice error={overview.error ?? pick.error} onRetry={() => void overview.refetch()} />
        {create.phase === 'failed' ? <ErrorNotice error={create.error} /> : null}
        {create.output && create.output.documentsMissing > 0 ? (
          <p role="status">{words.writtenMissing(create.output.documentsMissing)}</p>
        ) : null}
        {overview.data ? (
          <div className="backup-columns">
            <div className="page-column">
              <KeyringsCard keyrings={overview.data.keyrings} outstanding={overview.data.outstanding} />
              <BackupsCard backups={overview.data.backups} />
            </div>
            <div className="page-column">
              <ScheduleCard schedule={overview.data.schedule} />
              <p className="backup-how">{words.how}</p>
            </div>
          </div>
        ) : null}
      </PageBody>
    </Page>
  );
}

function BackupsCard({ backups }: { backups: readonly BackupCopy[] }) {
  return (
    <Card title={words.backups}>
      {backups.length === 0 ? <p className="backup-none">{words.backupsNone}</p> : null}
      <ul className="backup-list">
        {backups.map((backup) => (
          <li key={backup.id} className="backup-row">
            <div className="backup-row-main">
              <span className="strong">{formatInstant(backup.at)}</span>
              <span className="faint">
                {words.holds(backup.accounts, backup.documents)} · {formatSize(backup.sizeBytes)}
                {backup.scheduled ? ` · ${words.scheduled}` : ''}
              </span>
            </div>
            <div className="backup-row-place code" title={backup.place}>
              {backup.file}
              <span className="faint"> · {backup.place}</span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
