import { useState } from 'react';
import type { Outcome, Review } from '#contracts/inquiries.ts';
import type { Comparison } from '#contracts/person.ts';
import { ActionButton, isTyping, StatusPill, useKeys } from '#renderer/ui/index.ts';
import { Choosing } from './Choosing.tsx';
import { likelyReason, unresolved } from './resolving.ts';
import { useDesk } from './state.ts';
import { verdictTone } from './tones.ts';
import type { DraftState } from './use-draft.ts';
import { words } from './words.ts';

/** The outcomes with their keys, in the order drawn. */
const outcomes: readonly { readonly outcome: Outcome; readonly keys: string }[] = [
  { outcome: 'approve', keys: 'Ctrl+1' },
  { outcome: 'decline', keys: 'Ctrl+2' },
  { outcome: 'needs-review', keys: 'Ctrl+3' },
];

interface Props {
  readonly review: Review;
  readonly after: Comparison | null;
  readonly draft: DraftState;
  readonly mayDecide: boolean;
  /** The account changed since: nothing can be committed before the reload. */
  readonly stale: boolean;
  readonly onCommitted: (nextId: string | null) => void;
  readonly onStale: () => void;
}

/** What the rules suggest, and the three outcomes. It keeps its height, whatever is chosen. */
export function DecisionBar(props: Props) {
  const { review, after, draft, mayDecide, stale } = props;
  const choosing = useDesk((desk) => desk.choosing);
  const resolutions = useDesk((desk) => desk.resolutions);
  const left = unresolved(review.comparison, resolutions).length;
  const [from, setFrom] = useState<HTMLElement | null>(null);

  const choose = (outcome: Outcome): void => {
    if (!mayDecide || stale) return;
    const desk = useDesk.getState();
    if (desk.choosing === null)
      setFrom(document.activeElement instanceof HTMLElement ? document.activeElement : null);
    desk.choose({ outcome, reason: likelyReason(outcome, review.comparison, desk.resolutions) });
  };
  const back = (): void => {
    useDesk.getState().choose(null);
    if (from?.isConnected) from.focus();
    else useDesk.getState().callFocus();
  };
  useKeys({
    'Ctrl+1': () => choose('approve'),
    'Ctrl+2': () => choose('decline'),
    'Ctrl+3': () => choose('needs-review'),
    'Ctrl+Z': (event) => !isTyping(event.target) && useDesk.getState().takeBack(),
    Escape: () => {
      if (useDesk.getState().choosing !== null) back();
      else if (useDesk.getState().open !== null) closeRow();
      else return false;
      return true;
    },
  });

  return (
    <section className="bar" aria-label={words.bar.label} data-region="bar">
      {choosing ? (
        <Choosing {...props} choosing={choosing} onBack={back} />
      ) : (
        <>
          {review.inquiry.first ? (
            <p className="bar-suggestion">
              <StatusPill>{words.first.pill}</StatusPill>
              <span className="bar-sentence">{words.first.bar}</span>
            </p>
          ) : (
            <SuggestionLine
              comparison={after ?? review.comparison}
              experience={after ? null : review.experience}
            />
          )}
          <div className="bar-actions">
            {outcomes.map(({ outcome, keys }) => (
              <ActionButton
                key={outcome}
                keys={keys}
                disabled={!mayDecide || stale}
                onClick={() => choose(outcome)}
              >
                {words.outcome[outcome]}
              </ActionButton>
            ))}
            <span className="bar-end faint" role="status">
              {mayDecide ? (review.inquiry.first ? null : words.bar.left(left)) : words.bar.mayNot}
              <DraftWord draft={draft} />
            </span>
          </div>
        </>
      )}
    </section>
  );
}

function closeRow(): void {
  const desk = useDesk.getState();
  desk.setOpen(null);
  desk.callFocus();
}

/** The verdict of the rules in a few words, why in a sentence, and what would change it. */
function SuggestionLine({
  comparison,
  experience,
}: {
  readonly comparison: Comparison;
  readonly experience: Review['experience'];
}) {
  const { verdict, sentence, counterfactual } = comparison.suggestion;
  const { head, rest } = splitVerdict(sentence, words.verdict[verdict]);
  return (
    <p className="bar-suggestion">
      <StatusPill tone={verdictTone(verdict)}>{head}</StatusPill>
      <span className="bar-sentence" title={[rest, counterfactual].filter(Boolean).join('. ')}>
        {rest === '' ? null : `${rest}.`}
        {counterfactual === undefined ? null : <span className="faint"> {counterfactual}.</span>}
        {experience === null ? null : <span className="faint"> {words.experience(experience)}</span>}
      </span>
    </p>
  );
}

/** Sentences of the rules begin with their verdict and a colon: it is drawn once, as the pill. */
function splitVerdict(sentence: string, verdict: string): { readonly head: string; readonly rest: string } {
  const colon = sentence.indexOf(': ');
  if (colon < 0 || colon > 60) return { head: verdict, rest: sentence.replace(/\.$/, '') };
  const rest = sentence.slice(colon + 2).replace(/\.$/, '');
  return { head: sentence.slice(0, colon).toLowerCase(), rest: rest.charAt(0).toUpperCase() + rest.slice(1) };
}

function DraftWord({ draft }: { readonly draft: DraftState }) {
  if (draft === 'idle') return null;
  return (
    <span className={draft === 'failed' ? 'draft-failed' : ''}>
      {' '}
      · {draft === 'failed' ? words.bar.notDrafted : words.bar.drafted}
    </span>
  );
}
