import { useEffect, useRef, useState } from 'react';
import type { Resolution, Review } from '#contracts/inquiries.ts';
import type { FieldComparison, PersonField } from '#contracts/person.ts';
import { ProvenanceLine } from '#renderer/accounts/index.ts';
import { ActionButton, formatDay, Kbd } from '#renderer/ui/index.ts';
import { PointsBar } from '#renderer/ui/diff/PointsBar.tsx';
import type { FieldActions } from './field-actions.ts';
import { FieldHistory } from './FieldHistory.tsx';
import { choicesOf, keptAsChoices } from './resolving.ts';
import { useDesk } from './state.ts';
import { plainWords } from './tones.ts';
import { words } from './words.ts';

interface Props {
  readonly review: Review;
  readonly field: FieldComparison;
  readonly resolution: Resolution | undefined;
  readonly actions: FieldActions;
  /** The strongest field's points, for the width of the bar. */
  readonly most: number;
  /** Decided, or the role only reads. */
  readonly readOnly: boolean;
  /** Shows the whole values of a masked row while held; absent when the role may not. */
  readonly onHold: ((field: PersonField) => void) | undefined;
}

/** What an open row says: why the level, where both values come from, and what can be made of it. */
export function FieldDetail({ review, field, resolution, actions, most, readOnly, onHold }: Props) {
  const masked = review.provenance.some((side) => side.field === field.field && side.masked);
  const historyShown = useDesk((desk) => desk.historyShown);
  const setHistoryShown = useDesk((desk) => desk.setHistoryShown);
  return (
    <>
      <p className="detail-head">
        <span>{field.sentence}</span>
        {resolution && !readOnly ? (
          <ActionButton size="small" tone="quiet" keys="Ctrl+Z" onClick={() => actions.takeBack(field.field)}>
            {words.row.undo}
          </ActionButton>
        ) : null}
      </p>
      <Sources review={review} field={field} />
      <div className="detail-facts">
        <span className="detail-points">
          {field.points > 0 ? words.row.for : field.points < 0 ? words.row.against : words.row.neutral}
          {field.points !== 0 && <PointsBar points={field.points} most={most} full="80px" />}
        </span>
        {masked ? null : <Normalised field={field} />}
        <span className="detail-end">
          {masked && onHold ? (
            <button
              type="button"
              className="quiet-link"
              title={words.row.revealed}
              onPointerDown={() => onHold(field.field)}
            >
              {words.row.reveal} <Kbd keys="R" />
            </button>
          ) : null}
          <span>{words.row.rule(field.ruleId, field.ruleVersion)}</span>
          <button
            type="button"
            className="quiet-link"
            onClick={() => setHistoryShown(!historyShown)}
            aria-expanded={historyShown}
          >
            {words.row.history} <Kbd keys="H" />
          </button>
        </span>
      </div>
      {historyShown && <FieldHistory accountId={review.account.id} field={field.field} />}
      {resolution?.note ? <p className="detail-note">{words.row.note(resolution.note)}</p> : null}
      {readOnly ? null : <Choices field={field} resolution={resolution} actions={actions} />}
    </>
  );
}

/** Where the two values come from, one line each side. */
function Sources({ review, field }: { readonly review: Review; readonly field: FieldComparison }) {
  const side = review.provenance.find((entry) => entry.field === field.field);
  if (!side || (side.onFile === null && side.incoming === null)) return null;
  return (
    <p className="detail-sources">
      {side.onFile ? (
        <span>
          {words.row.onFileFrom}: <ProvenanceLine source={side.onFile.source} />
        </span>
      ) : null}
      {side.incoming ? (
        <span>
          {words.row.incomingFrom}: {plainWords(side.incoming.method)}, {formatDay(side.incoming.at)}
        </span>
      ) : null}
    </p>
  );
}

/** What the rule compared, where that is not what is shown. */
function Normalised({ field }: { readonly field: FieldComparison }) {
  const { onFile, incoming } = field;
  if (!onFile || !incoming) return null;
  if (onFile.normalised === onFile.text && incoming.normalised === incoming.text) return null;
  return (
    <span className="detail-normalised clip" title={`${onFile.normalised} | ${incoming.normalised}`}>
      {words.row.compared} <bdi className="code">{onFile.normalised}</bdi> |{' '}
      <bdi className="code">{incoming.normalised}</bdi>
    </span>
  );
}

interface ChoicesProps {
  readonly field: FieldComparison;
  readonly resolution: Resolution | undefined;
  readonly actions: FieldActions;
}

/** The buttons of a row with their keys. The one chosen stays pressed and can be taken back. */
function Choices({ field, resolution, actions }: ChoicesProps) {
  const askingWhy = useDesk((desk) => desk.askingWhy);
  const offered = choicesOf(field);
  const name = field.field;
  const choice = resolution?.choice;
  const nothingOnFile = field.onFile === null;
  return (
    <div className="choices" role="group" aria-label={words.row.choices}>
      {offered.fixes.map((fix, at) => (
        <Choice
          key={fix.code}
          keys={at === 0 ? 'S' : undefined}
          chosen={choice === 'account-wrong' && resolution?.fix === fix.code}
          title={fix.text}
          onClick={() => actions.fix(name, 'mouse', fix)}
        >
          {words.fix[fix.code]}
        </Choice>
      ))}
      {offered.takeIncoming ? (
        <Choice
          keys="I"
          chosen={choice === 'account-wrong' && resolution?.fix === undefined}
          onClick={() => actions.inquiryRight(name, 'mouse')}
        >
          {nothingOnFile ? words.row.takeOver : words.row.inquiryRight}
        </Choice>
      ) : null}
      {offered.keepOnFile ? (
        <Choice
          keys="A"
          chosen={choice === 'inquiry-wrong'}
          onClick={() => actions.accountRight(name, 'mouse')}
        >
          {nothingOnFile ? words.row.leaveOut : words.row.accountRight}
        </Choice>
      ) : null}
      {offered.keepBoth ? (
        <Choice keys="B" chosen={choice === 'both-true'} onClick={() => actions.bothTrue(name)}>
          {words.row.bothTrue}
        </Choice>
      ) : null}
      <Choice keys="U" chosen={choice === 'undecided'} onClick={() => actions.askWhyOpen(name)}>
        {words.row.leaveOpen}
      </Choice>
      {choice === 'both-true' && !askingWhy ? (
        <Uses field={field} resolution={resolution} actions={actions} />
      ) : null}
      {askingWhy ? <WhyOpen field={field} actions={actions} /> : null}
    </div>
  );
}

interface ChoiceProps {
  readonly keys?: string | undefined;
  readonly chosen: boolean;
  readonly title?: string;
  readonly onClick: () => void;
  readonly children: string;
}

function Choice({ keys, chosen, title, onClick, children }: ChoiceProps) {
  return (
    <ActionButton size="small" keys={keys} aria-pressed={chosen} title={title} onClick={onClick}>
      {children}
    </ActionButton>
  );
}

/** As what the incoming value is kept. */
function Uses({ field, resolution, actions }: ChoicesProps) {
  const uses = keptAsChoices(field.field);
  if (uses.length < 2) return null;
  return (
    <span className="uses" role="group" aria-label={words.row.keepAs}>
      <span className="faint small">{words.row.keepAs}</span>
      {uses.map((use) => (
        <button
          key={use}
          type="button"
          className="use"
          aria-pressed={resolution?.use === use}
          onClick={() => actions.bothTrue(field.field, use)}
        >
          {words.row.use[use]}
        </button>
      ))}
    </span>
  );
}

/** The word why a difference is left open. Enter keeps it, Esc steps back. */
function WhyOpen({ field, actions }: { readonly field: FieldComparison; readonly actions: FieldActions }) {
  const [why, setWhy] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const setAskingWhy = useDesk((desk) => desk.setAskingWhy);
  const callFocus = useDesk((desk) => desk.callFocus);
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      ref={input}
      className="why-open"
      value={why}
      maxLength={1000}
      autoComplete="off"
      spellCheck={false}
      aria-label={words.row.why}
      placeholder={words.row.why}
      onChange={(event) => setWhy(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && why.trim() !== '') {
          event.preventDefault();
          actions.leaveOpen(field.field, why);
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          event.preventDefault();
          setAskingWhy(false);
          callFocus();
        }
      }}
    />
  );
}
