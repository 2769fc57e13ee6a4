import { useState } from 'react';
import { ActionButton, formatInstant, Notice } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useClock, useSettleClock } from '../data.ts';
import { words } from '../words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Says when the machine's clock is not the vault's; nothing while they agree. */
export function ClockNotice() {
  const clock = useClock().data;
  const settle = useSettleClock();
  const mayAdminister = useMay('administer');
  const [asking, setAsking] = useState(false);
  if (!clock || clock.state === 'steady') return null;
  return (
    <div className="retention-notice">
      <Notice>
        <div className="retention-notice-line" role="status">
          <span>
            {clock.state === 'ahead'
              ? words.clock.ahead(clock.days, clock.limitDays)
              : words.clock.behind(clock.days)}
          </span>
          {mayAdminister ? (
            <ActionButton size="small" onClick={() => setAsking(true)}>
              {words.clock.settle}
            </ActionButton>
          ) : null}
        </div>
      </Notice>
      {asking ? (
        <ReasonDialog
          title={words.clock.settleTitle}
          text={words.clock.settleText(formatInstant(clock.machine), formatInstant(clock.trusted))}
          action={words.clock.settleNow}
          busy={settle.isPending}
          error={settle.error}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => settle.mutate({ reason }, { onSuccess: () => setAsking(false) })}
        />
      ) : null}
    </div>
  );
}
