import { useState } from 'react';
import { Link } from 'wouter';
import type { Review } from '#contracts/inquiries.ts';
import type { Comparison } from '#contracts/person.ts';
import { Timeline } from '#renderer/accounts/index.ts';
import { DocumentDialog, inReadingOrder, Reader, useDocuments } from '#renderer/documents/index.ts';
import { ErrorNotice, formatDay, Kbd, StatusPill } from '#renderer/ui/index.ts';
import { Waterfall } from '#renderer/ui/diff/PointsBar.tsx';
import { Checks, failedChecks, ReverificationSection } from './Checks.tsx';
import { useInquiriesOf } from './data.ts';
import { spokenField } from './level-words.ts';
import { Said } from './Said.tsx';
import { useDesk, type Pane } from './state.ts';
import { SideSection } from './SideSection.tsx';
import { outcomeTone, plainWords } from './tones.ts';
import { words } from './words.ts';

const panes: readonly Pane[] = ['evidence', 'timeline', 'checks', 'said'];

interface Props {
  readonly review: Review;
  readonly comparison: Comparison;
}

/** The right pane: the pictures, what happened before, the checks, and everything else that was said. */
export function SidePane({ review, comparison }: Props) {
  const pane = useDesk((desk) => desk.pane);
  const setPane = useDesk((desk) => desk.setPane);
  const isRefused = !review.inquiry.first && review.reverification.check.status === 'failed';
  const failed = failedChecks(review.checks) + (isRefused ? 1 : 0);
  return (
    <aside className="side" aria-label={words.pane.label} data-region="side">
      <div className="side-tabs" role="tablist" aria-label={words.pane.label}>
        {panes.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`side-tab-${one}`}
            aria-selected={pane === one}
            aria-controls="side-panel"
            tabIndex={pane === one ? 0 : -1}
            className="side-tab"
            onClick={() => setPane(one)}
            onKeyDown={(event) => {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              const next =
                step === undefined
                  ? undefined
                  : panes[(panes.indexOf(one) + step + panes.length) % panes.length];
              if (next === undefined) return;
              setPane(next);
              document.getElementById(`side-tab-${next}`)?.focus();
            }}
          >
            {words.pane[one]}
            {one === 'checks' && failed > 0 ? (
              <span className="faint"> {words.pane.failed(failed)}</span>
            ) : null}
          </button>
        ))}
        <span className="side-key" aria-hidden="true">
          <Kbd keys="D" />
        </span>
      </div>
      <div
        className="side-panel"
        role="tabpanel"
        id="side-panel"
        aria-labelledby={`side-tab-${pane}`}
        tabIndex={0}
      >
        {pane === 'evidence' ? <Evidence review={review} comparison={comparison} /> : null}
        {pane === 'timeline' ? <Timeline accountId={review.account.id} compact /> : null}
        {pane === 'checks' ? (
          <>
            {review.inquiry.first ? null : <ReverificationSection of={review.reverification} />}
            <Checks checks={review.checks} />
          </>
        ) : null}
        {pane === 'said' ? <Said extra={review.extra} /> : null}
      </div>
    </aside>
  );
}

function Evidence({ review, comparison }: Props) {
  const { account, inquiry } = review;
  const list = useDocuments(account.id, inquiry.id);
  const waterfall = useDesk((desk) => desk.waterfall);
  const [large, setLarge] = useState(false);
  const all = list.data?.documents ?? [];
  const own = all.filter((document) => document.inquiryId === inquiry.id);
  const shown = inReadingOrder(own.length > 0 ? own : all);
  return (
    <>
      {list.isError ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && shown.length === 0 ? <p className="side-none faint">{words.pane.noDocuments}</p> : null}
      <Reader documents={shown} about={inquiry.id} onLarge={() => setLarge(true)} />
      <DocumentDialog open={large} documents={shown} onClose={() => setLarge(false)} />
      <Earlier accountId={account.id} inquiryId={inquiry.id} />
      {waterfall && !inquiry.first ? <Points comparison={comparison} /> : null}
    </>
  );
}

function Points({ comparison }: { readonly comparison: Comparison }) {
  const lines = comparison.fields
    .filter((field) => field.points !== 0)
    .map((field) => ({
      id: field.field,
      label: spokenField[field.field],
      points: field.points,
    }));
  if (lines.length === 0) return null;
  return (
    <SideSection
      title={
        <>
          {words.pane.waterfall} <Kbd keys="W" />
        </>
      }
    >
      <Waterfall lines={lines} sumLabel={words.pane.sum} />
    </SideSection>
  );
}

/** The other inquiries of the account, newest first. */
function Earlier({ accountId, inquiryId }: { readonly accountId: string; readonly inquiryId: string }) {
  const list = useInquiriesOf(accountId);
  const others = (list.data?.rows ?? []).filter((row) => row.id !== inquiryId);
  if (others.length === 0) return null;
  return (
    <SideSection title={words.pane.earlier}>
      <ul className="earlier">
        {others.map((row) => (
          <li key={row.id}>
            <StatusPill tone={outcomeTone(row.outcome)}>{plainWords(row.status)}</StatusPill>
            <Link href={`/inquiries/${row.id}`} className="clip">
              {words.pane.inquiryNumber(formatDay(row.receivedAt))}
            </Link>
            <span className="faint clip">{row.decidedBy}</span>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}
