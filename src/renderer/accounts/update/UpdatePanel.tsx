import { Drawer } from '@mantine/core';
import { useState } from 'react';
import type { Account } from '#contracts/accounts.ts';
import { isError } from '#renderer/app/error-words.ts';
import { ActionButton, answerKey, ErrorNotice } from '#renderer/ui/index.ts';
import { useUpdateAccount } from '../data.ts';
import { editsOf, outcomeOf, type Edits } from './edits.ts';
import { rebase } from './rebase.ts';
import { Summary } from './Summary.tsx';
import { tellSaved } from './tell-saved.tsx';
import { ValueForm } from './ValueForm.tsx';
import { words } from './words.ts';
import './update.css';

interface Props {
  readonly account: Account;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly reload: () => void;
}

/** A panel of full height that changes any field. Closing keeps what was typed; saving asks a reason. */
export function UpdatePanel({ account, open, onClose, reload }: Props) {
  // What is typed belongs to the account as it was opened; a newer one is taken only when the person says so.
  const [base, setBase] = useState(account);
  const [edits, setEdits] = useState<Edits>(() => editsOf(account));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const update = useUpdateAccount();
  const outcome = outcomeOf(base, edits);
  const untouched = outcome.lines.length === 0 && outcome.problems.size === 0;
  if (base !== account && untouched) {
    setBase(account);
    setEdits(editsOf(account));
  }
  const discard = (): void => {
    setBase(account);
    setEdits(editsOf(account));
    setReason('');
    setAsked(false);
    update.reset();
    onClose();
  };
  const save = async (): Promise<void> => {
    if (untouched || update.isPending) return;
    setAsked(true);
    if (outcome.problems.size > 0 || reason.trim() === '') {
      if (reason.trim() === '') document.getElementById('update-reason')?.focus();
      return;
    }
    const { changes, header } = outcome;
    const answer = await update
      .mutateAsync({
        id: base.id,
        version: base.version,
        changes: [...changes],
        header: { ...header },
        reason: reason.trim(),
      })
      .catch(() => null);
    if (answer === null) return;
    tellSaved(outcome.lines.length, answer.changeId);
    discard();
  };
  const takeNewer = (): void => {
    setEdits(rebase(base, edits, account));
    setBase(account);
    update.reset();
    reload();
  };
  const stale = isError(update.error, 'stale');
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      position="right"
      size="var(--update-width)"
      title={words.title}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{
        content: 'update',
        header: 'dialog-head',
        title: 'dialog-title',
        body: 'update-body',
        close: 'icon-button',
        overlay: 'dialog-scrim',
      }}
      closeButtonProps={{ 'aria-label': words.close }}
      onKeyDown={(event) => answerKey(event, { 'Ctrl+Enter': () => void save() })}
    >
      <div className="update-scroll">
        <ValueForm
          account={base}
          edits={edits}
          problems={asked ? outcome.problems : new Map()}
          onChange={setEdits}
        />
      </div>
      <footer className="update-foot">
        {stale ? (
          <div className="update-stale" role="alert">
            <p>{words.stale}</p>
            <ActionButton size="small" onClick={takeNewer}>
              {words.staleDo}
            </ActionButton>
          </div>
        ) : (
          <ErrorNotice error={update.error} />
        )}
        <Summary outcome={outcome} reason={reason} onReason={setReason} asked={asked} />
        <div className="update-actions">
          <ActionButton onClick={discard}>{words.discard}</ActionButton>
          <ActionButton
            tone="primary"
            keys="Ctrl+Enter"
            busy={update.isPending}
            disabled={untouched}
            onClick={() => void save()}
          >
            {words.save}
          </ActionButton>
        </div>
      </footer>
    </Drawer>
  );
}
