import { useState } from 'react';
import type { FileTicket } from '#contracts/kit/common.ts';
import { ActionButton, CopyIcon, CheckField, Dialog, ErrorNotice, JobBar, tell } from '#renderer/ui/index.ts';
import { copyForAWhile } from './copy-for-a-while.ts';
import { useExportAccount, usePickToSave, useShowInFolder } from './data.ts';
import { words } from './words.ts';
import './exports.css';

interface Props {
  readonly account: { readonly id: string; readonly name: string; readonly referenceId: string | null };
  readonly onClose: () => void;
}

/** Writes everything held about a person: says what is in it, then where, then the passphrase, once. */
export function ExportDialog({ account, onClose }: Props) {
  const job = useExportAccount(account.id);
  const pick = usePickToSave();
  const [file, setFile] = useState<FileTicket | null>(null);
  const start = async (): Promise<void> => {
    try {
      const suggestedName = words.fileName(account.referenceId ?? account.id);
      const chosen = (await pick.mutateAsync({ suggestedName, kind: 'zip' })).file;
      if (chosen === null) return;
      setFile(chosen);
      await job.start({ accountId: account.id, file: chosen.id });
    } catch {
      // Shown below from the state of the job; the dialog of the host has its own words.
    }
  };
  const close = (): void => {
    if (job.phase === 'running') return;
    job.reset();
    onClose();
  };
  const result = job.output;
  if (job.phase === 'done' && result) return <Result result={result} file={file} onClose={close} />;
  const running = job.phase === 'running';
  return (
    <Dialog
      open
      onClose={close}
      title={words.title(account.name === '' ? (account.referenceId ?? account.id) : account.name)}
      wide
      actions={
        running ? (
          <ActionButton onClick={job.cancel}>{words.stop}</ActionButton>
        ) : (
          <>
            <ActionButton onClick={close}>{words.cancel}</ActionButton>
            <ActionButton tone="primary" busy={pick.isPending} onClick={() => void start()} data-autofocus>
              {words.choose}
            </ActionButton>
          </>
        )
      }
    >
      <div>
        <p>{words.what}</p>
        <ul className="export-contents">
          {words.contents.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="faint">
          {words.passphraseAhead} {words.recorded}
        </p>
      </div>
      {running ? (
        <JobBar
          label={words.working}
          phase={job.progress ? words.phase(job.progress.phase) : undefined}
          done={job.progress?.done ?? 0}
          total={job.progress?.total ?? null}
        />
      ) : null}
      {job.phase === 'stopped' ? <p role="status">{words.stopped}</p> : null}
      <ErrorNotice error={job.phase === 'failed' ? job.error : pick.error} />
    </Dialog>
  );
}

interface ResultProps {
  readonly result: {
    readonly passphrase: string | null;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly entries: readonly string[];
  };
  readonly file: FileTicket | null;
  readonly onClose: () => void;
}

/** The passphrase, shown once; the dialog closes only after it was said to be noted. */
function Result({ result, file, onClose }: ResultProps) {
  const [noted, setNoted] = useState(result.passphrase === null);
  const showInFolder = useShowInFolder();
  return (
    <Dialog
      open
      onClose={() => {
        if (noted) onClose();
      }}
      title={words.doneTitle}
      wide
      actions={
        <>
          {file ? (
            <ActionButton onClick={() => showInFolder.mutate({ file }, { onError: tell.failed })}>
              {words.show}
            </ActionButton>
          ) : null}
          <ActionButton tone="primary" disabled={!noted} onClick={onClose}>
            {words.close}
          </ActionButton>
        </>
      }
    >
      {result.passphrase === null ? null : (
        <div className="export-secret">
          <p className="field-label">{words.passphrase}</p>
          <p className="export-words code" translate="no">
            {result.passphrase}
          </p>
          <p className="faint">{words.once}</p>
          <CopyButton text={result.passphrase} />
          <CheckField
            label={words.noted}
            checked={noted}
            onChange={(event) => setNoted(event.currentTarget.checked)}
          />
        </div>
      )}
      <dl className="export-facts">
        <dt>{words.size}</dt>
        <dd>{words.sizeOf(result.sizeBytes, result.entries.length)}</dd>
        <dt>{words.hash}</dt>
        <dd className="code">{result.sha256}</dd>
      </dl>
    </Dialog>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  return (
    <span className="export-copy">
      <ActionButton
        size="small"
        data-autofocus
        icon={<CopyIcon />}
        onClick={() => {
          copyForAWhile(text).then(
            () => setSaid(words.copied),
            () => setSaid(words.notCopied),
          );
        }}
      >
        {words.copy}
      </ActionButton>
      <span className="faint small" role="status">
        {said}
      </span>
    </span>
  );
}
