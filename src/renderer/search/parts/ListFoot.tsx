import { useMay } from '../../wire/index.ts';
import { ActionButton, Kbd } from '../../ui/index.ts';
import { HoldSelected, NotShown } from '../../retention/index.ts';
import { useSearch } from '../state.ts';
import { words } from '../words.ts';

interface ListFootProps {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly total: number;
  /** Rows with similar names below those that fit. */
  readonly similar: number;
  readonly isGathering: boolean;
  readonly restricted: Parameters<typeof NotShown>[0] | undefined;
}

/** Below the list: how many of how many, what is selected, what the keys do. Always there, so nothing moves. */
export function ListFoot({ shown, hasMore, total, similar, isGathering, restricted }: ListFootProps) {
  const { selected, setSelected, openDialog } = useSearch();
  const mayEdit = useMay('edit');
  return (
    <footer className="list-foot">
      <span role="status">{words.shown(shown, hasMore, total)}</span>
      <span role="status">
        {similar > 0 ? words.similarShown(similar) : isGathering ? words.gathering : ''}
      </span>
      {restricted ? <NotShown {...restricted} /> : null}
      {selected.size > 0 ? (
        <span className="list-foot-selection">
          <span className="strong">{words.selected(selected.size)}</span>
          {mayEdit ? (
            <ActionButton size="small" keys="T" onClick={() => openDialog('tags')}>
              {words.tagSelection}
            </ActionButton>
          ) : null}
          <HoldSelected accountIds={[...selected]} />
          <ActionButton size="small" tone="quiet" keys="Esc" onClick={() => setSelected(new Set())}>
            {words.clearSelection}
          </ActionButton>
        </span>
      ) : null}
      <span className="list-foot-hints" aria-hidden="true">
        <Kbd keys="Space" />
        <span>{words.selectHint}</span>
        <Kbd keys="Enter" />
        <span>{words.openHint}</span>
      </span>
    </footer>
  );
}
