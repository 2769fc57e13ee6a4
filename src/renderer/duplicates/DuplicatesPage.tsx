/** `/duplicates`: accounts that may be one person, group by group. */
import { useState } from 'react';
import {
  ActionButton,
  DuplicatesIcon,
  EmptyState,
  ErrorNotice,
  JobBar,
  Page,
  PageBody,
  PageHeader,
  tell,
  useKeys,
  usePreferences,
} from '../ui/index.ts';
import { ClusterCard } from './ClusterCard.tsx';
import { useClusters, useFind, type Pair } from './data.ts';
import { DifferentDialog } from './DifferentDialog.tsx';
import { words } from './words.ts';
import './duplicates.css';

export function DuplicatesPage() {
  const find = useFind();
  const list = useClusters();
  const [asked, setAsked] = useState<Pair | null>(null);
  const { letterKeys } = usePreferences();
  const pages = list.data?.pages ?? [];
  const clusters = pages.flatMap((page) => page.clusters);
  const running = find.phase === 'running';
  const start = (): void => {
    if (running) return;
    find.start({}).then(
      (done) => tell.done(words.found(done.clusters)),
      () => undefined,
    );
  };
  const keys = {
    F: start,
    J: () => moveBy(1),
    K: () => moveBy(-1),
    N: () => {
      const at = focusedPair();
      const pair = clusters
        .flatMap((one) => one.pairs)
        .find((one) => `${one.accountId} ${one.otherId}` === at);
      if (!pair) return false;
      setAsked(pair);
      return true;
    },
  };
  useKeys(letterKeys && asked === null ? keys : {});
  const run = pages[0]?.run ?? null;
  return (
    <Page>
      <PageHeader
        title={words.title}
        facts={pages[0] && pages[0].open > 0 ? words.open(pages[0].open) : null}
        actions={
          running ? null : (
            <ActionButton tone="primary" keys="F" onClick={start}>
              {words.find}
            </ActionButton>
          )
        }
      />
      <PageBody>
        {running ? (
          <JobBar
            label={words.finding}
            phase={words.phase(find.progress?.phase ?? '')}
            done={find.progress?.done ?? 0}
            total={find.progress?.total ?? null}
            unit={words.accounts}
            onCancel={find.cancel}
          />
        ) : null}
        <ErrorNotice
          error={list.error ?? (find.phase === 'failed' ? find.error : null)}
          onRetry={() => void list.refetch()}
        />
        {run ? <p className="faint">{words.ran(run.at, run.by, run.accounts)}</p> : null}
        {list.isSuccess && clusters.length === 0 ? (
          <EmptyState icon={<DuplicatesIcon />} title={run ? words.none : words.never}>
            {run ? words.noneText : words.neverText}
          </EmptyState>
        ) : null}
        <div className="duplicate-groups">
          {clusters.map((cluster) => (
            <ClusterCard key={cluster.number} cluster={cluster} onDifferent={setAsked} />
          ))}
        </div>
        {list.hasNextPage ? (
          <ActionButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.more}
          </ActionButton>
        ) : null}
      </PageBody>
      {asked ? <DifferentDialog pair={asked} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}

const pairButtons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-pair]')];

/** The pair whose line has the focus. */
function focusedPair(): string | undefined {
  const line = document.activeElement?.closest('.duplicate-pair');
  return line?.querySelector<HTMLElement>('[data-pair]')?.dataset['pair'];
}

/** Moves the focus to another pair. */
function moveBy(step: number): void {
  const buttons = pairButtons();
  const at = buttons.findIndex((one) => one.dataset['pair'] === focusedPair());
  buttons[at < 0 ? 0 : Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
}
