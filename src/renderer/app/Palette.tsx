/** The command palette: accounts and commands as one types. */
import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Kbd, SearchIcon, StatusPill } from '../ui/index.ts';
import { statusTone } from '../search/index.ts';
import { useCommands } from './commands.ts';
import { usePaletteAccounts } from './data.ts';
import type { Command } from './feature.ts';
import { words } from './words.ts';
import './Palette.css';

/** Commands whose label holds every typed word, in any order. */
export function fittingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => typed.every((word) => label.toLowerCase().includes(word)));
}

const classNames = {
  content: 'palette',
  overlay: 'dialog-scrim',
  search: 'palette-search',
  actionsList: 'palette-list',
  actionsGroup: 'palette-group',
  action: 'palette-action',
  empty: 'palette-empty',
};

/** Opens with Ctrl+K. The arrow keys move, Enter goes, Escape closes. */
export function Palette({ go }: { go: (path: string) => void }) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 80);
  const found = usePaletteAccounts(asked).data?.rows ?? [];
  const rows = text.trim().length > 1 ? found : [];
  const commands = fittingCommands(useCommands(), text);
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      lockScroll={false}
      clearQueryOnClose
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      classNames={classNames}
      size="var(--dialog-width-wide)"
    >
      <Spotlight.Search
        placeholder={words.palette}
        aria-label={words.palette}
        leftSection={<SearchIcon />}
        autoComplete="off"
        spellCheck={false}
      />
      <Spotlight.ActionsList>
        {rows.length > 0 ? (
          <Spotlight.ActionsGroup label={words.accounts}>
            {rows.map((row) => (
              <Spotlight.Action key={row.id} onClick={() => go(`/accounts/${row.id}`)}>
                <span className="palette-name clip">{row.name || row.referenceId}</span>
                <span className="code faint clip">{row.referenceId}</span>
                <span className="palette-end">
                  <StatusPill tone={statusTone(row.status)}>{row.status}</StatusPill>
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {commands.length > 0 ? (
          <Spotlight.ActionsGroup label={words.commands}>
            {commands.map((command) => (
              <Spotlight.Action key={command.id} onClick={() => command.run(go)}>
                <span className="palette-name">{command.label}</span>
                <span className="palette-end">{command.keys ? <Kbd keys={command.keys} /> : null}</span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {rows.length === 0 && commands.length === 0 ? (
          <Spotlight.Empty>{words.paletteNothing}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
