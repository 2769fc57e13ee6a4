import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice, TextField } from '../../ui/index.ts';
import { words } from '../words.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly tone?: 'primary' | 'danger' | undefined;
  readonly initial?: string | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => void;
}

/** Something that is done only with a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState(props.initial ?? '');
  const complete = reason.trim() !== '';
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      onSubmit={() => {
        if (complete) props.onConfirm(reason.trim());
      }}
      actions={
        <>
          <ActionButton onClick={props.onClose}>{words.cancel}</ActionButton>
          <ActionButton tone={props.tone ?? 'primary'} type="submit" disabled={!complete} busy={props.busy}>
            {props.action}
          </ActionButton>
        </>
      }
    >
      <p>{props.text}</p>
      <TextField
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        data-autofocus
      />
      <ErrorNotice error={props.error} />
    </Dialog>
  );
}
