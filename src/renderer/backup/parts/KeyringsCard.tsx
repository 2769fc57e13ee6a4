import { useState } from 'react';
import {
  ActionButton,
  Card,
  Dialog,
  ErrorNotice,
  formatDay,
  formatInstant,
  JobBar,
  StatusPill,
  tell,
  type Tone,
} from '../../ui/index.ts';
import { useDeclareDestroyed, useRefreshKeyring, type KeyringCopy } from '../data.ts';
import { words } from '../words.ts';

interface KeyringsCardProps {
  readonly keyrings: readonly KeyringCopy[];
  readonly outstanding: number;
}

/** Every copy of the keys that may exist, those behind a redaction first in sight. */
export function KeyringsCard({ keyrings, outstanding }: KeyringsCardProps) {
  const refresh = useRefreshKeyring();
  const [declaring, setDeclaring] = useState<KeyringCopy | null>(null);
  const renew = (id: string): void => {
    refresh.start({ id }).then(
      () => tell.done(words.refreshed),
      () => undefined,
    );
  };
  return (
    <Card title={words.keyrings}>
      {outstanding > 0 ? (
        <div className="backup-warning" role="status">
          <p className="strong">{words.outstandingTitle(outstanding)}</p>
          <p>{words.outstandingText}</p>
        </div>
      ) : null}
      {refresh.phase === 'running' ? <JobBar label={words.refreshing} done={0} total={null} /> : null}
      {refresh.phase === 'failed' ? <ErrorNotice error={refresh.error} /> : null}
      {keyrings.length === 0 ? <p className="backup-none">{words.keyringsNone}</p> : null}
      <ul className="backup-list">
        {keyrings.map((copy) => (
          <KeyringRow
            key={copy.id}
            copy={copy}
            busy={refresh.phase === 'running'}
            onRefresh={() => renew(copy.id)}
            onDeclare={() => setDeclaring(copy)}
          />
        ))}
      </ul>
      {declaring ? <DeclareDialog copy={declaring} onClose={() => setDeclaring(null)} /> : null}
    </Card>
  );
}

function stateOf(copy: KeyringCopy): { readonly tone: Tone; readonly word: string } {
  if (copy.state === 'destroyed') return { tone: 'neutral', word: words.destroyed };
  if (copy.redactionsSince > 0) return { tone: 'attention', word: words.behind(copy.redactionsSince) };
  if (copy.state === 'writing') return { tone: 'attention', word: words.writing };
  return { tone: 'good', word: words.current };
}

interface KeyringRowProps {
  readonly copy: KeyringCopy;
  readonly busy: boolean;
  readonly onRefresh: () => void;
  readonly onDeclare: () => void;
}

function KeyringRow({ copy, busy, onRefresh, onDeclare }: KeyringRowProps) {
  const { tone, word } = stateOf(copy);
  const gone = copy.state === 'destroyed';
  return (
    <li className="backup-row">
      <div className="backup-row-main">
        <span className={gone ? 'faint' : 'strong'}>{copy.label}</span>
        <StatusPill tone={tone}>{word}</StatusPill>
        {gone ? null : (
          <div className="backup-row-actions">
            <ActionButton size="small" disabled={busy} onClick={onRefresh}>
              {words.refresh}
            </ActionButton>
            <ActionButton size="small" tone="quiet" disabled={busy} onClick={onDeclare}>
              {words.declare}
            </ActionButton>
          </div>
        )}
      </div>
      <div className="faint">
        {words.serial(copy.serial)} · {words.keys(copy.keys)} · {formatInstant(copy.at)}
        {copy.destroyedAt !== null && copy.destroyedBy !== null
          ? ` · ${words.destroyedBy(copy.destroyedBy, formatDay(copy.destroyedAt))}`
          : ''}
      </div>
      <div className="backup-row-place code">
        {copy.file}
        <span className="faint"> · {copy.place}</span>
      </div>
    </li>
  );
}

function DeclareDialog({ copy, onClose }: { copy: KeyringCopy; onClose: () => void }) {
  const declare = useDeclareDestroyed();
  const submit = (): void =>
    declare.mutate(
      { id: copy.id },
      {
        onSuccess: () => {
          tell.done(words.declared);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.declareTitle(copy.label)}
      actions={
        <>
          <ActionButton onClick={onClose} data-autofocus>
            {words.cancel}
          </ActionButton>
          <ActionButton tone="danger" busy={declare.isPending} onClick={submit}>
            {words.declareNow}
          </ActionButton>
        </>
      }
    >
      <p>{words.declareText}</p>
      <p className="backup-row-place code">
        {copy.file} · {copy.place}
      </p>
      <ErrorNotice error={declare.error} />
    </Dialog>
  );
}
