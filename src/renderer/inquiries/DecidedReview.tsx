import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Decision } from '#contracts/inquiries.ts';
import { formatInstant, StatusPill, useKeys } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { useDecisions } from './data.ts';
import { DecidedBar } from './DecidedBar.tsx';
import { fieldActions, startOf } from './field-actions.ts';
import { FirstInquiry } from './FirstInquiry.tsx';
import { Frame } from './Frame.tsx';
import { IdentityStrip } from './IdentityStrip.tsx';
import type { OpenedProps } from './place.ts';
import { ReviewGrid } from './ReviewGrid.tsx';
import { SidePane } from './SidePane.tsx';
import { outcomeTone } from './tones.ts';
import { useBegin } from './use-begin.ts';
import { words } from './words.ts';

const nothing: ReadonlySet<never> = new Set();

/** A decided inquiry: the comparison as it was, what was made of it, and the way back. */
export function DecidedReview({ latest, place }: OpenedProps) {
  const { id } = latest.inquiry;
  const decisions = useDecisions(id, true);
  const [chosen, setChosen] = useState<string | null>(null);
  const [, go] = useLocation();
  const mayDecide = useMay('decide');
  const { nextId } = place;
  useKeys({ N: () => (nextId === null ? false : go(`/inquiries/${nextId}`)) });
  const list = decisions.data?.decisions ?? [];
  const shown =
    list.find((decision) => decision.id === chosen) ??
    list.find((decision) => !decision.superseded) ??
    list[0];
  const review = useMemo(
    () => (shown ? { ...latest, comparison: shown.comparison } : latest),
    [latest, shown],
  );
  const start = { cursor: startOf(review.comparison, []).cursor, open: null };
  const begun = useBegin(`${id} ${shown?.id ?? ''}`, shown?.resolutions ?? [], start);
  const actions = useMemo(() => fieldActions(review.comparison), [review.comparison]);
  const strip = <IdentityStrip review={latest} position={null} />;
  if (!begun || decisions.isPending)
    return (
      <Frame currentId={id} strip={strip}>
        {null}
      </Frame>
    );
  return (
    <Frame currentId={id} strip={strip}>
      <div className="centre">
        {list.length > 1 ? <Decisions list={list} shownId={shown?.id ?? null} onShow={setChosen} /> : null}
        <div className="centre-scroll">
          {review.inquiry.first ? (
            <FirstInquiry review={review} />
          ) : (
            <ReviewGrid review={review} after={null} changed={nothing} actions={actions} readOnly />
          )}
        </div>
        <DecidedBar review={latest} decision={shown ?? null} mayDecide={mayDecide} nextId={nextId} />
      </div>
      <SidePane review={review} comparison={review.comparison} />
    </Frame>
  );
}

interface DecisionsProps {
  readonly list: readonly Decision[];
  readonly shownId: string | null;
  readonly onShow: (id: string) => void;
}

/** All decisions of the inquiry, newest first; each opens the comparison it was made on. */
function Decisions({ list, shownId, onShow }: DecisionsProps) {
  return (
    <div className="decisions" role="group" aria-label={words.decided.all}>
      {list.map((decision) => (
        <button
          key={decision.id}
          type="button"
          className="decision"
          aria-pressed={decision.id === shownId}
          onClick={() => onShow(decision.id)}
        >
          <StatusPill tone={outcomeTone(decision.outcome)}>{words.outcome[decision.outcome]}</StatusPill>
          <span className="faint">{formatInstant(decision.at)}</span>
        </button>
      ))}
    </div>
  );
}
