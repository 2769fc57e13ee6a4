/** Which commands the palette shows for a typed text. */
import type { Command } from './feature.ts';

/** Commands whose label holds every typed word, in any order. */
export function fittingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => typed.every((word) => label.toLowerCase().includes(word)));
}
