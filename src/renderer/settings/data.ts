/** What the settings ask of the store. */
import { defaultSettings, type Settings } from '#contracts/settings.ts';
import { useCommand, useRead } from '../wire/index.ts';

/** The settings in force and a way to change some of them. */
export function useSettingsForm() {
  const read = useRead('settings', 'get', {});
  const save = useCommand('settings', 'save');
  return {
    settings: read.data ?? defaultSettings,
    error: read.error ?? save.error,
    change: (some: Partial<Settings>) => save.mutate(some),
  };
}
