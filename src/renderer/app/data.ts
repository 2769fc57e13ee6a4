/** What the shell itself asks of the store and the host. */
import { defaultSettings, type Settings } from '#contracts/settings.ts';
import { client, useRead } from '../wire/index.ts';

/** Whether there is a vault, whether it is open, and for whom. */
export function useVaultStatus() {
  return useRead('vault', 'status', {});
}

/** The settings in force; the defaults while the vault is locked. */
export function useSettings(): Settings {
  const unlocked = useVaultStatus().data?.state === 'unlocked';
  return useRead('settings', 'get', {}, { enabled: unlocked }).data ?? defaultSettings;
}

/** Accounts that fit what is typed, for the palette. */
export function usePaletteAccounts(text: string) {
  const typed = text.trim();
  return useRead(
    'accounts',
    'search',
    { text: typed, limit: 7 },
    { enabled: typed.length > 1, keepPrevious: true },
  );
}

/** How many inquiries wait for a decision: decides which page is home. */
export function useWaitingCount() {
  return useRead('inquiries', 'list', { state: 'waiting', limit: 1 });
}

/** Locks at once: the host ends the page and the store process. */
export function lock(): void {
  void client().host.lock({});
}

/** Tells the host that the person is at work. */
export function tellActive(): void {
  void client().host.active({});
}
