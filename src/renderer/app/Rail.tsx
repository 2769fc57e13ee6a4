import { Tooltip } from '@mantine/core';
import type { ComponentType } from 'react';
import { Link } from 'wouter';
import { Kbd, LockIcon } from '../ui/index.ts';
import { useCommands } from './commands.ts';
import { lock } from './data.ts';
import { railEntries } from './features.ts';
import { useSession } from '../wire/index.ts';
import { words } from './words.ts';

/** The 48-pixel rail: where one is, where one can go, and the lock. */
export function Rail({ path }: { path: string }) {
  const commands = useCommands();
  const permissions = useSession()?.permissions ?? [];
  const entries = railEntries.filter(({ needs }) => needs === undefined || permissions.includes(needs));
  const keysOf = (target: string) => commands.find((command) => command.id === `go.${target}`)?.keys;
  return (
    <nav className="rail" aria-label={words.mainMenu}>
      <ul className="rail-list">
        {entries.map((entry) => (
          <li key={entry.path}>
            <RailTip label={entry.label} keys={keysOf(entry.path)}>
              <Link
                href={entry.path}
                className="rail-entry"
                aria-label={entry.label}
                aria-current={path === entry.path || path.startsWith(`${entry.path}/`) ? 'page' : undefined}
              >
                <Drawn icon={entry.icon} />
              </Link>
            </RailTip>
          </li>
        ))}
      </ul>
      <div className="rail-end">
        <RailTip label={words.lock} keys="Ctrl+L">
          <button type="button" className="rail-entry" aria-label={words.lock} onClick={lock}>
            <LockIcon />
          </button>
        </RailTip>
      </div>
    </nav>
  );
}

function Drawn({ icon: Icon }: { icon: ComponentType }) {
  return <Icon />;
}

function RailTip({
  label,
  keys,
  children,
}: {
  label: string;
  keys: string | undefined;
  children: React.ReactElement;
}) {
  const tip = (
    <>
      {label}
      {keys ? <Kbd keys={keys} /> : null}
    </>
  );
  return (
    <Tooltip label={tip} position="right" classNames={{ tooltip: 'tip' }}>
      {children}
    </Tooltip>
  );
}
