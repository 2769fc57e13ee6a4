import { useState } from 'react';
import { isError } from '../../app/error-words.ts';
import { ActionButton, Dialog, ErrorNotice, PassphraseField, tell } from '../../ui/index.ts';
import { useNewMasterKey, useNewRecoveryKey, useRefreshVault } from '../data.ts';
import { useEntry } from '../state.ts';
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
  return open ? <NewKeyForm make={make} says={{ title, text, submit }} byEnter onClose={onClose} /> : null;
}

/** Replacing the master key with all keys below it, in the same two steps. Nothing brings the old ones back: Enter does not do it. */
export function NewMasterKeyDialog({ open, onClose }: Props) {
  const make = useNewMasterKey();
  const { newMasterTitle: title, newMasterText: text, newMasterMake: submit } = words;
  return open ? <NewKeyForm make={make} says={{ title, text, submit }} onClose={onClose} /> : null;
}

interface FormProps {
  readonly make: ReturnType<typeof useNewRecoveryKey> | ReturnType<typeof useNewMasterKey>;
  readonly says: { readonly title: string; readonly text: string; readonly submit: string };
  readonly byEnter?: boolean;
  readonly onClose: () => void;
}

function NewKeyForm({ make, says, byEnter = false, onClose }: FormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [newKey, setNewKey] = useState<string | null>(null);
  const refresh = useRefreshVault();
  const { reminded, setReminded } = useEntry();
  // Left without confirming, the reminder takes over: asking for the facts again is what brings it up.
  const leave = () => {
    setReminded(false);
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
  const submit = () => {
    // The reminder must not come over the key that is shown once.
    setReminded(true);
    make.mutate(
      { passphrase },
      {
        onError: () => setReminded(reminded),
        onSuccess: (answer) => {
          setPassphrase('');
          setNewKey(answer.recoveryKey);
        },
      },
    );
  };
  // Once it is under way it cannot be taken back, and who closes this never sees the new key.
  const cancel = make.isPending ? () => undefined : onClose;
  return (
    <Dialog
      open
      onClose={cancel}
      title={says.title}
      onSubmit={byEnter ? submit : undefined}
      actions={
        <>
          <ActionButton onClick={cancel} disabled={make.isPending}>
            {words.cancel}
          </ActionButton>
          <ActionButton
            tone={byEnter ? 'primary' : 'danger'}
            {...(byEnter ? { type: 'submit' } : { onClick: submit })}
            disabled={passphrase === ''}
            busy={make.isPending}
          >
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
        error={isError(make.error, 'wrong-passphrase') ? words.currentWrong : undefined}
        autoComplete="off"
        maxLength={1024}
        autoFocus
        data-autofocus
      />
      <ErrorNotice error={isError(make.error, 'wrong-passphrase') ? null : make.error} />
    </Dialog>
  );
}
