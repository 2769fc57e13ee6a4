import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { useSetRole, type StaffMember } from '../data.ts';
import { words } from '../words.ts';
import { RoleField } from './RoleField.tsx';

interface EditPersonDialogProps {
  readonly person: StaffMember;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Changes what a person may do, or leads to taking their access away. */
export function EditPersonDialog({ person, onClose, onRemove }: EditPersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const change = useSetRole();
  const submit = () => {
    if (role === person.role) onClose();
    else change.mutate({ id: person.id, role }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={person.name}
      onSubmit={submit}
      actions={
        <>
          <ActionButton tone="danger" className="dialog-apart" onClick={onRemove}>
            {words.remove}
          </ActionButton>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" busy={change.isPending}>
            {words.save}
          </ActionButton>
        </>
      }
    >
      <RoleField value={role} onChange={setRole} />
      <ErrorNotice error={change.error} />
    </Dialog>
  );
}
