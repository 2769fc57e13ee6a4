/** After sign-in, as long as nobody has shown that the recovery key was noted down. */
import { useState } from 'react';
import { useMay } from '../wire/index.ts';
import { ActionButton, Dialog, ErrorNotice, tell, TextAreaField } from '../ui/index.ts';
import { useConfirmRecovery, useRefreshVault, useVaultInfo } from './data.ts';
import { NewRecoveryKeyDialog } from './parts/NewRecoveryKeyDialog.tsx';
import { useEntry } from './state.ts';
import { words } from './words.ts';

export function RecoveryReminder() {
  const mayAdminister = useMay('administer');
  const info = useVaultInfo(mayAdminister);
  const reminded = useEntry((entry) => entry.reminded);
  const setReminded = useEntry((entry) => entry.setReminded);
  const [making, setMaking] = useState(false);
  const due = mayAdminister && info.data?.recoveryConfirmed === false;
  if (making) return <NewRecoveryKeyDialog open onClose={() => setMaking(false)} />;
  if (!due || reminded) return null;
  return (
    <ReminderForm
      onLater={() => setReminded(true)}
      onNew={() => {
        setReminded(true);
        setMaking(true);
      }}
    />
  );
}

function ReminderForm({ onLater, onNew }: { onLater: () => void; onNew: () => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const confirm = useConfirmRecovery();
  const refresh = useRefreshVault();
  const submit = () =>
    confirm.mutate(
      { recoveryKey: typed },
      {
        onSuccess: ({ confirmed }) => {
          refresh();
          if (!confirmed) setWrong(true);
          else {
            tell.done(words.newKeyDone);
            onLater();
          }
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onLater}
      title={words.remindTitle}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={onLater}>{words.remindLater}</ActionButton>
          <ActionButton onClick={onNew}>{words.remindNew}</ActionButton>
          <ActionButton
            tone="primary"
            type="submit"
            disabled={typed.trim().length < 8}
            busy={confirm.isPending}
          >
            {words.recoveryConfirm}
          </ActionButton>
        </>
      }
    >
      <p>{words.remindText}</p>
      <TextAreaField
        label={words.recoveryKey}
        description={words.recoveryKeyHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        error={wrong ? words.recoveryWrong : undefined}
        styles={{ input: { fontFamily: 'var(--font-code)' } }}
        maxLength={100}
        autoFocus
        data-autofocus
      />
      <ErrorNotice error={confirm.error} />
    </Dialog>
  );
}
