/** First run: make the vault, note the recovery key, choose what it holds at first. */
import { useCallback, useState } from 'react';
import { RestoreForm, restoreWord } from '../backup/index.ts';
import { ActionButton, ErrorNotice, LinkButton, TextField } from '../ui/index.ts';
import { useCreateVault } from './data.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { NewPassphrase, type ChosenPassphrase } from './parts/NewPassphrase.tsx';
import { RecoveryKeyStep } from './parts/RecoveryKeyStep.tsx';
import { SampleStep } from './parts/SampleStep.tsx';
import { useEntry } from './state.ts';
import { words } from './words.ts';

export function FirstRunPage() {
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const setUnfinished = useEntry((entry) => entry.setUnfinished);
  if (restoring)
    return (
      <EntryFrame title={words.restoreTitle} text={words.restoreText} otherLabel={words.otherFolder}>
        <RestoreForm
          onBack={() => setRestoring(false)}
          onBegin={() => setUnfinished('restore')}
          onFailed={() => setUnfinished(null)}
          onDone={() => setUnfinished(null)}
        />
      </EntryFrame>
    );
  if (recoveryKey === null)
    return <CreateStep onCreated={setRecoveryKey} onRestore={() => setRestoring(true)} />;
  if (!confirmed) {
    return (
      <EntryFrame step={1} title={words.recoveryTitle} text={words.recoveryText}>
        <RecoveryKeyStep recoveryKey={recoveryKey} onConfirmed={() => setConfirmed(true)} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame step={2} title={words.startTitle}>
      <SampleStep onDone={() => setUnfinished(null)} />
    </EntryFrame>
  );
}

interface CreateStepProps {
  readonly onCreated: (recoveryKey: string) => void;
  readonly onRestore: () => void;
}

function CreateStep({ onCreated, onRestore }: CreateStepProps) {
  const [name, setName] = useState('');
  const [person, setPerson] = useState('');
  const [chosen, setChosen] = useState<ChosenPassphrase>({ passphrase: '', ready: false });
  const takeChosen = useCallback((next: ChosenPassphrase) => setChosen(next), []);
  const setUnfinished = useEntry((entry) => entry.setUnfinished);
  const create = useCreateVault();
  const submit = () => {
    // The vault is open before its recovery key was seen: this flow keeps the window until that is done.
    setUnfinished('first-run');
    create.mutate(
      { name, person, passphrase: chosen.passphrase },
      { onSuccess: (answer) => onCreated(answer.recoveryKey), onError: () => setUnfinished(null) },
    );
  };
  const complete = name.trim() !== '' && person.trim() !== '' && chosen.ready;
  return (
    <EntryFrame step={0} title={words.createTitle} text={words.createText} otherLabel={words.otherFolder}>
      <form
        className="entry-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) submit();
        }}
      >
        <TextField
          label={words.vaultName}
          description={words.vaultNameHint}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          autoFocus
        />
        <TextField
          label={words.yourName}
          description={words.yourNameHint}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          maxLength={100}
        />
        <NewPassphrase label={words.passphrase} avoid={[name, person]} onChange={takeChosen} />
        <ErrorNotice error={create.error} onRetry={submit} />
        <div className="entry-actions">
          <LinkButton onClick={onRestore}>{restoreWord}</LinkButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={create.isPending}>
            {create.isPending ? words.creating : words.create}
          </ActionButton>
        </div>
      </form>
    </EntryFrame>
  );
}
