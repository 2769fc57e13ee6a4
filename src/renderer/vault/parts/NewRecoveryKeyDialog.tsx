import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice, PassphraseField, tell } from '../../ui/index.ts';
import { useNewRecoveryKey, useRefreshVault } from '../data.ts';
import { words } from '../words.ts';
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx';

/** Replacing the recovery key: the passphrase first, then the new key, shown once and confirmed. */
export function NewRecoveryKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return open ? <NewKeyForm onClose={onClose} /> : null;
}

function NewKeyForm({ onClose }: { onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [newKey, setNewKey] = useState<string | null>(null);
  const make = useNewRecoveryKey();
  const refresh = useRefreshVault();
  // Left without confirming, the reminder takes over: asking for the facts again is what brings it up.
  const leave = () => {
    refresh();
    onClose();
  };
  if (newKey !== null) {
    return (
      <Dialog open onClose={leave} title={words.recoveryTitle}>
        <p className="faint">{words.recoveryText}</p>
        <RecoveryKeyStep
          recoveryKey={newKey}
          onConfirmed={() => {
            tell.done(words.newKeyDone);
            onClose();
          }}
        />
      </Dialog>
    );
  }
  const submit = () =>
    make.mutate(
      { passphrase },
      {
        onSuccess: (answer) => {
          setPassphrase('');
          setNewKey(answer.recoveryKey);
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.newKeyTitle}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={passphrase === ''} busy={make.isPending}>
            {words.newKeyMake}
          </ActionButton>
        </>
      }
    >
      <p className="faint">{words.newKeyText}</p>
      <PassphraseField
        label={words.current}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="off"
        maxLength={1024}
        autoFocus
        data-autofocus
      />
      <ErrorNotice error={make.error} />
    </Dialog>
  );
}
