import { useCallback, useState } from 'react';
import { isError } from '../../app/error-words.ts';
import { ActionButton, Dialog, ErrorNotice, tell, TextField } from '../../ui/index.ts';
import { NewPassphrase, type ChosenPassphrase } from '../../vault/index.ts';
import { useAddPerson, type StaffMember } from '../data.ts';
import { words } from '../words.ts';
import { RoleField } from './RoleField.tsx';

/** Gives somebody access with a role and a first passphrase. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffMember['role']>('analyst');
  const [chosen, setChosen] = useState<ChosenPassphrase>({ passphrase: '', ready: false });
  const takeChosen = useCallback((next: ChosenPassphrase) => setChosen(next), []);
  const add = useAddPerson();
  const complete = name.trim() !== '' && chosen.ready;
  const taken = isError(add.error, 'conflict');
  const submit = () => {
    if (!complete) return;
    add.mutate(
      { name: name.trim(), role, passphrase: chosen.passphrase },
      {
        onSuccess: (person) => {
          tell.done(words.added(person.name));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.addTitle}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={add.isPending}>
            {words.addNow}
          </ActionButton>
        </>
      }
    >
      <p className="faint">{words.addText}</p>
      <TextField
        label={words.name}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          add.reset();
        }}
        error={taken ? words.nameTaken : undefined}
        maxLength={100}
        autoFocus
        data-autofocus
      />
      <RoleField value={role} onChange={setRole} />
      <NewPassphrase label={words.passphrase} avoid={[name]} onChange={takeChosen} />
      {taken ? null : <ErrorNotice error={add.error} />}
    </Dialog>
  );
}
