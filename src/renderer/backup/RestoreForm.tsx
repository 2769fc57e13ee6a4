/** Restoring on the first screen: which backup, with which keys, who opens it; then what came back. */
import { useState } from 'react';
import type { FileTicket } from '#contracts/kit/common.ts';
import {
  ActionButton,
  ChoiceField,
  ErrorNotice,
  formatInstant,
  JobBar,
  LinkButton,
  TextAreaField,
} from '../ui/index.ts';
import { useInspect, usePickFile, useRestore } from './data.ts';
import { RestoreOutcome } from './parts/RestoreOutcome.tsx';
import { isTyped, nothingTyped, SignInFields, type TypedSignIn } from './parts/SignInFields.tsx';
import { words } from './words.ts';
import './backup.css';

interface RestoreFormProps {
  readonly onBack: () => void;
  /** The work begins: the window must stay here until `onDone`, although there is a vault then. */
  readonly onBegin: () => void;
  readonly onFailed: () => void;
  readonly onDone: () => void;
}

/** The form, while it runs its progress, and the report. */
export function RestoreForm({ onBack, onBegin, onFailed, onDone }: RestoreFormProps) {
  const [file, setFile] = useState<FileTicket | null>(null);
  const [keys, setKeys] = useState<FileTicket | null>(null);
  const restore = useRestore();
  const inspect = useInspect();
  if (restore.phase === 'done' && restore.output)
    return <RestoreOutcome report={restore.output} onDone={onDone} />;
  if (restore.phase === 'running')
    return (
      <JobBar
        label={words.restoring}
        phase={restore.progress ? words.restorePhases[restore.progress.phase] : undefined}
        done={restore.progress?.done ?? 0}
        total={restore.progress?.total ?? null}
        onCancel={restore.cancel}
      />
    );
  const keysKnown = keys !== null || (inspect.output?.keyrings.length ?? 0) > 0;
  const submit = (entry: Entry): void => {
    if (!file) return;
    onBegin();
    restore.start({ file: file.id, ...(keys ? { keys: keys.id } : {}), ...entry }).then(undefined, onFailed);
  };
  return (
    <>
      <ChosenFiles file={file} keys={keys} onFile={setFile} onKeys={setKeys} />
      {file && inspect.phase === 'done' && keysKnown ? <EntryForm onSubmit={submit} /> : null}
      <ErrorNotice error={restore.phase === 'failed' ? restore.error : null} />
      <div className="entry-actions">
        <ActionButton tone="quiet" onClick={onBack}>
          {words.back}
        </ActionButton>
        {file && inspect.phase === 'done' && keysKnown ? (
          <ActionButton tone="primary" type="submit" form="restore-entry">
            {words.restoreNow}
          </ActionButton>
        ) : null}
      </div>
    </>
  );
}

interface ChosenFilesProps {
  readonly file: FileTicket | null;
  readonly keys: FileTicket | null;
  readonly onFile: (file: FileTicket) => void;
  readonly onKeys: (keys: FileTicket) => void;
}

function ChosenFiles({ file, keys, onFile, onKeys }: ChosenFilesProps) {
  const pick = usePickFile();
  const inspect = useInspect();
  const choose = async (then: (chosen: FileTicket) => unknown): Promise<void> => {
    try {
      const { file: chosen } = await pick.mutateAsync({ kind: 'any' });
      if (chosen) await then(chosen);
    } catch {
      // Shown below.
    }
  };
  const chooseBackup = (): Promise<void> =>
    choose((chosen) => {
      onFile(chosen);
      return inspect.start({ file: chosen.id });
    });
  if (!file)
    return (
      <ActionButton tone="primary" busy={pick.isPending} onClick={() => void chooseBackup()} autoFocus>
        {words.chooseBackup}
      </ActionButton>
    );
  const found = inspect.output;
  const [beside] = [...(found?.keyrings ?? [])].sort((one, other) => other.serial - one.serial);
  return (
    <>
      <div className="backup-chosen">
        <div className="backup-row">
          <div className="backup-row-main">
            <span className="strong">{words.backupFile}</span>
            <span className="backup-row-actions">
              <LinkButton onClick={() => void chooseBackup()}>{words.chooseOther}</LinkButton>
            </span>
          </div>
          <div className="backup-row-place code">{file.name}</div>
          {found ? (
            <div className="faint">
              {words.madeAt(formatInstant(found.madeAt))} · {words.holds(found.accounts, found.documents)}
            </div>
          ) : null}
        </div>
        {found ? (
          <div className="backup-row">
            <div className="backup-row-main">
              <span className="strong">{words.keysFile}</span>
              <span className="backup-row-actions">
                <LinkButton onClick={() => void choose(onKeys)}>{words.chooseKeys}</LinkButton>
              </span>
            </div>
            <div className="backup-row-place code">
              {keys?.name ?? (beside ? words.keysBeside(beside.file, beside.serial) : words.keysMissing)}
            </div>
          </div>
        ) : null}
      </div>
      <ErrorNotice error={inspect.phase === 'failed' ? inspect.error : pick.error} />
    </>
  );
}

type Entry = TypedSignIn | { readonly recoveryKey: string };

function EntryForm({ onSubmit }: { onSubmit: (entry: Entry) => void }) {
  const [by, setBy] = useState<'passphrase' | 'recovery'>('passphrase');
  const [typed, setTyped] = useState(nothingTyped);
  const [recoveryKey, setRecoveryKey] = useState('');
  const submit = (): void => {
    if (by === 'recovery' && recoveryKey.trim().length >= 8) onSubmit({ recoveryKey });
    if (by === 'passphrase' && isTyped(typed)) onSubmit(typed);
  };
  return (
    <form
      id="restore-entry"
      className="entry-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ChoiceField
        label={words.by}
        value={by}
        options={[
          { value: 'passphrase', label: words.byPassphrase },
          { value: 'recovery', label: words.byRecovery },
        ]}
        onChange={setBy}
      />
      {by === 'passphrase' ? (
        <SignInFields typed={typed} onType={setTyped} hint={words.entryHint} />
      ) : (
        <TextAreaField
          label={words.recoveryKey}
          description={words.entryHint}
          value={recoveryKey}
          onChange={(event) => setRecoveryKey(event.currentTarget.value)}
          styles={{ input: { fontFamily: 'var(--font-code)' } }}
          maxLength={100}
          autoFocus
        />
      )}
    </form>
  );
}
