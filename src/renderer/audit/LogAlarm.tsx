/** After sign-in: says so when the end of the log is not as it was signed. */
import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { ActionButton, Dialog } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useSessionCheck, useTailCheck } from './data.ts';
import { words } from './words.ts';

export function LogAlarm() {
  const mayLook = useMay('export');
  const checks = [useTailCheck(mayLook).data, useSessionCheck(mayLook).data];
  const broken = checks.find((check) => check?.ok === false);
  const [seen, setSeen] = useState(false);
  if (!mayLook || seen || !broken) return null;
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
      <p>{words.broken(broken)}</p>
      <p>{words.brokenNext}</p>
    </Dialog>
  );
}
