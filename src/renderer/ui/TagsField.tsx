import { MultiSelect, TagsInput, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useState } from 'react';
import { TagPill, type PillColour } from './Pill.tsx';
import './TagsField.css';

/** A tag as a field offers it. */
export interface OfferedTag {
  readonly name: string;
  readonly colour: PillColour;
}

interface TagsFieldProps {
  readonly label: string;
  readonly tags: readonly OfferedTag[];
  readonly value: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  /** Takes names that no tag has yet; Enter makes one. */
  readonly allowNew?: boolean | undefined;
  readonly hideLabel?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
}

const classNames = {
  label: 'field-label',
  description: 'field-hint',
  root: 'field',
  input: 'tags-field-input',
  pillsList: 'tags-field-list',
  pill: 'tags-field-pill',
  inputField: 'tags-field-text',
  dropdown: 'floating',
  option: 'option',
};
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
/** Longest name of a tag. */
const longestName = 80;

const fitting: OptionsFilter = ({ options, search }) => {
  const typed = search.trim().toLowerCase();
  return options.filter(
    (option): option is ComboboxItem => 'label' in option && option.label.toLowerCase().includes(typed),
  );
};

/** Chooses tags by name; drawn in their colours in the list that opens. */
export function TagsField({
  label,
  tags,
  value,
  onChange,
  placeholder,
  hint,
  allowNew = false,
  hideLabel = false,
  autoFocus = false,
}: TagsFieldProps) {
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const colours = new Map(tags.map((tag) => [tag.name, tag.colour]));
  const shared = {
    ...(hideLabel ? { 'aria-label': label } : { label }),
    ...(hint ? { description: hint } : {}),
    ...(value.length === 0 && placeholder ? { placeholder } : {}),
    ...(autoFocus ? { 'data-autofocus': true, autoFocus: true } : {}),
    data: tags.map((tag) => tag.name),
    value: [...value],
    onChange,
    classNames,
    filter: fitting,
    maxDropdownHeight: 260,
    // In a dialog the list would lie over the fields below; typing or the arrow down opens it.
    openOnFocus: false,
    inputWrapperOrder: order,
    autoComplete: 'off',
    spellCheck: false,
    renderOption: ({ option }: { option: { readonly value: string } }) => (
      <TagPill name={option.value} colour={colours.get(option.value) ?? 'grey'} />
    ),
  };
  return allowNew ? (
    <TagsInput
      {...shared}
      maxLength={longestName}
      acceptValueOnBlur
      searchValue={typed}
      onSearchChange={setTyped}
      dropdownOpened={opened || typed.trim() !== ''}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
    />
  ) : (
    <MultiSelect {...shared} searchable hidePickedOptions />
  );
}
