import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { DecisionReason, Outcome, Review } from '#contracts/inquiries.ts';
import type { Comparison } from '#contracts/person.ts';
import { AppError } from '#contracts/kit/errors.ts';
import { ActionButton, Kbd, tell, useKeys } from '#renderer/ui/index.ts';
import { useDecide } from './data.ts';
import { spokenField } from './level-words.ts';
import { effectOf, isSentence, missingAndAgreeing, noteCause } from './resolving.ts';
import { useDesk, type Choosing as Chosen } from './state.ts';
import { words } from './words.ts';

/** The reasons that make sense for an outcome, the usual ones first. */
const reasonsFor: Readonly<Record<Outcome, readonly DecisionReason[]>> = {
  approve: [
    'everything-agrees',
    'account-was-wrong',
    'inquiry-was-wrong',
    'both-true',
    'name-change',
    'other',
  ],
  decline: ['different-person', 'suspected-fraud', 'poor-evidence', 'other'],
  'needs-review': ['more-needed', 'poor-evidence', 'suspected-fraud', 'other'],
};

interface Props {
  readonly review: Review;
  readonly after: Comparison | null;
  readonly choosing: Chosen;
  readonly stale: boolean;
  readonly onBack: () => void;
  readonly onCommitted: (nextId: string | null) => void;
  readonly onStale: () => void;
}

/** The line in the bar after an outcome was chosen: reason, note, what will change, and the commit. */
export function Choosing({ review, after, choosing, stale, onBack, onCommitted, onStale }: Props) {
  const { outcome, reason } = choosing;
  const resolutions = useDesk((desk) => desk.resolutions);
  const note = useDesk((desk) => desk.note);
  const setNote = useDesk((desk) => desk.setNote);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const decide = useDecide();
  const noteField = useRef<HTMLTextAreaElement>(null);
  const chosenReason = useRef<HTMLDivElement>(null);
  const cause = noteCause(outcome, reason, review.comparison, resolutions);
  const offered = cause === 'decisive-missing' ? offeredNote(after ?? review.comparison) : null;
  const noteMissing = cause !== null && !isSentence(note);

  useEffect(() => {
    if (cause !== null) noteField.current?.focus();
    else chosenReason.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
    // Only a newly chosen outcome moves the focus; a reason picked later leaves it where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [outcome]);

  const commit = async (): Promise<void> => {
    if (busy || stale) return;
    if (noteMissing) {
      setAsked(true);
      noteField.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const { nextId } = await decide({
        id: review.inquiry.id,
        version: review.inquiry.version,
        accountVersion: review.account.version,
        resolutions: [...resolutions],
        outcome,
        reason,
        note,
      });
      useDesk.getState().setDecidedLast({ id: review.inquiry.id, outcome });
      onCommitted(nextId === review.inquiry.id ? null : nextId);
    } catch (error) {
      setBusy(false);
      if (error instanceof AppError && error.code === 'stale') onStale();
      else tell.failed(error);
    }
  };
  useKeys({ 'Ctrl+Enter': () => void commit() });

  return (
    <div className="choosing">
      <div className="choosing-line" ref={chosenReason}>
        <span className="strong">{words.outcome[outcome]}</span>
        <Reasons outcome={outcome} reason={reason} />
      </div>
      <div className="note-line">
        <textarea
          ref={noteField}
          className="note"
          rows={1}
          value={note}
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          aria-label={words.bar.note}
          aria-invalid={asked && noteMissing ? true : undefined}
          aria-required={cause !== null}
          placeholder={offered ?? (cause === null ? words.bar.noteOptional : words.bar.noteNeeded[cause])}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Tab' || event.shiftKey || offered === null || note !== '') return;
            event.preventDefault();
            setNote(offered);
          }}
        />
        {offered !== null && note === '' ? (
          <button
            type="button"
            className="note-offer"
            tabIndex={-1}
            title={offered}
            onClick={() => setNote(offered)}
          >
            <Kbd keys="Tab" /> {words.bar.noteTake}
          </button>
        ) : null}
      </div>
      <div className="choosing-line">
        <span className="choosing-effect">
          {asked && noteMissing ? <span className="choosing-short">{words.bar.noteShort} </span> : null}
          {effectText(review, outcome, resolutions)}
        </span>
        <ActionButton tone="quiet" keys="Esc" onClick={onBack}>
          {words.bar.back}
        </ActionButton>
        <ActionButton
          tone="primary"
          keys="Ctrl+Enter"
          busy={busy}
          disabled={stale}
          onClick={() => void commit()}
        >
          {words.bar.commit}
        </ActionButton>
      </div>
    </div>
  );
}

function effectText(review: Review, outcome: Outcome, resolutions: Parameters<typeof effectOf>[2]): string {
  if (outcome === 'needs-review') return words.bar.stays;
  const effect = effectOf(outcome, review.comparison, resolutions);
  const nothing = effect.changed.length + effect.added.length + effect.kept.length === 0;
  return nothing ? words.bar.nothingChanges : words.bar.changes(effect);
}

/** The sentence that says plainly what is missing and what agrees; taken by one key, never by itself. */
function offeredNote(comparison: Comparison): string {
  const { missing, agreeing } = missingAndAgreeing(comparison);
  const names = (fields: typeof missing) => fields.map((field) => spokenField[field]);
  return words.bar.noteOffered(names(missing), names(agreeing));
}

/** The reasons as a row of radio buttons: arrows step, typing a letter jumps, nothing has to be opened. */
function Reasons({ outcome, reason }: { readonly outcome: Outcome; readonly reason: DecisionReason }) {
  const choose = useDesk((desk) => desk.choose);
  const group = useRef<HTMLDivElement>(null);
  const offered = reasonsFor[outcome].includes(reason)
    ? reasonsFor[outcome]
    : [reason, ...reasonsFor[outcome]];
  const pick = (next: DecisionReason | undefined): void => {
    if (next === undefined) return;
    choose({ outcome, reason: next });
    group.current?.querySelector<HTMLElement>(`[data-reason="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = offered.indexOf(reason);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) pick(offered[(at + step + offered.length) % offered.length]);
    else if (/^[a-z]$/i.test(event.key)) {
      const after = [...offered.slice(at + 1), ...offered.slice(0, at + 1)];
      pick(after.find((one) => words.reason[one].startsWith(event.key.toLowerCase())));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="reasons"
      role="radiogroup"
      aria-label={words.bar.reason}
      ref={group}
      onKeyDown={onKeyDown}
    >
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          role="radio"
          className="reason"
          data-reason={one}
          aria-checked={one === reason}
          tabIndex={one === reason ? 0 : -1}
          onClick={() => pick(one)}
        >
          {words.reason[one]}
        </button>
      ))}
    </div>
  );
}
