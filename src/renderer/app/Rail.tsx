import { Tooltip } from '@mantine/core';
import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { Kbd, LockIcon } from '../ui/index.ts';
import { useSession } from '../wire/index.ts';
import { useCommands } from './commands.ts';
import { lock } from './data.ts';
import type { RailEntry } from './feature.ts';
import { railEntries } from './features.ts';
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
              <RailLink entry={entry} path={path} />
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

const noCount = (): number => 0;

/** The link of a place, with how much waits there. Mantine's tooltip hands down its listeners. */
function RailLink({ entry, path, ...rest }: { entry: RailEntry; path: string } & ComponentProps<'a'>) {
  const { label, icon: Icon, useCount = noCount } = entry;
  const count = useCount();
  const { path: place } = entry;
  return (
    <Link
      {...rest}
      href={place}
      className="rail-entry"
      aria-label={count > 0 ? words.waiting(label, count) : label}
      aria-current={path === place || path.startsWith(`${place}/`) ? 'page' : undefined}
    >
      <Icon />
      {count > 0 ? (
        <span className="rail-count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </Link>
  );
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
