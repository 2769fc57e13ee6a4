import { useState } from 'react';
import { ActionButton, Dialog, ErrorNotice, TagsField, tell } from '../../ui/index.ts';
import { useApplyTags, useTags } from '../data.ts';
import { useSearch } from '../state.ts';
import { words } from '../words.ts';

/** Puts tags on, and takes tags off, all selected accounts. */
export function TagSelectionDialog() {
  const open = useSearch((search) => search.dialog === 'tags' && search.selected.size > 0);
  return open ? <TagForm /> : null;
}

function TagForm() {
  const selected = useSearch((search) => search.selected);
  const openDialog = useSearch((search) => search.openDialog);
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const known = useTags();
  const apply = useApplyTags();
  const close = () => openDialog(null);
  const submit = () => {
    if (add.length + remove.length === 0) return;
    apply.mutate(
      { accountIds: [...selected], add, remove },
      {
        onSuccess: ({ added, removed }) => {
          tell.done(words.tagged(added, removed));
          close();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={close}
      title={words.tagTitle(selected.size)}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={close}>{words.cancel}</ActionButton>
          <ActionButton
            tone="primary"
            type="submit"
            disabled={add.length + remove.length === 0}
            busy={apply.isPending}
          >
            {words.tagApply}
          </ActionButton>
        </>
      }
    >
      <TagsField
        label={words.tagAdd}
        hint={words.tagAddHint}
        tags={known.filter((tag) => !remove.includes(tag.name))}
        value={add}
        onChange={setAdd}
        allowNew
        autoFocus
      />
      <TagsField
        label={words.tagRemove}
        tags={known.filter((tag) => tag.accounts > 0 && !add.includes(tag.name))}
        value={remove}
        onChange={setRemove}
      />
      <ErrorNotice error={apply.error} />
    </Dialog>
  );
}
