import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { InquiryRow } from '#contracts/inquiries.ts';
import { ErrorNotice, formatAge, formatCount, IconButton, LevelCount } from '#renderer/ui/index.ts';
import { useQueue, type QueueState } from './data.ts';
import { CollapseIcon, ExpandIcon } from './icons.tsx';
import { LastDecided } from './LastDecided.tsx';
import { useDesk } from './state.ts';
import { words } from './words.ts';

/** Height of a row in pixels; the list is drawn virtually and must know it as a number. */
const queueRowHeight = 51;
/** Rows before the end at which the next page is asked for. */
const nearEnd = 20;

/** The queue beside the review: who waits, how long, and how much there is to look at. */
export function QueueColumn({ currentId }: { readonly currentId: string | null }) {
  const shown = useDesk((desk) => desk.queueShown);
  const setShown = useDesk((desk) => desk.setQueueShown);
  const state = useDesk((desk) => desk.queueState);
  const queue = useQueue(state);
  const first = queue.data?.pages[0];
  if (!shown) {
    return (
      <div className="queue queue-collapsed">
        <IconButton icon={<ExpandIcon />} label={words.queue.expand} onClick={() => setShown(true)} />
        {first ? (
          <span className="queue-tally" title={words.queue.waiting(first.waiting)}>
            {formatCount(first.waiting)}
          </span>
        ) : null}
      </div>
    );
  }
  return (
    <nav className="queue" aria-label={words.inquiries} data-region="queue">
      <header className="queue-head">
        <StateSwitch waiting={first?.waiting ?? null} oldest={first?.oldestWaitingAt ?? null} />
        <IconButton icon={<CollapseIcon />} label={words.queue.collapse} onClick={() => setShown(false)} />
      </header>
      {queue.isError ? <ErrorNotice error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      <QueueList
        rows={queue.data?.pages.flatMap((page) => page.rows) ?? []}
        currentId={currentId}
        state={state}
        onNearEnd={() => {
          if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage();
        }}
        empty={emptyWord(queue.data !== undefined, state, currentId)}
      />
      <LastDecided />
    </nav>
  );
}

/** Why the list is empty; with nothing open, the middle of the screen says it already. */
function emptyWord(isRead: boolean, state: QueueState, currentId: string | null): string {
  if (!isRead) return '';
  if (state === 'decided') return words.queue.emptyDecided;
  return currentId === null ? '' : words.queue.emptyTitle;
}

/** Waiting or decided: two quiet words above the list. */
function StateSwitch({
  waiting,
  oldest,
}: {
  readonly waiting: number | null;
  readonly oldest: string | null;
}) {
  const state = useDesk((desk) => desk.queueState);
  const setState = useDesk((desk) => desk.setQueueState);
  const option = (value: QueueState, label: string) => (
    <button
      type="button"
      className="queue-state"
      aria-pressed={state === value}
      onClick={() => setState(value)}
    >
      {label}
    </button>
  );
  return (
    <span className="queue-states" role="group" aria-label={words.queue.show}>
      {option('waiting', words.queue.title)}
      {waiting === null ? null : (
        <span className="faint" title={oldest === null ? undefined : words.queue.oldest(oldest)}>
          {formatCount(waiting)}
        </span>
      )}
      {option('decided', words.queue.decided)}
    </span>
  );
}

interface ListProps {
  readonly rows: readonly InquiryRow[];
  readonly currentId: string | null;
  readonly state: QueueState;
  readonly onNearEnd: () => void;
  readonly empty: string;
}

function QueueList({ rows, currentId, state, onNearEnd, empty }: ListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, go] = useLocation();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => queueRowHeight,
    overscan: 8,
    // The column is drawn anew with every inquiry; it stays where it was.
    initialOffset: useDesk.getState().queueOffset,
    onChange: (list) => useDesk.getState().setQueueOffset(list.scrollOffset ?? 0),
  });
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - nearEnd) onNearEnd();
  }, [last, rows.length, onNearEnd]);
  const at = rows.findIndex((row) => row.id === currentId);
  // A window made smaller must not lose the one that is open.
  const height = virtual.scrollRect?.height ?? 0;
  useEffect(() => {
    if (at < 0 || height === 0) return;
    const top = virtual.scrollOffset ?? 0;
    const isInView = at * queueRowHeight >= top && (at + 1) * queueRowHeight <= top + height;
    if (!isInView) virtual.scrollToIndex(at, { align: 'center' });
  }, [at, height, virtual]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const here = Number(document.activeElement?.getAttribute('data-index') ?? at);
    const next = Math.min(Math.max(here + step, 0), rows.length - 1);
    virtual.scrollToIndex(next);
    event.preventDefault();
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus(),
    );
  };

  if (rows.length === 0) return <p className="queue-empty faint">{empty}</p>;
  return (
    <div className="queue-scroll" ref={scroller} onKeyDown={onKeyDown}>
      <ul
        className="queue-list"
        aria-label={state === 'waiting' ? words.queue.list : words.queue.listDecided}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li key={row.id} className="queue-item" style={{ transform: `translateY(${item.start}px)` }}>
              <QueueRow
                row={row}
                index={item.index}
                current={row.id === currentId}
                focusable={item.index === Math.max(at, 0)}
                onOpen={() => go(`/inquiries/${row.id}`)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly row: InquiryRow;
  readonly index: number;
  readonly current: boolean;
  readonly focusable: boolean;
  readonly onOpen: () => void;
}

function QueueRow({ row, index, current, focusable, onOpen }: RowProps) {
  const age = formatAge(row.decidedAt ?? row.receivedAt);
  return (
    <button
      type="button"
      className="queue-row"
      data-index={index}
      tabIndex={focusable ? 0 : -1}
      aria-current={current ? 'true' : undefined}
      title={row.summary}
      onClick={onOpen}
    >
      <span className="queue-line">
        <bdi className="clip strong">{row.name}</bdi>
        <span className="queue-age">{age}</span>
      </span>
      <span className="queue-line">
        <Signs row={row} />
        <span className="clip faint code">{row.referenceId ?? words.queue.noReference}</span>
      </span>
    </button>
  );
}

/** The most pressing levels of a row; agreement is said in words. */
function Signs({ row }: { readonly row: InquiryRow }) {
  if (row.decidedAt !== null && row.outcome !== null) {
    return <span className="small">{words.outcome[row.outcome]}</span>;
  }
  if (row.first) return <span className="faint small">{words.queue.made}</span>;
  const { conflict, close, equivalent } = row.counts;
  const oneSided = row.counts['one-sided'];
  const notCompared = row.counts['not-compared'];
  if (conflict + close > 0) {
    return (
      <>
        {conflict > 0 ? <LevelCount level="conflict" count={conflict} /> : null}
        {close > 0 ? <LevelCount level="close" count={close} /> : null}
      </>
    );
  }
  if (notCompared > 0) return <LevelCount level="not-compared" count={notCompared} />;
  if (oneSided > 0) return <LevelCount level="one-sided" count={oneSided} />;
  if (equivalent > 0) return <LevelCount level="equivalent" count={equivalent} />;
  return <LevelCount level="exact" count={row.counts.exact} />;
}
