/** After sign-in: says so when the end of the log is not as it was signed. */
import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { ActionButton, Dialog } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useTailCheck } from './data.ts';
import { words } from './words.ts';

export function LogAlarm() {
  const mayLook = useMay('export');
  const check = useTailCheck(mayLook);
  const [seen, setSeen] = useState(false);
  if (!mayLook || seen || check.data?.ok !== false) return null;
  const close = () => setSeen(true);
  return (
    <Dialog
      open
      onClose={close}
      title={words.alarmTitle}
      actions={
        <>
          <ActionButton onClick={close}>{words.alarmLater}</ActionButton>
          <ActionButton
            tone="primary"
            data-autofocus
            onClick={() => {
              close();
              // It stands beside the frame, and so outside its router.
              navigate('/audit');
            }}
          >
            {words.alarmLook}
          </ActionButton>
        </>
      }
    >
      <p>{words.broken(check.data)}</p>
      <p>{words.brokenNext}</p>
    </Dialog>
  );
}
