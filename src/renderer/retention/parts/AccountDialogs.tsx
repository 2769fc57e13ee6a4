import { useEffect } from 'react';
import { tell } from '../../ui/index.ts';
import { useArchive, useLift, useRestore, useRestrict } from '../data.ts';
import { useRetention, type AccountDialog } from '../state.ts';
import { words } from '../words.ts';
import { HoldDialog } from './HoldDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

/** The dialog that somebody opened about accounts, wherever they are shown. */
export function AccountDialogs() {
  const { dialog, setDialog } = useRetention();
  // What was asked on one page is not asked again on the next.
  useEffect(() => () => setDialog(null), [setDialog]);
  if (dialog === null) return null;
  const close = () => setDialog(null);
  return dialog.kind === 'hold' ? (
    <HoldDialog accountIds={dialog.accountIds} who={dialog.who} onClose={close} />
  ) : (
    <Withdrawing dialog={dialog} kind={dialog.kind} onClose={close} />
  );
}

const said = {
  archive: {
    title: words.account.archiveTitle,
    text: words.batch.archiveText,
    action: words.batch.archiveNow,
    done: words.account.archived,
  },
  restore: {
    title: words.account.restoreTitle,
    text: words.account.restoreText,
    action: words.account.restoreNow,
    done: words.account.restored,
  },
  restrict: {
    title: words.account.restrictTitle,
    text: words.account.restrictText,
    action: words.account.restrictNow,
    done: words.account.restrictedNow,
  },
  lift: {
    title: words.account.liftTitle,
    text: words.account.liftText,
    action: words.account.liftNow,
    done: words.account.liftedNow,
  },
} as const;

interface WithdrawingProps {
  readonly dialog: AccountDialog;
  readonly kind: keyof typeof said;
  readonly onClose: () => void;
}

function Withdrawing({ dialog, kind, onClose }: WithdrawingProps) {
  const archive = useArchive();
  const restore = useRestore();
  const restrict = useRestrict();
  const lift = useLift();
  const doing = { archive, restore, restrict, lift }[kind];
  const { done, ...shown } = said[kind];
  const accountIds = [...dialog.accountIds];
  const [id = ''] = accountIds;
  const confirm = (reason: string) => {
    const settled = () => {
      tell.done(done);
      onClose();
    };
    // A restricted account's page is gone before the answer is: the promise is kept all the same.
    const asked =
      kind === 'archive'
        ? archive.mutateAsync({ accountIds, reason })
        : kind === 'restore'
          ? restore.mutateAsync({ accountIds, reason })
          : kind === 'restrict'
            ? restrict.mutateAsync({ id, reason })
            : lift.mutateAsync({ id, reason });
    // What went wrong is shown in the dialog.
    asked.then(settled, () => undefined);
  };
  return (
    <ReasonDialog
      {...shown}
      busy={doing.isPending}
      error={doing.error}
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
