/** What the settings ask of the store. */
import { defaultSettings, type Settings } from '#contracts/settings.ts';
import { useCommand, useJob, useRead } from '../wire/index.ts';

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

export const usePolicy = () => useRead('settings', 'policies', {});
export const useSavePolicy = () => useCommand('settings', 'savePolicy');

export const useModels = () => useRead('learning', 'list', {});
export const useTrainModel = () => useJob('learning', 'train');
/** Each version keeps the outcome of its own comparison. */
export const useCompareModels = (id: string) => useJob('learning', 'compare', id);
export const useActivateModel = () => useCommand('learning', 'activate');
export const useRollBackModel = () => useCommand('learning', 'rollback');
