import { useState } from 'react';
import { ActionButton } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { HoldDialog } from './parts/HoldDialog.tsx';
import { words } from './words.ts';
import './retention.css';

/** Places a legal hold on the accounts selected in a list. */
export function HoldSelected({ accountIds }: { accountIds: readonly string[] }) {
  const mayHold = useMay('redact');
  const [open, setOpen] = useState(false);
  if (!mayHold) return null;
  return (
    <>
      <ActionButton size="small" onClick={() => setOpen(true)}>
        {words.account.hold}
      </ActionButton>
      {open ? <HoldDialog accountIds={accountIds} who="" onClose={() => setOpen(false)} /> : null}
    </>
  );
}
