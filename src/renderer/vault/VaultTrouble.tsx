import { useState } from 'react';
import { SalvageForm, salvageWord } from '../backup/index.ts';
import { ActionButton, ErrorNotice, LinkButton } from '../ui/index.ts';
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
  const [salvaging, setSalvaging] = useState(false);
  const isNewer = state === 'newer';
  if (salvaging)
    return (
      <EntryFrame title={words.salvageTitle} text={words.salvageText} otherLabel={words.otherVault}>
        <SalvageForm onBack={() => setSalvaging(false)} />
      </EntryFrame>
    );
  return (
    <EntryFrame
      title={state === undefined ? words.unlockTitle : isNewer ? words.newerTitle : words.damagedTitle}
      text={state === undefined ? undefined : isNewer ? words.newerText : words.damagedText}
      otherLabel={words.otherVault}
    >
      <ErrorNotice error={error} />
      <div className="entry-actions">
        {state === 'damaged' ? (
          <LinkButton onClick={() => setSalvaging(true)}>{salvageWord}</LinkButton>
        ) : null}
        <ActionButton tone="primary" onClick={onRetry}>
          {words.tryAgain}
        </ActionButton>
      </div>
    </EntryFrame>
  );
}
