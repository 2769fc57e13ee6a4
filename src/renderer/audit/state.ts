/** By what the list is narrowed, and which dialog is open. */
import { create } from 'zustand';

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

export const useAudit = create<AuditState>((set) => ({
  ...everything,
  dialog: null,
  narrow: (change) => set(change),
  clear: () => set(everything),
  open: (dialog) => set({ dialog }),
}));
