import { useMemo, useState } from 'react';
import {
  ActionButton,
  ChoiceField,
  EmptyState,
  ErrorNotice,
  formatAge,
  JobBar,
  TextField,
} from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import {
  useClock,
  useDue,
  useEvaluation,
  useFreshDue,
  usePolicies,
  useSimulation,
  type DueAccount,
  type DueAction,
} from '../data.ts';
import { isDay, monthsLater } from '../days.ts';
import { useRetention } from '../state.ts';
import { words } from '../words.ts';
import { ArchiveBatchDialog } from './ArchiveBatchDialog.tsx';
import { CountsTable } from './CountsTable.tsx';
import { DueList } from './DueList.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';

type When = 'today' | 'month' | 'year' | 'day';

/** What is due today, and what another day would bring. */
export function DueTab() {
  const [when, setWhen] = useState<When>('today');
  const policies = usePolicies();
  const clock = useClock().data;
  const simulation = useSimulation();
  const [day, setDay] = useState('');
  const choose = (next: When) => {
    setWhen(next);
    if (!clock || next === 'today' || next === 'day') return;
    simulate(monthsLater(clock.today, next === 'month' ? 1 : 12));
  };
  const simulate = (on: string) => {
    simulation.start({ on, sample: 200 }).catch(() => undefined);
  };
  if (policies.isSuccess && !policies.data.policies.some(({ active }) => active)) return <NoPolicies />;
  return (
    <>
      <div className="retention-bar">
        <ChoiceField
          hideLabel
          label={words.due.when}
          value={when}
          onChange={choose}
          options={(['today', 'month', 'year', 'day'] as const).map((value) => ({
            value,
            label: words.due[value],
          }))}
        />
        {when === 'day' ? (
          <TextField
            aria-label={words.due.dayField}
            placeholder={words.due.dayWrong}
            value={day}
            onChange={(event) => {
              const next = event.currentTarget.value.trim();
              setDay(next);
              if (isDay(next)) simulate(next);
            }}
            maxLength={10}
            data-autofocus
          />
        ) : null}
        {when === 'today' ? <Evaluated /> : null}
      </div>
      {when === 'today' ? <Today /> : <Simulated />}
    </>
  );
}

function NoPolicies() {
  const setTab = useRetention((state) => state.setTab);
  const mayAdminister = useMay('administer');
  return (
    <EmptyState
      title={words.due.noPoliciesTitle}
      actions={
        mayAdminister ? (
          <ActionButton tone="primary" onClick={() => setTab('policies')}>
            {words.due.makePolicy}
          </ActionButton>
        ) : null
      }
    >
      {words.due.noPoliciesText}
    </EmptyState>
  );
}

/** When all accounts were looked at, and again. */
function Evaluated() {
  const first = useDue('redact').data?.pages[0];
  const { phase, progress, error, start, cancel } = useEvaluation();
  useFreshDue(first?.today);
  if (phase === 'running') {
    return (
      <div className="retention-bar-end retention-job">
        <JobBar
          label={words.due.checking}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          onCancel={cancel}
        />
      </div>
    );
  }
  return (
    <span className="retention-bar-end">
      <ErrorNotice error={error} />
      <span className="faint">
        {first?.evaluatedAt ? words.due.evaluated(agoText(first.evaluatedAt), first.accounts) : ''}
      </span>
      <ActionButton size="small" onClick={() => void start({ force: true }).catch(() => undefined)}>
        {words.due.check}
      </ActionButton>
    </span>
  );
}

function agoText(instant: string): string {
  const age = formatAge(instant);
  return age === 'now' ? 'just now' : `${age} ago`;
}

function Today() {
  const [action, setAction] = useState<DueAction>('redact');
  const list = useDue(action);
  const pages = list.data?.pages;
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const rows = useMemo(
    () => (pages?.flatMap((page) => page.rows) ?? []).filter(({ accountId }) => !leftOut.has(accountId)),
    [pages, leftOut],
  );
  const counts = pages?.[0]?.counts ?? [];
  const due = counts.reduce((sum, count) => sum + count[action], 0);
  const count = Math.max(0, (list.hasNextPage ? due : rows.length + leftOut.size) - leftOut.size);
  const choose = (next: DueAction) => {
    setAction(next);
    setLeftOut(new Set());
    setSelected(new Set());
  };
  return (
    <>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      <CountsTable counts={counts} />
      <div className="retention-bar">
        <ChoiceField
          hideLabel
          label={words.due.actionLabel}
          value={action}
          onChange={choose}
          options={[
            { value: 'redact', label: words.due.toRedact },
            { value: 'archive', label: words.due.toArchive },
          ]}
        />
        {selected.size > 0 ? (
          <ActionButton
            size="small"
            onClick={() => {
              setLeftOut(new Set([...leftOut, ...selected]));
              setSelected(new Set());
            }}
          >
            {words.due.leaveOut(selected.size)}
          </ActionButton>
        ) : null}
        {leftOut.size > 0 ? (
          <>
            <span className="faint">{words.due.leftOut(leftOut.size)}</span>
            <ActionButton size="small" tone="quiet" onClick={() => setLeftOut(new Set())}>
              {words.due.putBack}
            </ActionButton>
          </>
        ) : null}
        <span className="retention-bar-end">
          <ActionButton tone="primary" disabled={count === 0} onClick={() => setOpen(true)}>
            {action === 'redact' ? words.due.propose(count) : words.due.archive(count)}
          </ActionButton>
        </span>
      </div>
      <DueList
        rows={rows}
        isSuccess={list.isSuccess}
        selection={{ selected, onChange: setSelected }}
        onNearEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
      />
      {open && action === 'redact' ? (
        <ProposeDialog except={[...leftOut]} onClose={() => setOpen(false)} />
      ) : null}
      {open && action === 'archive' ? (
        <ArchiveBatchDialog count={count} except={[...leftOut]} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

/** What a day would bring; nothing can be done about it yet. */
function Simulated() {
  const { phase, progress, output, error, cancel } = useSimulation();
  const none: readonly DueAccount[] = [];
  if (phase === 'running') {
    return (
      <div className="retention-job">
        <JobBar
          label={words.due.checking}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          onCancel={cancel}
        />
      </div>
    );
  }
  const all = (output?.counts ?? []).reduce((sum, count) => sum + count.redact + count.archive, 0);
  return (
    <>
      <ErrorNotice error={error} />
      {output ? (
        <>
          <CountsTable counts={output.counts} />
          <div className="retention-bar">
            <span className="strong">{words.due.simulated(output.on)}</span>
            <span className="faint">{words.due.sample(output.rows.length, all)}</span>
          </div>
        </>
      ) : null}
      <DueList rows={output?.rows ?? none} isSuccess={output !== null} simulated />
    </>
  );
}
