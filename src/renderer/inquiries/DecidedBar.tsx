import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Decision, Review } from '#contracts/inquiries.ts';
import { ActionButton, Dialog, formatInstant, StatusPill, tell, TextAreaField } from '#renderer/ui/index.ts';
import { useReopen } from './data.ts';
import { outcomeTone } from './tones.ts';
import { words } from './words.ts';

interface Props {
  readonly review: Review;
  /** The decision whose comparison is shown. */
  readonly decision: Decision | null;
  readonly mayDecide: boolean;
  readonly nextId: string | null;
}

/** The bar of a decided inquiry: what, who, when, why, and the way back. */
export function DecidedBar({ review, decision, mayDecide, nextId }: Props) {
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  return (
    <section className="bar" aria-label={words.bar.label} data-region="bar">
      {decision ? (
        <p className="bar-suggestion">
          <StatusPill tone={outcomeTone(decision.outcome)}>{words.outcome[decision.outcome]}</StatusPill>
          <span className="bar-sentence">
            {words.reason[decision.reason]} · {words.decided.by(decision.by, formatInstant(decision.at))}
            {decision.superseded ? <span className="faint"> · {words.decided.replaced}</span> : null}
            {decision.note === '' ? null : <span className="bar-note">“{decision.note}”</span>}
          </span>
        </p>
      ) : (
        <p className="bar-suggestion">{words.decided.elsewhere(review.inquiry.status)}</p>
      )}
      <div className="bar-actions">
        {mayDecide ? (
          <ActionButton onClick={() => setAsking(true)}>{words.decided.reopen}</ActionButton>
        ) : null}
        {nextId === null ? null : (
          <ActionButton keys="N" onClick={() => go(`/inquiries/${nextId}`)}>
            {words.decided.next}
          </ActionButton>
        )}
        <span className="bar-end faint">{decision ? words.decided.asItWas : words.decided.asItIs}</span>
      </div>
      {asking ? <ReopenDialog review={review} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function ReopenDialog({ review, onClose }: { readonly review: Review; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const reopen = useReopen();
  const submit = (): void => {
    if (reason.trim() === '' || reopen.isPending) return;
    const { id, version } = review.inquiry;
    reopen.mutate({ id, version, reason }, { onSuccess: onClose, onError: tell.failed });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.decided.reopenTitle}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.bar.back}</ActionButton>
          <ActionButton type="submit" tone="primary" busy={reopen.isPending} disabled={reason.trim() === ''}>
            {words.decided.reopenDo}
          </ActionButton>
        </>
      }
    >
      <p>{words.decided.reopenText}</p>
      <TextAreaField
        label={words.decided.reopenReason}
        placeholder={words.decided.reopenHint}
        maxLength={500}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
