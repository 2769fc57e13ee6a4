import { ActionButton, ErrorNotice } from '../ui/index.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { words } from './words.ts';

interface VaultTroubleProps {
  /** What the status says about the vault; absent when asking for it failed. */
  readonly state?: 'damaged' | 'newer';
  readonly error?: unknown;
  readonly onRetry: () => void;
}

/** A vault that cannot be opened: which, why, and what to do. */
export function VaultTrouble({ state, error, onRetry }: VaultTroubleProps) {
  const isNewer = state === 'newer';
  return (
    <EntryFrame
      title={state === undefined ? words.unlockTitle : isNewer ? words.newerTitle : words.damagedTitle}
      text={state === undefined ? undefined : isNewer ? words.newerText : words.damagedText}
      otherLabel={words.otherVault}
    >
      <ErrorNotice error={error} />
      <div className="entry-actions">
        <ActionButton tone="primary" onClick={onRetry}>
          {words.tryAgain}
        </ActionButton>
      </div>
    </EntryFrame>
  );
}
