import { useEffect, useRef } from 'react';
import { tell } from '../ui/index.ts';
import { useOverview, useScheduledBackup } from './data.ts';
import { words } from './words.ts';

/** Writes the backup that is due once somebody who may do so has signed in. Draws nothing. */
export function ScheduledBackup() {
  const schedule = useOverview().data?.schedule;
  const { start } = useScheduledBackup();
  const asked = useRef(false);
  const due = schedule?.due === true;
  const reachable = schedule?.reachable === true;
  useEffect(() => {
    if (!due || asked.current) return;
    asked.current = true;
    if (!reachable) {
      tell.done(words.dueUnreachable);
      return;
    }
    start({}).then(
      ({ written }) => {
        if (written) tell.done(words.written(written.accounts, written.documents));
      },
      (error: unknown) => tell.failed(error),
    );
  }, [due, reachable, start]);
  return null;
}
