import { useState } from 'react';
import { Use, type Account, type AccountField } from '#contracts/accounts.ts';
import { PersonField } from '#contracts/person.ts';
import { ActionButton, CloseIcon, IconButton, PlusIcon, TextField } from '#renderer/ui/index.ts';
import { formatPartialDate } from '#renderer/ui/format.ts';
import { useStatuses } from '../data.ts';
import { fieldLabel, identificationLabel } from '../field-words.ts';
import { newEntry, type Edits, type EntryEdit } from './edits.ts';
import { partsOf } from './parts.ts';
import { readDate } from './read-date.ts';
import { words } from './words.ts';

interface Props {
  readonly account: Account;
  readonly edits: Edits;
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (edits: Edits) => void;
}

/** Fields that hold one value by nature; adding another means the first was wrong. */
const single: ReadonlySet<string> = new Set(['display-name', 'birthdate', 'gender']);

/** Every value of the account in its own line, open for change. */
export function ValueForm({ account, edits, problems, onChange }: Props) {
  const [added, setAdded] = useState(0);
  const custom = [
    ...new Set(edits.entries.map((entry) => entry.field).filter((field) => field.startsWith('custom:'))),
  ];
  const fields: readonly AccountField[] = [...PersonField.options, 'display-name', ...custom];
  const change = (entry: EntryEdit): void =>
    onChange({ ...edits, entries: edits.entries.map((one) => (one.key === entry.key ? entry : one)) });
  const add = (field: AccountField): void => {
    const use = edits.entries.some((entry) => entry.field === field && !entry.removed)
      ? furtherUse(field)
      : 'primary';
    onChange({ ...edits, entries: [...edits.entries, newEntry(field, use, added)] });
    setAdded(added + 1);
  };
  return (
    <>
      {fields.map((field) => {
        const entries = edits.entries.filter((entry) => entry.field === field);
        const canAdd = entries.length === 0 || !(single.has(field) || field.startsWith('custom:'));
        return (
          <fieldset key={field} className="update-field">
            <legend>{fieldLabel(field)}</legend>
            {entries.map((entry, at) => (
              <EntryForm
                key={entry.key}
                entry={entry}
                account={account}
                problem={problems.get(entry.key)}
                autoFocus={field === 'name' && at === 0}
                onChange={change}
              />
            ))}
            {canAdd ? (
              <button type="button" className="update-add" onClick={() => add(field)}>
                <PlusIcon /> {words.add(fieldLabel(field))}
              </button>
            ) : null}
          </fieldset>
        );
      })}
      <Record edits={edits} problems={problems} onChange={onChange} />
      <AddField
        onAdd={(key) => {
          if (!edits.entries.some((entry) => entry.field === `custom:${key}`)) add(`custom:${key}`);
        }}
      />
    </>
  );
}

function furtherUse(field: AccountField): Use {
  return field === 'name' ? 'alias' : 'additional';
}

/** What is not about the person: reference id, status, type. */
function Record({ edits, problems, onChange }: Omit<Props, 'account'>) {
  const statuses = useStatuses();
  return (
    <fieldset className="update-field">
      <legend>{words.record}</legend>
      <div className="update-parts">
        <div className="update-part" data-width={6}>
          <TextField
            label={words.referenceId}
            value={edits.referenceId}
            error={problems.get('referenceId')}
            onChange={(event) => onChange({ ...edits, referenceId: event.currentTarget.value })}
          />
        </div>
        <div className="update-part" data-width={3}>
          <TextField
            label={words.status}
            list="update-statuses"
            value={edits.status}
            error={problems.get('status')}
            onChange={(event) => onChange({ ...edits, status: event.currentTarget.value })}
          />
        </div>
        <div className="update-part" data-width={3}>
          <TextField
            label={words.type}
            value={edits.type}
            error={problems.get('type')}
            onChange={(event) => onChange({ ...edits, type: event.currentTarget.value })}
          />
        </div>
        <datalist id="update-statuses">
          {statuses.map((status) => (
            <option key={status} value={status} />
          ))}
        </datalist>
      </div>
    </fieldset>
  );
}

interface EntryProps {
  readonly entry: EntryEdit;
  readonly account: Account;
  readonly problem: string | undefined;
  /** The panel opens with the focus here. */
  readonly autoFocus: boolean;
  readonly onChange: (entry: EntryEdit) => void;
}

/** The parts of a value that are worth a field: a name in parts needs no text of the whole. */
function shownParts(entry: EntryEdit) {
  const inParts = entry.field === 'name' && !entry.texts['full'];
  return partsOf(entry.field).filter((part) => !(inParts && part.name === 'full'));
}

function EntryForm({ entry, account, problem, autoFocus, onChange }: EntryProps) {
  const stored = account.fields
    .find((field) => field.field === entry.field)
    ?.entries.find((one) => one.id === entry.entryId);
  const label =
    entry.field === 'identification' ? identificationLabel(stored?.value) : fieldLabel(entry.field);
  if (entry.removed) {
    return (
      <div className="update-entry">
        <p className="update-removed">
          <del>
            <bdi>{stored?.text}</bdi>
          </del>{' '}
          <span className="faint">{words.takenOff}</span>
        </p>
        <ActionButton size="small" onClick={() => onChange({ ...entry, removed: false })}>
          {words.putBack}
        </ActionButton>
      </div>
    );
  }
  const hidden = entry.masked ? stored?.text : undefined;
  return (
    <div className="update-entry" data-field={entry.field}>
      <div className="update-parts">
        {shownParts(entry).map((part, at) => (
          <div key={part.name} className="update-part" data-width={part.width}>
            <TextField
              label={part.label === '' ? undefined : part.label}
              aria-label={part.label === '' ? label : `${label}: ${part.label}`}
              placeholder={
                hidden !== undefined && (part.name === 'number' || part.name === 'text')
                  ? `${hidden} · ${words.keepMasked}`
                  : undefined
              }
              value={entry.texts[part.name] ?? ''}
              error={problem !== undefined}
              data-autofocus={autoFocus && at === 0 ? true : undefined}
              onChange={(event) =>
                onChange({ ...entry, texts: { ...entry.texts, [part.name]: event.currentTarget.value } })
              }
            />
          </div>
        ))}
        <ReadsAs entry={entry} />
      </div>
      {single.has(entry.field) || entry.field.startsWith('custom:') ? null : (
        <select
          className="update-use"
          aria-label={`${label}: ${words.use}`}
          value={entry.use}
          onChange={(event) => {
            const use = Use.safeParse(event.currentTarget.value);
            if (use.success) onChange({ ...entry, use: use.data });
          }}
        >
          {Use.options.map((use) => (
            <option key={use} value={use}>
              {words.uses[use]}
            </option>
          ))}
        </select>
      )}
      <IconButton
        icon={<CloseIcon />}
        label={words.take(label)}
        onClick={() => onChange({ ...entry, removed: true })}
      />
      {problem === undefined ? null : (
        <p className="update-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A date typed in another form is said back as it was understood. */
function ReadsAs({ entry }: { readonly entry: EntryEdit }) {
  const text = entry.texts['text'] ?? '';
  if (entry.field !== 'birthdate' || text === '') return null;
  const date = readDate(text);
  return date === null || date === text.trim() ? null : (
    <span className="update-reads faint">{words.readsAs(formatPartialDate(date))}</span>
  );
}

function AddField({ onAdd }: { readonly onAdd: (key: string) => void }) {
  const [key, setKey] = useState('');
  const add = (): void => {
    const name = key.trim();
    if (name === '' || name.length > 200) return;
    onAdd(name);
    setKey('');
  };
  return (
    <fieldset className="update-field">
      <legend>{words.addField}</legend>
      <div className="update-entry">
        <TextField
          className="update-new-key"
          aria-label={words.fieldKey}
          placeholder={words.fieldKey}
          value={key}
          maxLength={200}
          onChange={(event) => setKey(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey) {
              event.preventDefault();
              add();
            }
          }}
        />
        <ActionButton size="small" disabled={key.trim() === ''} onClick={add}>
          {words.addField}
        </ActionButton>
      </div>
    </fieldset>
  );
}
