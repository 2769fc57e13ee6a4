/** The recovery key, shown once and then asked for, to prove that it was noted down. */
import { useState } from 'react';
import { ActionButton, CopyIcon, ErrorNotice, TextField } from '../../ui/index.ts';
import { useConfirmRecovery, useRefreshVault } from '../data.ts';
import { groupsOf, isWholeEnd, withTypedEnd } from '../recovery-groups.ts';
import { words } from '../words.ts';
import './RecoveryKeyStep.css';

interface RecoveryKeyStepProps {
  readonly recoveryKey: string;
  readonly onConfirmed: () => void;
}

export function RecoveryKeyStep({ recoveryKey, onConfirmed }: RecoveryKeyStepProps) {
  const [asking, setAsking] = useState(false);
  return asking ? (
    <AskForEnd recoveryKey={recoveryKey} onBack={() => setAsking(false)} onConfirmed={onConfirmed} />
  ) : (
    <ShowKey recoveryKey={recoveryKey} onOn={() => setAsking(true)} />
  );
}

function ShowKey({ recoveryKey, onOn }: { recoveryKey: string; onOn: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(recoveryKey).then(() => setCopied(true));
  return (
    <>
      <div className="recovery-sheet">
        <p className="recovery-print-only">
          {words.printTitle}. {words.printText}
        </p>
        <ol className="recovery-groups code" aria-label={words.recoveryTitle} translate="no">
          {groupsOf(recoveryKey).map((group, index) => (
            <li key={`${index} ${group}`}>{group}</li>
          ))}
        </ol>
      </div>
      <div className="entry-actions">
        <div className="recovery-take">
          <ActionButton icon={<CopyIcon />} onClick={copy}>
            {copied ? words.copied : words.copy}
          </ActionButton>
          <ActionButton onClick={() => window.print()}>{words.print}</ActionButton>
        </div>
        <ActionButton tone="primary" onClick={onOn}>
          {words.recoveryOn}
        </ActionButton>
      </div>
    </>
  );
}

function AskForEnd({ recoveryKey, onBack, onConfirmed }: RecoveryKeyStepProps & { onBack: () => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const confirm = useConfirmRecovery();
  const refresh = useRefreshVault();
  const submit = () =>
    confirm.mutate(
      { recoveryKey: withTypedEnd(recoveryKey, typed) },
      {
        onSuccess: ({ confirmed }) => {
          refresh();
          if (confirmed) onConfirmed();
          else setWrong(true);
        },
      },
    );
  return (
    <form
      className="entry-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={words.recoveryTypeLabel}
        description={words.recoveryTypeHint}
        placeholder="XXXX-XXXX"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        error={wrong ? words.recoveryWrong : undefined}
        styles={{ input: { fontFamily: 'var(--font-code)' } }}
        maxLength={40}
        autoFocus
      />
      <ErrorNotice error={confirm.error} />
      <div className="entry-actions">
        <ActionButton tone="quiet" onClick={onBack}>
          {words.recoveryBack}
        </ActionButton>
        <ActionButton tone="primary" type="submit" disabled={!isWholeEnd(typed)} busy={confirm.isPending}>
          {words.recoveryConfirm}
        </ActionButton>
      </div>
    </form>
  );
}
