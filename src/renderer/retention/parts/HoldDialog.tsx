import { useState } from 'react';
import {
  ActionButton,
  Dialog,
  ErrorNotice,
  Notice,
  SelectField,
  tell,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { useSession } from '../../wire/index.ts';
import { useAddToHold, useHolds, usePlaceHold, useStaff, useTags } from '../data.ts';
import { isDay } from '../days.ts';
import { words } from '../words.ts';

interface HoldDialogProps {
  /** The accounts it is for; none: they are named in the dialog. */
  readonly accountIds: readonly string[];
  readonly who: string;
  readonly onClose: () => void;
}

const fresh = 'fresh';

/** Places a legal hold, or puts accounts under one that is there. */
export function HoldDialog({ accountIds, who, onClose }: HoldDialogProps) {
  const holds = useHolds(false).data?.holds ?? [];
  const [into, setInto] = useState(fresh);
  const form = useHoldForm();
  const place = usePlaceHold();
  const add = useAddToHold();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const named = accountIds.length > 0;
  const chosen = {
    accountIds: [...accountIds],
    referenceIds: named ? [] : form.referenceIds,
    ...(named || form.tag === null ? {} : { tag: form.tag }),
  };
  const someone = named || form.referenceIds.length > 0 || form.tag !== null;
  const complete = someone && (into !== fresh || form.complete);
  const done = (answer: { accounts: number; missing: readonly string[] }) => {
    tell.done(words.holds.placed(answer.accounts));
    if (answer.missing.length > 0) setMissing(answer.missing);
    else onClose();
  };
  const submit = () => {
    if (!complete) return;
    if (into === fresh) place.mutate({ ...form.values, ...chosen }, { onSuccess: done });
    else add.mutate({ id: into, ...chosen }, { onSuccess: done });
  };
  return (
    <Dialog
      open
      wide={!named}
      onClose={onClose}
      title={words.holds.addTitle}
      onSubmit={missing.length > 0 ? onClose : submit}
      actions={
        missing.length > 0 ? (
          <ActionButton tone="primary" type="submit">
            {words.close}
          </ActionButton>
        ) : (
          <>
            <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
            <ActionButton
              tone="primary"
              type="submit"
              disabled={!complete}
              busy={place.isPending || add.isPending}
            >
              {words.holds.place}
            </ActionButton>
          </>
        )
      }
    >
      {missing.length > 0 ? (
        <Notice>{words.holds.missing(missing)}</Notice>
      ) : (
        <>
          {named ? (
            <p>
              {accountIds.length === 1 ? words.holds.onThis(who) : words.holds.onSelected(accountIds.length)}
            </p>
          ) : null}
          {named && holds.length > 0 ? (
            <SelectField
              label={words.holds.exists}
              value={into}
              onChange={(value) => setInto(value ?? fresh)}
              data={[
                { value: fresh, label: words.holds.fresh },
                ...holds.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          ) : null}
          {into === fresh ? <HoldFields form={form} named={named} /> : null}
          <ErrorNotice error={place.error ?? add.error} />
        </>
      )}
    </Dialog>
  );
}

function useHoldForm() {
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [references, setReferences] = useState('');
  const [tag, setTag] = useState<string | null>(null);
  const days = [from, reviewOn].every((day) => day === '' || isDay(day));
  return {
    name,
    setName,
    reason,
    setReason,
    owner,
    setOwner,
    from,
    setFrom,
    reviewOn,
    setReviewOn,
    references,
    setReferences,
    tag,
    setTag,
    referenceIds: references
      .split(/[\n,;]/)
      .map((one) => one.trim())
      .filter(Boolean),
    complete: name.trim() !== '' && reason.trim() !== '' && days,
    values: {
      name: name.trim(),
      reason: reason.trim(),
      ...(owner === null ? {} : { ownerId: owner }),
      ...(from === '' ? {} : { from }),
      reviewOn: reviewOn === '' ? null : reviewOn,
    },
  };
}

interface HoldFieldsProps {
  readonly form: ReturnType<typeof useHoldForm>;
  readonly named: boolean;
}

function HoldFields({ form, named }: HoldFieldsProps) {
  const staff = useStaff();
  const self = useSession()?.personId ?? null;
  const wrong = (day: string) => (day === '' || isDay(day) ? undefined : words.holds.dayWrong);
  return (
    <>
      <TextField
        label={words.holds.name}
        description={words.holds.nameHint}
        value={form.name}
        onChange={(event) => form.setName(event.currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
      <TextField
        label={words.reason}
        value={form.reason}
        onChange={(event) => form.setReason(event.currentTarget.value)}
        maxLength={500}
      />
      <div className="retention-fields">
        <SelectField
          label={words.holds.owner}
          value={form.owner ?? self}
          onChange={form.setOwner}
          data={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          label={words.holds.from}
          description={words.holds.fromHint}
          value={form.from}
          onChange={(event) => form.setFrom(event.currentTarget.value.trim())}
          error={wrong(form.from)}
          maxLength={10}
        />
        <TextField
          label={words.holds.review}
          description={words.holds.optional}
          value={form.reviewOn}
          onChange={(event) => form.setReviewOn(event.currentTarget.value.trim())}
          error={wrong(form.reviewOn)}
          maxLength={10}
        />
      </div>
      {named ? null : <WhoFields form={form} />}
    </>
  );
}

function WhoFields({ form }: Pick<HoldFieldsProps, 'form'>) {
  const tags = useTags();
  return (
    <>
      <TextAreaField
        label={words.holds.references}
        description={words.holds.referencesHint}
        value={form.references}
        onChange={(event) => form.setReferences(event.currentTarget.value)}
      />
      <SelectField
        label={words.holds.byTag}
        value={form.tag ?? ''}
        onChange={(value) => form.setTag(value ? value : null)}
        data={[
          { value: '', label: words.holds.noTag },
          ...tags.map(({ name }) => ({ value: name, label: name })),
        ]}
      />
    </>
  );
}
