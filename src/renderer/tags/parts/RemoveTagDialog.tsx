import { ActionButton, Dialog, ErrorNotice, tell } from '../../ui/index.ts';
import { useRemoveTag, type Tag } from '../data.ts';
import { words } from '../words.ts';

/** Asks before a tag leaves every account. */
export function RemoveTagDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const remove = useRemoveTag();
  const go = () =>
    remove.mutate(
      { id: tag.id },
      {
        onSuccess: ({ accounts }) => {
          tell.done(words.removed(tag.name, accounts));
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.removeTitle(tag.name)}
      actions={
        <>
          <ActionButton onClick={onClose} autoFocus data-autofocus>
            {words.cancel}
          </ActionButton>
          <ActionButton tone="danger" busy={remove.isPending} onClick={go}>
            {words.removeNow}
          </ActionButton>
        </>
      }
    >
      <p>{words.removeText(tag.accounts)}</p>
      <ErrorNotice error={remove.error} />
    </Dialog>
  );
}
