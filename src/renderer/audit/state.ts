/** By what the list is narrowed, and which dialog is open. */
import { create } from 'zustand';
import { settledClock } from './words.ts';

interface AuditState {
  readonly by: string | null;
  readonly kind: string | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly dialog: 'save' | 'anchor' | null;
  readonly narrow: (change: Partial<Pick<AuditState, 'by' | 'kind' | 'from' | 'to' | 'subject'>>) => void;
  readonly clear: () => void;
  readonly open: (dialog: AuditState['dialog']) => void;
}

const everything = { by: null, kind: null, from: '', to: '', subject: '' } as const;

/** Opens the log narrowed to who said, and why, that a moved clock is right. */
export function showSettledClock(go: (path: string) => void): void {
  useAudit.setState({ ...everything, kind: settledClock });
  go('/audit');
}

export const useAudit = create<AuditState>((set) => ({
  ...everything,
  dialog: null,
  narrow: (change) => set(change),
  clear: () => set(everything),
  open: (dialog) => set({ dialog }),
}));
