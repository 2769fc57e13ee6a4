/** The way in when the passphrase is lost: recovery key, a new passphrase, then the new recovery key. */
import { useCallback, useState } from 'react';
import { waitOf } from '../../app/error-words.ts';
import { ActionButton, ErrorNotice, formatWait, TextAreaField, TextField } from '../../ui/index.ts';
import { useRecover } from '../data.ts';
import { EntryFrame } from '../EntryFrame.tsx';
import { useEntry } from '../state.ts';
import { useWait } from '../use-wait.ts';
import { words } from '../words.ts';
import { NewPassphrase, type ChosenPassphrase } from './NewPassphrase.tsx';
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx';

export function RecoverForm({ onBack }: { onBack: () => void }) {
  const [key, setKey] = useState('');
  const [person, setPerson] = useState('');
  const [chosen, setChosen] = useState<ChosenPassphrase>({ passphrase: '', ready: false });
  const takeChosen = useCallback((next: ChosenPassphrase) => setChosen(next), []);
  const [newKey, setNewKey] = useState<string | null>(null);
  const setUnfinished = useEntry((entry) => entry.setUnfinished);
  const [left, restartWait] = useWait(0);
  const recover = useRecover();
  if (newKey !== null) {
    return (
      <EntryFrame title={words.recoveryTitle} text={words.recoveryText}>
        <RecoveryKeyStep recoveryKey={newKey} onConfirmed={() => setUnfinished(null)} />
      </EntryFrame>
    );
  }
  const submit = () => {
    setUnfinished('recovery');
    recover.mutate(
      { recoveryKey: key, person, passphrase: chosen.passphrase },
      {
        onSuccess: (answer) => setNewKey(answer.recoveryKey),
        onError: (error) => {
          setUnfinished(null);
          restartWait(waitOf(error));
        },
      },
    );
  };
  const complete = key.trim().length >= 8 && person.trim() !== '' && chosen.ready && left <= 0;
  return (
    <EntryFrame title={words.recoverTitle} text={words.recoverText}>
      <form
        className="entry-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) submit();
        }}
      >
        <TextAreaField
          label={words.recoveryKey}
          description={words.recoveryKeyHint}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          styles={{ input: { fontFamily: 'var(--font-code)' } }}
          maxLength={100}
          autoFocus
        />
        <TextField
          label={words.name}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          maxLength={100}
        />
        <NewPassphrase label={words.newPassphrase} avoid={[person]} onChange={takeChosen} />
        <ErrorNotice error={recover.error} />
        {left > 0 ? (
          <p className="faint" role="status">
            {words.waiting(formatWait(left))}
          </p>
        ) : null}
        <div className="entry-actions">
          <ActionButton
            tone="quiet"
            onClick={() => {
              setUnfinished(null);
              onBack();
            }}
          >
            {words.backToUnlock}
          </ActionButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={recover.isPending}>
            {words.recover}
          </ActionButton>
        </div>
      </form>
    </EntryFrame>
  );
}
