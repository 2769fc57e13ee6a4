import { Dialog, Kbd } from '../ui/index.ts';
import { useCommands } from './commands.ts';
import type { KeyGroup } from './feature.ts';
import { features } from './features.ts';
import { useShell } from './state.ts';
import { words } from './words.ts';
import './KeySheet.css';

/** All keys, by place. */
export function KeySheet() {
  const open = useShell((shell) => shell.keySheet);
  const setOpen = useShell((shell) => shell.setKeySheet);
  const commands = useCommands();
  const everywhere: KeyGroup = {
    title: words.everywhere,
    keys: [
      { keys: 'Ctrl+K', label: words.openPalette },
      ...commands.flatMap(({ keys, label }) => (keys === undefined ? [] : [{ keys, label }])),
    ],
  };
  const groups: readonly KeyGroup[] = [
    everywhere,
    { title: words.lists, keys: words.listKeys },
    ...features.flatMap((feature) => feature.keyGroups ?? []),
  ];
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={words.keySheet} wide>
      <div className="key-sheet">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className="key-sheet-list">
              {group.keys.map(({ keys, label }) => (
                <div key={`${keys} ${label}`} className="key-sheet-line">
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="faint small">{words.keySheetHint}</p>
    </Dialog>
  );
}
