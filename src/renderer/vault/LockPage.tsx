/** The lock screen: name and passphrase, nothing about what the vault holds. */
import { useRef, useState } from 'react';
import { isError } from '../app/error-words.ts';
import { SalvageForm, salvageWord } from '../backup/index.ts';
import {
  ActionButton,
  ErrorNotice,
  formatWait,
  KeyIcon,
  PassphraseField,
  TextField,
  LinkButton,
} from '../ui/index.ts';
import { askWait, useUnlock } from './data.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { RecoverForm } from './parts/RecoverForm.tsx';
import { useEntry } from './state.ts';
import { useWait } from './use-wait.ts';
import { words } from './words.ts';

/** `waitSeconds`: how long the store takes no attempt, as the vault's status says. */
export function LockPage({ waitSeconds }: { waitSeconds: number }) {
  const [recovering, setRecovering] = useState(false);
  const [salvaging, setSalvaging] = useState(false);
  const unfinished = useEntry((entry) => entry.unfinished);
  if (salvaging)
    return (
      <EntryFrame title={words.salvageTitle} text={words.salvageText} otherLabel={words.otherVault}>
        <SalvageForm onBack={() => setSalvaging(false)} />
      </EntryFrame>
    );
  return recovering || unfinished === 'recovery' ? (
    <RecoverForm onBack={() => setRecovering(false)} />
  ) : (
    <UnlockForm
      waitSeconds={waitSeconds}
      onRecover={() => setRecovering(true)}
      onSalvage={() => setSalvaging(true)}
    />
  );
}

interface UnlockFormProps {
  readonly waitSeconds: number;
  readonly onRecover: () => void;
  readonly onSalvage: () => void;
}

function UnlockForm({ waitSeconds, onRecover, onSalvage }: UnlockFormProps) {
  const [person, setPerson] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [left, restartWait] = useWait(waitSeconds);
  const passphraseField = useRef<HTMLInputElement>(null);
  const unlock = useUnlock();
  const submit = () =>
    unlock.mutate(
      { person, passphrase },
      {
        onError: () => {
          // What was typed while the answer was on its way stays.
          setPassphrase((typed) => (typed === passphrase ? '' : typed));
          passphraseField.current?.focus();
          void askWait().then(restartWait);
        },
      },
    );
  const complete = person.trim() !== '' && passphrase !== '' && left <= 0;
  return (
    <EntryFrame title={words.unlockTitle} otherLabel={words.otherVault}>
      <form
        className="entry-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) submit();
        }}
      >
        <TextField
          label={words.name}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          maxLength={100}
          autoFocus
        />
        <PassphraseField
          ref={passphraseField}
          label={words.passphrase}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="off"
          maxLength={1024}
        />
        <ErrorNotice
          error={unlock.error}
          actions={
            isError(unlock.error, 'vault-damaged') ? (
              <LinkButton onClick={onSalvage}>{salvageWord}</LinkButton>
            ) : undefined
          }
        />
        {left > 0 ? (
          <p className="faint" role="status">
            {words.waiting(formatWait(left))}
          </p>
        ) : null}
        <div className="entry-actions">
          <LinkButton icon={<KeyIcon />} onClick={onRecover}>
            {words.useRecovery}
          </LinkButton>
          <ActionButton
            tone="primary"
            type="submit"
            disabled={!complete}
            busy={unlock.isPending}
            keys="Enter"
          >
            {unlock.isPending ? words.unlocking : words.unlock}
          </ActionButton>
        </div>
      </form>
    </EntryFrame>
  );
}
