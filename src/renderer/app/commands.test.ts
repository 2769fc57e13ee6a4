import { describe, expect, it } from 'vitest';
import { allowedCommands, isBareKey } from './commands.ts';
import { fittingCommands } from './palette-choices.ts';
import { features, railEntries } from './features.ts';

const commands = features.flatMap((feature) => feature.commands ?? []);

describe('commands', () => {
  it('no two commands share a key or an id', () => {
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
  });
  it('offers only what the permissions allow', () => {
    const reader = allowedCommands(commands, ['read']);
    expect(reader.every((command) => command.needs === undefined || command.needs === 'read')).toBe(true);
    expect(reader.length).toBeLessThan(commands.length);
  });
  it('tells keys that typing could hit from those that need Ctrl', () => {
    expect([isBareKey('G A'), isBareKey('?'), isBareKey('Ctrl+K')]).toEqual([true, true, false]);
  });
  it('fits typed words in any order and case', () => {
    expect(fittingCommands(commands, 'ACCOUNTS go').map(({ id }) => id)).toEqual(['go./accounts']);
    expect(fittingCommands(commands, '')).toHaveLength(commands.length);
  });
  it('every place in the rail has a page', () => {
    const paths = features.flatMap((feature) => feature.routes.map((route) => route.path));
    expect(railEntries.length).toBeGreaterThan(0);
    for (const entry of railEntries) expect(paths).toContain(entry.path);
  });
});
