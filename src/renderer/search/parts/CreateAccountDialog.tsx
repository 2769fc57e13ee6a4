import { useState } from 'react';
import { useLocation } from 'wouter';
import { isError } from '../../app/error-words.ts';
import { ActionButton, Dialog, ErrorNotice, TagsField, tell, TextField, LinkButton } from '../../ui/index.ts';
import { findByReference, useCreateAccount, useTags } from '../data.ts';
import { useSearch } from '../state.ts';
import { words } from '../words.ts';
import { emptyForm, isBirthDate, newAccountInput, type NewAccountForm } from './new-account.ts';

/** Makes an account by hand; only the reference id is required. */
export function CreateAccountDialog() {
  const open = useSearch((search) => search.dialog === 'create');
  return open ? <CreateForm /> : null;
}

function CreateForm() {
  const openDialog = useSearch((search) => search.openDialog);
  const [form, setForm] = useState<NewAccountForm>(emptyForm);
  const [, go] = useLocation();
  const known = useTags();
  const create = useCreateAccount();
  const close = () => openDialog(null);
  const open = (id: string) => {
    close();
    go(`/accounts/${id}`);
  };
  const dateFits = isBirthDate(form.birthdate);
  const complete = form.referenceId.trim() !== '' && dateFits;
  const submit = () => {
    if (!complete) return;
    create.mutate(newAccountInput(form), {
      onSuccess: ({ id }) => {
        tell.done(words.created);
        open(id);
      },
    });
  };
  const field = (name: Exclude<keyof NewAccountForm, 'tags'>) => ({
    label: words[name === 'referenceId' ? 'reference' : name],
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      create.reset();
      setForm((before) => ({ ...before, [name]: value }));
    },
  });
  const taken = isError(create.error, 'conflict');
  const openExisting = () => void findByReference(form.referenceId.trim()).then(open, tell.failed);
  return (
    <Dialog
      open
      onClose={close}
      title={words.createTitle}
      onSubmit={submit}
      actions={
        <>
          <ActionButton onClick={close}>{words.cancel}</ActionButton>
          <ActionButton
            tone="primary"
            type="submit"
            disabled={!complete}
            busy={create.isPending}
            keys="Enter"
          >
            {words.createNow}
          </ActionButton>
        </>
      }
    >
      <p className="faint">{words.createText}</p>
      <TextField
        {...field('referenceId')}
        description={words.referenceHint}
        error={
          taken ? (
            <>
              {words.referenceTaken} <LinkButton onClick={openExisting}>{words.openExisting}</LinkButton>
            </>
          ) : undefined
        }
        maxLength={255}
        autoFocus
        data-autofocus
      />
      <div className="form-row">
        <TextField {...field('first')} />
        <TextField {...field('middle')} />
        <TextField {...field('last')} />
      </div>
      <TextField
        {...field('birthdate')}
        placeholder="1988-07-04"
        description={words.birthdateHint}
        error={dateFits ? undefined : words.birthdateWrong}
      />
      <div className="form-row">
        <TextField {...field('email')} />
        <TextField {...field('phone')} />
      </div>
      <TagsField
        label={words.tags}
        tags={known}
        value={form.tags}
        onChange={(tags) => setForm((before) => ({ ...before, tags }))}
        allowNew
      />
      {taken ? null : <ErrorNotice error={create.error} />}
    </Dialog>
  );
}
