import { useState } from 'react';
import type { SettledReason } from '#contracts/duplicates.ts';
import { ActionButton, Dialog, ErrorNotice, RadioList, tell } from '../ui/index.ts';
import { useSettle, type Pair } from './data.ts';
import { words } from './words.ts';

const reasons: readonly (keyof typeof words.reasons)[] = [
  'different-people',
  'family',
  'same-name',
  'shared-contact',
];

interface Props {
  readonly pair: Pick<Pair, 'accountId' | 'otherId'>;
  readonly onClose: () => void;
}

/** Says that two accounts are not one person, and why they look as if they were. */
export function DifferentDialog({ pair, onClose }: Props) {
  const settle = useSettle();
  const [reason, setReason] = useState<SettledReason>('different-people');
  const confirm = (): void =>
    settle.mutate(
      { accountId: pair.accountId, otherId: pair.otherId, same: false, reason },
      {
        onSuccess: () => {
          tell.done(words.differentDone);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.dialogTitle}
      onSubmit={confirm}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" busy={settle.isPending}>
            {words.confirm}
          </ActionButton>
        </>
      }
    >
      <p>{words.dialogText}</p>
      <RadioList
        label={words.why}
        value={reason}
        onChange={setReason}
        options={reasons.map((value): { value: SettledReason; label: string } => ({
          value,
          label: words.reasons[value],
        }))}
      />
      <ErrorNotice error={settle.error} />
    </Dialog>
  );
}
