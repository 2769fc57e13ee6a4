/** The command palette: accounts and commands as one types. */
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { statusTone } from '../search/index.ts';
import { answerKey, formatPartialDate, Kbd, SearchIcon, StatusPill } from '../ui/index.ts';
import { useCommands } from './commands.ts';
import { usePaletteAccounts } from './data.ts';
import { fittingCommands } from './palette-choices.ts';
import { useShell } from './state.ts';
import { words } from './words.ts';
import './Palette.css';

/** One line of the palette. */
interface Choice {
  readonly id: string;
  readonly group: string;
  readonly content: ReactNode;
  readonly run: () => void;
}

/** Milliseconds of rest before accounts are asked for. */
const typingRest = 70;

/** Opens with Ctrl+K. The arrow keys move, Enter goes, Escape closes. */
export function Palette({ go }: { go: (path: string) => void }) {
  const open = useShell((shell) => shell.palette);
  const setOpen = useShell((shell) => shell.setPalette);
  const close = () => setOpen(false);
  if (!open) return null;
  return (
    <Modal.Root opened onClose={close} yOffset="12vh" padding={0} size="var(--dialog-width-wide)">
      <Modal.Overlay className="dialog-scrim" />
      <Modal.Content className="palette" aria-label={words.openPalette}>
        <Modal.Body className="palette-body">
          <Choices go={go} close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Choices({ go, close }: { go: (path: string) => void; close: () => void }) {
  const [text, setText] = useState('');
  const [cursorId, setCursorId] = useState<string | null>(null);
  const listId = useId();
  const choices = useChoices(text, go);
  const found = choices.findIndex((choice) => choice.id === cursorId);
  const cursor = Math.max(0, found);
  const move = (by: number) => {
    const next = choices[(cursor + by + choices.length) % choices.length];
    if (next === undefined) return;
    setCursorId(next.id);
    document.getElementById(`${listId} ${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => pick(choices[cursor]) };
    const handler =
      event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter' ? keys[event.key] : null;
    if (handler) {
      event.preventDefault();
      handler();
    } else answerKey(event, { 'Ctrl+K': close });
  };
  const active = choices[cursor];
  return (
    <>
      <div className="palette-head">
        <SearchIcon />
        <input
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active ? `${listId} ${active.id}` : undefined}
          aria-autocomplete="list"
          aria-label={words.palette}
          placeholder={words.palette}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCursorId(null);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          autoFocus
          data-autofocus
        />
        <Kbd keys="Esc" />
      </div>
      <div id={listId} role="listbox" aria-label={words.palette} className="palette-list">
        {choices.length === 0 ? <p className="palette-empty">{words.paletteNothing}</p> : null}
        {choices.map((choice, index) => (
          <div key={choice.id} role="presentation">
            {choice.group === choices[index - 1]?.group ? null : (
              <p className="palette-group" role="presentation">
                {choice.group}
              </p>
            )}
            {/* Keys are handled by the box above, which keeps the focus. */}
            <div
              id={`${listId} ${choice.id}`}
              role="option"
              aria-selected={index === cursor}
              className="palette-choice"
              onMouseMove={() => setCursorId(choice.id)}
              onClick={() => pick(choice)}
            >
              {choice.content}
            </div>
          </div>
        ))}
      </div>
    </>
  );
}

/** Accounts that fit, then commands that fit. */
function useChoices(text: string, go: (path: string) => void): readonly Choice[] {
  const [asked] = useDebouncedValue(text, typingRest);
  const found = usePaletteAccounts(asked).data?.rows ?? [];
  const commands = fittingCommands(useCommands(), text);
  const rows = text.trim().length > 1 ? found : [];
  return [
    ...rows.map((row) => ({
      id: row.id,
      group: words.accounts,
      run: () => go(`/accounts/${row.id}`),
      content: (
        <>
          <span className="clip">{row.name || row.referenceId}</span>
          <span className="code faint clip">{row.referenceId}</span>
          <span className="palette-end">
            {row.birthdate === null ? null : (
              <span className="faint">{formatPartialDate(row.birthdate)}</span>
            )}
            <StatusPill tone={statusTone(row.status)}>{row.status}</StatusPill>
          </span>
        </>
      ),
    })),
    ...commands.map((command) => ({
      id: command.id,
      group: words.commands,
      run: () => command.run(go),
      content: (
        <>
          <span className="clip">{command.label}</span>
          <span className="palette-end">{command.keys ? <Kbd keys={command.keys} /> : null}</span>
        </>
      ),
    })),
  ];
}
