import { useMutation } from '@tanstack/react-query';
import { tell } from '../../ui/index.ts';
import { batchOf, useArchive } from '../data.ts';
import { words } from '../words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface ArchiveBatchDialogProps {
  readonly count: number;
  readonly except: readonly string[];
  readonly onClose: () => void;
}

/** Accounts that one call of the archive takes. */
const most = 10_000;

/** Archives what is due for it. */
export function ArchiveBatchDialog({ count, except, onClose }: ArchiveBatchDialogProps) {
  const archive = useArchive();
  const batch = useMutation({
    mutationFn: async (reason: string) => {
      const { accountIds } = await batchOf('archive', most, except);
      return accountIds.length === 0 ? { accounts: 0 } : archive.mutateAsync({ accountIds, reason });
    },
    onSuccess: ({ accounts }) => {
      tell.done(words.batch.archived(accounts));
      onClose();
    },
    gcTime: 0,
  });
  return (
    <ReasonDialog
      title={words.batch.archiveTitle(count)}
      text={words.batch.archiveText}
      action={words.batch.archiveNow}
      initial={words.batch.archiveReason}
      busy={batch.isPending}
      error={batch.error}
      onClose={onClose}
      onConfirm={(reason) => batch.mutate(reason)}
    />
  );
}
