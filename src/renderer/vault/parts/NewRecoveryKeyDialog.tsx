import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice, PassphraseField, tell } from '../../ui/index.ts';
import { useNewMasterKey, useNewRecoveryKey, useRefreshVault } from '../data.ts';
import { words } from '../words.ts';
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Replacing the recovery key: the passphrase first, then the new key, shown once and confirmed. */
export function NewRecoveryKeyDialog({ open, onClose }: Props) {
  const make = useNewRecoveryKey();
  const { newKeyTitle: title, newKeyText: text, newKeyMake: submit } = words;
  return open ? <NewKeyForm make={make} says={{ title, text, submit }} onClose={onClose} /> : null;
}

/** Replacing the master key with all keys below it, in the same two steps. */
export function NewMasterKeyDialog({ open, onClose }: Props) {
  const make = useNewMasterKey();
  const { newMasterTitle: title, newMasterText: text, newMasterMake: submit } = words;
  return open ? <NewKeyForm make={make} says={{ title, text, submit }} onClose={onClose} /> : null;
}

interface FormProps {
  readonly make: ReturnType<typeof useNewRecoveryKey> | ReturnType<typeof useNewMasterKey>;
  readonly says: { readonly title: string; readonly text: string; readonly submit: string };
  readonly onClose: () => void;
}

function NewKeyForm({ make, says, onClose }: FormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [newKey, setNewKey] = useState<string | null>(null);
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
      title={says.title}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={passphrase === ''} busy={make.isPending}>
            {says.submit}
          </ActionButton>
        </>
      }
    >
      <p className="faint">{says.text}</p>
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
