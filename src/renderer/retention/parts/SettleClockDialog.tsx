import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice, formatInstant, RadioList } from '../../ui/index.ts';
import { useSettleClock, type ClockReason } from '../data.ts';
import { words } from '../words.ts';

interface SettleClockDialogProps {
  /** Instants of the machine and of the vault. */
  readonly machine: string;
  readonly trusted: string;
  readonly onClose: () => void;
}

/** Asks why the machine is right before retention follows it. */
export function SettleClockDialog({ machine, trusted, onClose }: SettleClockDialogProps) {
  const settle = useSettleClock();
  const [reason, setReason] = useState<ClockReason | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.clock.settleTitle}
      onSubmit={() => {
        if (reason !== null) settle.mutate({ reason }, { onSuccess: onClose });
      }}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={reason === null} busy={settle.isPending}>
            {words.clock.settleNow}
          </ActionButton>
        </>
      }
    >
      <p>{words.clock.settleText(formatInstant(machine), formatInstant(trusted))}</p>
      <RadioList
        label={words.reason}
        value={reason}
        options={words.clock.settleReasons}
        onChange={setReason}
      />
      <ErrorNotice error={settle.error} />
    </Dialog>
  );
}
