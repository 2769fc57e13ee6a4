import type { Review } from '#contracts/inquiries.ts';
import { ActionButton, Kbd, useKeys } from '#renderer/ui/index.ts';
import { fieldNames } from './level-words.ts';
import { standing } from './resolving.ts';
import { useDesk } from './state.ts';
import { words } from './words.ts';

interface Props {
  /** The review as it is now. */
  readonly newer: Review;
  readonly changed: readonly string[];
  readonly onReload: () => void;
}

/** Says that the account changed under the analyst, and what that means for what was resolved. */
export function StaleBar({ newer, changed, onReload }: Props) {
  const resolutions = useDesk((desk) => desk.resolutions);
  const { kept, dropped } = standing(resolutions, newer.comparison);
  useKeys({ 'Alt+R': onReload });
  const names = changed.map(
    (field) => Object.entries(fieldNames).find(([name]) => name === field)?.[1] ?? field,
  );
  return (
    <div className="stale-bar" role="alert">
      <p>
        <span className="strong">{words.stale.title(newer.account.changedAt, newer.account.changedBy)}</span>{' '}
        {words.stale.fields(names.map((name) => name.toLowerCase()))}{' '}
        {words.stale.keeps(kept.length, dropped.length)}
      </p>
      <ActionButton size="small" onClick={onReload}>
        {words.stale.reload} <Kbd keys="Alt+R" />
      </ActionButton>
    </div>
  );
}
