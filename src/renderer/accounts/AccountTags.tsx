import { Autocomplete } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Kbd, TagPill, tell, useKeys, usePreferences, type PillColour } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { useApplyTags, useTags } from './data.ts';
import { words } from './words.ts';

interface AccountTagsProps {
  readonly accountId: string;
  readonly tags: readonly { readonly name: string; readonly colour: PillColour }[];
  /** Each tag shows a cross that takes it off. */
  readonly removable?: boolean;
}

/** The tags of an account with a field to put on another, opened by T. */
export function AccountTags({ accountId, tags, removable = false }: AccountTagsProps) {
  const [picking, setPicking] = useState(false);
  const may = useMay('edit');
  const apply = useApplyTags();
  const { letterKeys } = usePreferences();
  const before = useRef<Element | null>(null);
  const open = (): void => {
    before.current = document.activeElement;
    setPicking(true);
  };
  const close = (): void => {
    setPicking(false);
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  useKeys(may && letterKeys ? { T: open } : {});
  const change = (add: readonly string[], remove: readonly string[]): void =>
    apply.mutate({ accountIds: [accountId], add: [...add], remove: [...remove] }, { onError: tell.failed });
  return (
    <span className="account-tags">
      {tags.map((tag) => (
        <TagPill
          key={tag.name}
          name={tag.name}
          colour={tag.colour}
          onRemove={may && removable ? () => change([], [tag.name]) : undefined}
        />
      ))}
      {picking ? (
        <TagPicker
          taken={tags.map((tag) => tag.name)}
          onPick={(name) => {
            change([name], []);
            close();
          }}
          onClose={close}
        />
      ) : may ? (
        <button type="button" className="add-tag" onClick={open}>
          {words.addTag} <Kbd keys="T" />
        </button>
      ) : null}
    </span>
  );
}

interface TagPickerProps {
  readonly taken: readonly string[];
  readonly onPick: (name: string) => void;
  readonly onClose: () => void;
}

/** Type to find a tag; a name that is not there yet is made. Enter puts it on, Esc steps back. */
function TagPicker({ taken, onPick, onClose }: TagPickerProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const all = useTags(true);
  const names = all.filter((tag) => tag.active && !taken.includes(tag.name)).map((tag) => tag.name);
  useEffect(() => input.current?.focus(), []);
  const pick = (name: string): void => {
    const given = name.trim();
    const known = names.find((one) => one.toLowerCase() === given.toLowerCase());
    if (given !== '') onPick(known ?? given);
  };
  return (
    <Autocomplete
      ref={input}
      className="tag-picker"
      size="xs"
      aria-label={words.tagName}
      placeholder={words.tagName}
      data={names}
      value={typed}
      maxLength={80}
      limit={8}
      autoComplete="off"
      spellCheck={false}
      comboboxProps={{ transitionProps: { duration: 0 }, width: 220, position: 'bottom-start' }}
      classNames={{ input: 'field-input tag-picker-input', dropdown: 'floating', option: 'option' }}
      onChange={setTyped}
      onOptionSubmit={pick}
      onBlur={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (event.key === 'Enter' && !event.defaultPrevented) {
          event.preventDefault();
          pick(typed);
        }
      }}
    />
  );
}
