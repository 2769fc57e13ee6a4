import { useMemo, useRef, type KeyboardEvent } from 'react';
import type { Review } from '#contracts/inquiries.ts';
import { PersonField, type Comparison } from '#contracts/person.ts';
import { Kbd, LevelCount, levelsInOrder, levelWords, usePreferences } from '#renderer/ui/index.ts';
import { DiffGrid, type DiffGroup } from '#renderer/ui/diff/DiffGrid.tsx';
import { useMay } from '#renderer/wire/index.ts';
import type { FieldActions } from './field-actions.ts';
import { FieldDetail } from './FieldDetail.tsx';
import { groupsOf } from './order.ts';
import { rowOf } from './rows.ts';
import { useDesk } from './state.ts';
import { useReveal } from './use-reveal.ts';
import { words } from './words.ts';

interface Props {
  readonly review: Review;
  /** The comparison as it would stand after the resolutions; null while there are none. */
  readonly after: Comparison | null;
  readonly changed: ReadonlySet<PersonField>;
  readonly actions: FieldActions;
  readonly readOnly: boolean;
}

const isField = (text: string): text is PersonField => PersonField.safeParse(text).success;

/** The grid of the review with everything its keys and buttons do. */
export function ReviewGrid({ review, after, changed, actions, readOnly }: Props) {
  const desk = useDesk();
  const { letterKeys } = usePreferences();
  const mayReveal = useMay('reveal');
  const { comparison } = review;
  const reveal = useReveal(review);
  const groups = useMemo(() => groupsOf(comparison, desk.fixedOrder), [comparison, desk.fixedOrder]);
  const most = Math.max(1, ...comparison.fields.map((field) => Math.abs(field.points)));
  const drawn: readonly DiffGroup[] = groups.map((group) => ({
    id: group.name,
    label: words.grid.group[group.name],
    rows: group.fields.map((field) =>
      rowOf(field, {
        resolution: desk.resolutions.find((one) => one.field === field.field),
        after: after?.fields.find((one) => one.field === field.field) ?? null,
        changedSince: changed.has(field.field),
        revealed: reveal.shown,
      }),
    ),
  }));
  const onKey = useGridKeys(actions, reveal.hold, readOnly);
  const detail = (id: string) => {
    const field = comparison.fields.find((one) => one.field === id);
    if (!field) return null;
    return (
      <FieldDetail
        review={review}
        field={field}
        resolution={desk.resolutions.find((one) => one.field === id)}
        actions={actions}
        most={most}
        readOnly={readOnly}
        onHold={mayReveal ? reveal.hold : undefined}
      />
    );
  };
  return (
    <div className="review-grid" data-region="grid">
      <DiffGrid
        groups={drawn}
        words={words.grid}
        cursor={desk.cursor}
        open={desk.open}
        onCursor={(id) => {
          if (isField(id)) desk.setCursor(id);
        }}
        onOpen={(id) => desk.setOpen(id !== null && isField(id) ? id : null)}
        detail={detail}
        onKey={onKey}
        letters={letterKeys}
        focusOn={desk.focusCalls}
      />
      <GridFoot counts={(after ?? comparison).counts} />
    </div>
  );
}

/** How long after G a letter belongs to the two keys that go to another page, in milliseconds. */
const sequenceMs = 1200;

/** The letters that act on the field under the cursor. They never decide anything. */
function useGridKeys(actions: FieldActions, hold: (field: PersonField) => void, readOnly: boolean) {
  const { letterKeys } = usePreferences();
  const mayReveal = useMay('reveal');
  const wentAt = useRef(0);
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !letterKeys) return;
    const { cursor, historyShown, open, setOpen, setHistoryShown } = useDesk.getState();
    const key = event.key.toLowerCase();
    if (key === 'g') wentAt.current = event.timeStamp;
    if (cursor === null || key.length !== 1 || event.timeStamp - wentAt.current < sequenceMs) return;
    const history = (): void => {
      if (open !== cursor) setOpen(cursor);
      setHistoryShown(open !== cursor || !historyShown);
    };
    const always: Readonly<Record<string, () => void>> = {
      h: history,
      ...(mayReveal ? { r: () => hold(cursor) } : {}),
    };
    const deciding: Readonly<Record<string, () => void>> = {
      s: () => actions.fix(cursor, 'key'),
      i: () => actions.inquiryRight(cursor, 'key'),
      a: () => actions.accountRight(cursor, 'key'),
      b: () => actions.bothTrue(cursor),
      u: () => actions.askWhyOpen(cursor),
    };
    const act = always[key] ?? (readOnly || event.shiftKey ? undefined : deciding[key]);
    if (!act) return;
    event.preventDefault();
    if (!event.repeat) act();
  };
}

/** The counts by level below the grid, and the two quiet switches. */
function GridFoot({ counts }: { readonly counts: Comparison['counts'] }) {
  const fixed = useDesk((desk) => desk.fixedOrder);
  const setFixed = useDesk((desk) => desk.setFixedOrder);
  return (
    <div className="grid-foot">
      <span className="grid-counts">
        {levelsInOrder
          .filter((level) => counts[level] > 0)
          .map((level) => (
            <span key={level} className="grid-count">
              <LevelCount level={level} count={counts[level]} />
              <span aria-hidden="true">{levelWords[level]}</span>
            </span>
          ))}
      </span>
      <button type="button" className="quiet-link" aria-pressed={fixed} onClick={() => setFixed(!fixed)}>
        {fixed ? words.grid.conflictsFirst : words.grid.fixedOrder} <Kbd keys="O" />
      </button>
      <span className="faint">
        {words.grid.keys} <Kbd keys="?" />
      </span>
    </div>
  );
}
