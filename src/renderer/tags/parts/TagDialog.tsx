import { useState } from 'react';
import { isError } from '../../app/error-words.ts';
import { ActionButton, Dialog, ErrorNotice, TextField, type PillColour } from '../../ui/index.ts';
import { useChangeTag, useCreateTag, type Tag } from '../data.ts';
import { words } from '../words.ts';
import { ColourField } from './ColourField.tsx';

interface TagDialogProps {
  /** Null makes a new one. */
  readonly tag: Tag | null;
  readonly onClose: () => void;
  readonly onRemove?: () => void;
}

/** Makes a tag, or renames, recolours and describes one. */
export function TagDialog({ tag, onClose, onRemove }: TagDialogProps) {
  const [name, setName] = useState(tag?.name ?? '');
  const [colour, setColour] = useState<PillColour>(tag?.colour ?? 'grey');
  const [description, setDescription] = useState(tag?.description ?? '');
  const create = useCreateTag();
  const change = useChangeTag();
  const saving = tag ? change : create;
  const complete = name.trim() !== '';
  const submit = () => {
    if (!complete) return;
    const values = { name: name.trim(), colour, description: description.trim() };
    if (tag) change.mutate({ id: tag.id, ...values }, { onSuccess: onClose });
    else create.mutate(values, { onSuccess: onClose });
  };
  const taken = isError(saving.error, 'conflict');
  return (
    <Dialog
      open
      onClose={onClose}
      title={tag ? words.editTitle : words.createTitle}
      onSubmit={submit}
      actions={
        <>
          {onRemove ? (
            <ActionButton tone="danger" className="dialog-apart" onClick={onRemove}>
              {words.remove}
            </ActionButton>
          ) : null}
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={saving.isPending}>
            {tag ? words.save : words.make}
          </ActionButton>
        </>
      }
    >
      <TextField
        label={words.name}
        description={words.nameHint}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          saving.reset();
        }}
        error={taken ? words.nameTaken : undefined}
        maxLength={80}
        autoFocus
        data-autofocus
      />
      <ColourField value={colour} onChange={setColour} />
      <TextField
        label={words.description}
        description={words.descriptionHint}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={500}
      />
      {taken ? null : <ErrorNotice error={saving.error} />}
    </Dialog>
  );
}
