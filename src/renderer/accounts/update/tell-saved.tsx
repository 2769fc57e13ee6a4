import { notifications } from '@mantine/notifications';
import { ActionButton, tell } from '#renderer/ui/index.ts';
import { undoChange } from '../data.ts';
import { words } from './words.ts';

/** Says that changes were saved, with the way back beside it for ten seconds. */
export function tellSaved(count: number, changeId: string | null): void {
  if (changeId === null) return;
  const id = `saved ${changeId}`;
  const undo = (): void => {
    notifications.hide(id);
    undoChange(changeId).then(() => tell.done(words.undone), tell.failed);
  };
  notifications.show({
    id,
    autoClose: 10_000,
    classNames: { root: 'told', title: 'told-title', description: 'told-text', closeButton: 'icon-button' },
    closeButtonProps: { 'aria-label': words.close },
    message: (
      <span className="told-undo">
        {words.saved}: {words.changes(count)}
        <ActionButton size="small" onClick={undo}>
          {words.undo}
        </ActionButton>
      </span>
    ),
  });
}
