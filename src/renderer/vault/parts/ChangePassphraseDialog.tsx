import { useCallback, useState } from 'react';
import { isError } from '../../app/error-words.ts';
import { ActionButton, Dialog, ErrorNotice, PassphraseField, tell } from '../../ui/index.ts';
import { useChangePassphrase } from '../data.ts';
import { words } from '../words.ts';
import { NewPassphrase, type ChosenPassphrase } from './NewPassphrase.tsx';

/** Changing one's own passphrase. */
export function ChangePassphraseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return open ? <ChangeForm onClose={onClose} /> : null;
}

function ChangeForm({ onClose }: { onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState<ChosenPassphrase>({ passphrase: '', ready: false });
  const takeChosen = useCallback((next: ChosenPassphrase) => setChosen(next), []);
  const change = useChangePassphrase();
  const complete = current !== '' && chosen.ready;
  const submit = () => {
    if (!complete) return;
    change.mutate(
      { current, next: chosen.passphrase },
      {
        onSuccess: () => {
          tell.done(words.changed);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.changeTitle}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={change.isPending}>
            {words.change}
          </ActionButton>
        </>
      }
    >
      <p className="faint">{words.changeText}</p>
      <PassphraseField
        label={words.current}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        error={isError(change.error, 'wrong-passphrase') ? words.currentWrong : undefined}
        autoComplete="off"
        maxLength={1024}
        autoFocus
        data-autofocus
      />
      <NewPassphrase label={words.newPassphrase} avoid={[]} onChange={takeChosen} />
      <ErrorNotice error={isError(change.error, 'wrong-passphrase') ? null : change.error} />
    </Dialog>
  );
}
