import { useState } from 'react';
import { ActionButton, Notice } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useClock } from '../data.ts';
import { words } from '../words.ts';
import { SettleClockDialog } from './SettleClockDialog.tsx';

/** Says when the machine's clock is not the vault's; nothing while they agree. */
export function ClockNotice() {
  const clock = useClock().data;
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
        <SettleClockDialog machine={clock.machine} trusted={clock.trusted} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}
