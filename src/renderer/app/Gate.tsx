/** Which face the window shows: first run, lock screen, trouble with the vault, or the work. */
import { LogAlarm } from '../audit/index.ts';
import { ProofGate } from '../redaction/index.ts';
import { FirstRunPage, LockPage, RecoveryReminder, useEntry, VaultTrouble } from '../vault/index.ts';
import { ScheduledBackup } from '../backup/index.ts';
import { useVaultStatus } from './data.ts';
import { Shell } from './Shell.tsx';

/** Follows the state of the vault. A flow that must be finished (a recovery key to note down) keeps its place. */
export function Gate() {
  const status = useVaultStatus();
  const unfinished = useEntry((entry) => entry.unfinished);
  if (status.isError) return <VaultTrouble error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return null;
  if (unfinished === 'first-run' || unfinished === 'restore') return <FirstRunPage />;
  if (unfinished === 'recovery') return <LockPage waitSeconds={0} />;
  switch (status.data.state) {
    case 'none':
      return <FirstRunPage />;
    case 'locked':
      return <LockPage waitSeconds={status.data.waitSeconds} />;
    case 'damaged':
    case 'newer':
      return <VaultTrouble state={status.data.state} onRetry={() => void status.refetch()} />;
    case 'unlocked':
      return (
        <ProofGate>
          <Shell />
          <RecoveryReminder />
          <LogAlarm />
          <ScheduledBackup />
        </ProofGate>
      );
  }
}
