import type { ReactNode } from 'react';
import { QueueColumn } from './QueueColumn.tsx';
import { useDesk } from './state.ts';

interface FrameProps {
  readonly currentId: string | null;
  readonly strip: ReactNode;
  readonly children: ReactNode;
}

/** The fixed regions of the screen: strip, queue, centre, right pane. */
export function Frame({ currentId, strip, children }: FrameProps) {
  const queueShown = useDesk((desk) => desk.queueShown);
  return (
    <div className="review" data-queue={queueShown ? 'shown' : 'collapsed'}>
      {strip}
      <QueueColumn currentId={currentId} />
      {children}
    </div>
  );
}
