import { ActionButton, Dialog, ErrorNotice, tell } from '../../ui/index.ts';
import { useRemovePerson, type StaffMember } from '../data.ts';
import { words } from '../words.ts';

/** Asks before a person's access is taken away. */
export function RemovePersonDialog({ person, onClose }: { person: StaffMember; onClose: () => void }) {
  const remove = useRemovePerson();
  const go = () =>
    remove.mutate(
      { id: person.id },
      {
        onSuccess: () => {
          tell.done(words.removed(person.name));
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.removeTitle(person.name)}
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
      <p>{words.removeText}</p>
      <ErrorNotice error={remove.error} />
    </Dialog>
  );
}
