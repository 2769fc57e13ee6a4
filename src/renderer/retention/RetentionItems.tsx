import { Menu } from '@mantine/core';
import { useMay } from '../wire/index.ts';
import { useKeeping } from './data.ts';
import { useRetention, type AccountDialog } from './state.ts';
import { words } from './words.ts';

/** Items for the menu of an account: hold, restrict, archive, or their ends. */
export function RetentionItems({ accountId, who }: { accountId: string; who: string }) {
  const keeping = useKeeping(accountId).data;
  const mayEdit = useMay('edit');
  const mayRedact = useMay('redact');
  const setDialog = useRetention((state) => state.setDialog);
  const item = (kind: AccountDialog['kind']) => (
    <Menu.Item onClick={() => setDialog({ kind, accountIds: [accountId], who })}>
      {words.account[kind]}
    </Menu.Item>
  );
  return (
    <>
      {mayRedact ? item('hold') : null}
      {mayRedact ? item(keeping?.restricted ? 'lift' : 'restrict') : null}
      {mayEdit ? item(keeping?.archived ? 'restore' : 'archive') : null}
    </>
  );
}
