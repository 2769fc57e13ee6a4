import { useState } from 'react';
import { policyPresets } from '#contracts/retention-policies.ts';
import {
  ActionButton,
  CheckField,
  ChoiceField,
  Dialog,
  ErrorNotice,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { useRemovePolicy, useSavePolicy, useStatuses, useTags, type Policy } from '../data.ts';
import { readRule, typedFrom, type PolicyTyped } from '../policy-form.ts';
import { words } from '../words.ts';
import { PeriodField } from './PeriodField.tsx';

interface PolicyDialogProps {
  /** Null makes a new one. */
  readonly policy: Policy | null;
  readonly onClose: () => void;
}

/** Makes a policy, from a preset or from nothing, or changes one. */
export function PolicyDialog({ policy, onClose }: PolicyDialogProps) {
  const [typed, setTyped] = useState(() =>
    typedFrom(policy?.name ?? '', policy?.source ?? '', policy?.active ?? true, policy?.rule ?? null),
  );
  const [removing, setRemoving] = useState(false);
  const save = useSavePolicy();
  const rule = readRule(typed);
  const complete = typed.name.trim() !== '' && rule !== null;
  const submit = () => {
    if (!complete) return;
    const { name, source, active } = typed;
    const values = { name: name.trim(), source: source.trim(), active, rule };
    save.mutate(policy ? { id: policy.id, ...values } : values, { onSuccess: onClose });
  };
  if (removing && policy) return <RemoveDialog policy={policy} onClose={onClose} />;
  const change = (part: Partial<PolicyTyped>) => setTyped((before) => ({ ...before, ...part }));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={policy ? words.policies.editTitle : words.policies.addTitle}
      onSubmit={submit}
      actions={
        <>
          {policy ? (
            <ActionButton tone="danger" className="dialog-apart" onClick={() => setRemoving(true)}>
              {words.policies.remove}
            </ActionButton>
          ) : null}
          <ActionButton onClick={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" type="submit" disabled={!complete} busy={save.isPending}>
            {policy ? words.policies.save : words.policies.make}
          </ActionButton>
        </>
      }
    >
      {policy ? null : <PresetField onChoose={setTyped} />}
      <TextField
        label={words.policies.name}
        value={typed.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={200}
        data-autofocus
      />
      <TextAreaField
        label={words.policies.source}
        description={words.policies.sourceHint}
        value={typed.source}
        onChange={(event) => change({ source: event.currentTarget.value })}
        maxLength={1000}
      />
      <ConditionFields typed={typed} change={change} />
      <PeriodFields typed={typed} change={change} />
      <CheckField
        label={words.policies.active}
        checked={typed.active}
        onChange={(event) => change({ active: event.currentTarget.checked })}
      />
      <ErrorNotice error={save.error} />
    </Dialog>
  );
}

function PresetField({ onChoose }: { onChoose: (typed: PolicyTyped) => void }) {
  const [chosen, setChosen] = useState('');
  return (
    <SelectField
      label={words.policies.startFrom}
      value={chosen}
      onChange={(value) => {
        setChosen(value ?? '');
        const preset = policyPresets.find(({ id }) => id === value);
        onChoose(typedFrom(preset?.name ?? '', preset?.source ?? '', true, preset?.rule ?? null));
      }}
      data={[
        { value: '', label: words.policies.blank },
        ...policyPresets.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

interface PartProps {
  readonly typed: PolicyTyped;
  readonly change: (part: Partial<PolicyTyped>) => void;
}

function ConditionFields({ typed, change }: PartProps) {
  const statuses = useStatuses();
  const tags = useTags();
  const withOwn = [...new Set([...statuses, ...(typed.status === '' ? [] : [typed.status])])];
  return (
    <div className="retention-fields">
      <TextField
        label={words.policies.typeField}
        placeholder={words.policies.any}
        value={typed.type}
        onChange={(event) => change({ type: event.currentTarget.value })}
        maxLength={100}
      />
      <SelectField
        label={words.policies.statusField}
        value={typed.status}
        onChange={(value) => change({ status: value ?? '' })}
        data={[
          { value: '', label: words.policies.any },
          ...withOwn.map((status) => ({ value: status, label: status })),
        ]}
      />
      <SelectField
        label={words.policies.tagField}
        value={typed.tag}
        onChange={(value) => change({ tag: value ?? '' })}
        data={[
          { value: '', label: words.policies.any },
          ...tags.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}

function PeriodFields({ typed, change }: PartProps) {
  return (
    <>
      <ChoiceField
        label={words.policies.countedFrom}
        value={typed.countedFrom}
        onChange={(countedFrom) => change({ countedFrom })}
        options={(['last-activity', 'closing', 'creation'] as const).map((value) => ({
          value,
          label: words.policies.froms[value],
        }))}
      />
      {typed.countedFrom === 'closing' ? (
        <TextField
          label={words.policies.closedStatuses}
          description={words.policies.closedHint}
          value={typed.closedStatuses}
          onChange={(event) => change({ closedStatuses: event.currentTarget.value })}
          maxLength={1000}
        />
      ) : null}
      <div className="retention-halves">
        <PeriodField
          label={words.policies.keepAtLeast}
          hint={words.policies.keepHint}
          value={typed.keepAtLeast}
          onChange={(keepAtLeast) => change({ keepAtLeast })}
        />
        <PeriodField
          label={words.policies.dueAfter}
          hint={words.policies.dueHint}
          value={typed.dueAfter}
          onChange={(dueAfter) => change({ dueAfter })}
        />
      </div>
      <CheckField
        label={words.policies.archiveFirst}
        checked={typed.archiveFirst}
        onChange={(event) => change({ archiveFirst: event.currentTarget.checked })}
      />
      {typed.archiveFirst ? (
        <div className="retention-halves">
          <PeriodField
            label={words.policies.archivedFor}
            value={typed.archivedFor}
            onChange={(archivedFor) => change({ archivedFor })}
          />
        </div>
      ) : null}
    </>
  );
}

function RemoveDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const remove = useRemovePolicy();
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.policies.removeTitle(policy.name)}
      actions={
        <>
          <ActionButton onClick={onClose} autoFocus data-autofocus>
            {words.cancel}
          </ActionButton>
          <ActionButton
            tone="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ id: policy.id }, { onSuccess: onClose })}
          >
            {words.policies.removeNow}
          </ActionButton>
        </>
      }
    >
      <p>{words.policies.removeText}</p>
      <ErrorNotice error={remove.error} />
    </Dialog>
  );
}
