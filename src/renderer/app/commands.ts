/** Everything a person can do from anywhere: the features' commands and the shell's own. */
import { useMemo } from 'react';
import type { Permission } from '#contracts/kit/common.ts';
import { usePreferences } from '../ui/index.ts';
import { useSession } from '../wire/index.ts';
import { lock } from './data.ts';
import type { Command } from './feature.ts';
import { features } from './features.ts';
import { useShell } from './state.ts';
import { words } from './words.ts';

const shellCommands: readonly Command[] = [
  { id: 'shell.keys', label: words.showKeys, keys: '?', run: () => useShell.getState().setKeySheet(true) },
  { id: 'shell.lock', label: words.lock, keys: 'Ctrl+L', run: lock },
];

/** Commands that the permissions allow, in the order of the features. */
export function allowedCommands(
  commands: readonly Command[],
  permissions: readonly Permission[],
): readonly Command[] {
  return commands.filter((command) => command.needs === undefined || permissions.includes(command.needs));
}

/** Whether a chord works without Ctrl or Alt, so that the setting for letter keys governs it. */
export function isBareKey(keys: string): boolean {
  return !keys.startsWith('Ctrl+') && !keys.startsWith('Alt+') && !/^F\d/.test(keys);
}

/** The commands of the person who is signed in. */
export function useCommands(): readonly Command[] {
  const session = useSession();
  return useMemo(
    () =>
      allowedCommands(
        [...features.flatMap((feature) => feature.commands ?? []), ...shellCommands],
        session?.permissions ?? [],
      ),
    [session],
  );
}

/** Key handlers of all commands; the ones without Ctrl only while letter keys are on. */
export function useCommandKeys(go: (path: string) => void): Record<string, () => void> {
  const commands = useCommands();
  const { letterKeys } = usePreferences();
  return useMemo(() => {
    const bound = commands.flatMap((command) => {
      const { keys } = command;
      if (keys === undefined || (!letterKeys && isBareKey(keys))) return [];
      return [[keys, () => command.run(go)] as const];
    });
    return Object.fromEntries(bound);
  }, [commands, letterKeys, go]);
}
