import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Review } from '#contracts/inquiries.ts';
import { PersonField } from '#contracts/person.ts';
import { useKeys } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { useProjection } from './data.ts';
import { DecisionBar } from './DecisionBar.tsx';
import { fieldActions, startOf } from './field-actions.ts';
import { FirstInquiry } from './FirstInquiry.tsx';
import { Frame } from './Frame.tsx';
import { IdentityStrip } from './IdentityStrip.tsx';
import { standing } from './resolving.ts';
import type { OpenedProps } from './place.ts';
import { ReviewGrid } from './ReviewGrid.tsx';
import { changedFields } from './rows.ts';
import { SidePane } from './SidePane.tsx';
import { StaleBar } from './StaleBar.tsx';
import { useDesk } from './state.ts';
import { useBegin } from './use-begin.ts';
import { useDraft } from './use-draft.ts';
import { words } from './words.ts';

/** An inquiry that waits: everything can be resolved and decided. */
export function LiveReview({ latest, place, refetch }: OpenedProps) {
  const { id } = latest.inquiry;
  const seen = useSeen(latest);
  const { review, changed, reload } = seen;
  const drafted = latest.draft?.resolutions ?? [];
  const begun = useBegin(id, drafted, startOf(review.comparison, drafted));
  const resolutions = useDesk((desk) => desk.resolutions);
  const mayDecide = useMay('decide');
  const draft = useDraft(id, review.account.version, mayDecide && !seen.stale);
  const projection = useProjection(id, begun ? resolutions : []);
  const after = begun && resolutions.length > 0 ? (projection.data?.comparison ?? null) : null;
  const actions = useMemo(() => fieldActions(review.comparison), [review.comparison]);
  const [, go] = useLocation();
  useKeys({
    'Shift+J': () => actions.toUnresolved(1),
    'Shift+K': () => actions.toUnresolved(-1),
  });
  const strip = <IdentityStrip review={latest} position={place.position} />;
  if (!begun)
    return (
      <Frame currentId={id} strip={strip}>
        {null}
      </Frame>
    );
  return (
    <Frame currentId={id} strip={strip}>
      <div className="centre">
        {seen.stale ? <StaleBar newer={latest} changed={[...changed]} onReload={reload} /> : null}
        <div className="centre-scroll">
          {review.inquiry.note ? (
            <p className="inquiry-note">{words.page.note(review.inquiry.note)}</p>
          ) : null}
          {review.inquiry.first ? (
            <FirstInquiry review={review} />
          ) : (
            <ReviewGrid
              review={review}
              after={after}
              changed={changed}
              actions={actions}
              readOnly={!mayDecide}
            />
          )}
        </div>
        <DecisionBar
          review={review}
          after={after}
          draft={draft}
          mayDecide={mayDecide}
          stale={seen.stale}
          onCommitted={(nextId) => go(nextId === null ? '/inquiries' : `/inquiries/${nextId}`)}
          onStale={refetch}
        />
      </div>
      <SidePane review={review} comparison={after ?? review.comparison} />
    </Frame>
  );
}

interface Seen {
  /** What the analyst looks at; it changes only when she says so. */
  readonly review: Review;
  readonly changed: ReadonlySet<PersonField>;
  readonly stale: boolean;
  readonly reload: () => void;
}

const nothing: ReadonlySet<PersonField> = new Set();

/**
 * Keeps what is looked at from changing underfoot. When compared values of the account change, the earlier ones stay
 * on the screen until reloaded; any other news (a tag, a status) comes in by itself. A draft begun on an older
 * account counts as stale too.
 */
function useSeen(latest: Review): Seen {
  const [seen, setSeen] = useState(latest);
  const [reloaded, setReloaded] = useState(0);
  const moved = useMemo(
    () =>
      latest.account.version === seen.account.version
        ? nothing
        : changedFields(seen.comparison, latest.comparison),
    [latest, seen],
  );
  const old = useMemo(() => draftFields(latest, reloaded), [latest, reloaded]);
  const reload = (): void => {
    const desk = useDesk.getState();
    desk.keepOnly(standing(desk.resolutions, latest.comparison).kept);
    desk.choose(null);
    desk.callFocus();
    setSeen(latest);
    setReloaded(latest.account.version);
  };
  if (moved.size > 0) return { review: seen, changed: moved, stale: true, reload };
  return { review: latest, changed: old, stale: old.size > 0, reload };
}

/** The compared fields that changed since the draft was begun. */
function draftFields(latest: Review, reloadedAt: number): ReadonlySet<PersonField> {
  const { draft, account } = latest;
  const isOld = draft !== null && draft.resolutions.length > 0 && draft.accountVersion !== account.version;
  if (!isOld || reloadedAt === account.version) return nothing;
  return new Set(
    latest.changedFields.flatMap((field) => {
      const known = PersonField.safeParse(field);
      return known.success ? [known.data] : [];
    }),
  );
}
