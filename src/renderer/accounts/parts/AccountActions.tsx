import { Menu } from '@mantine/core';
import type { Account } from '#contracts/accounts.ts';
import { RedactItem } from '#renderer/redaction/index.ts';
import { RetentionItems } from '#renderer/retention/index.ts';
import { ActionButton, ChevronDownIcon, Kbd, useKeys, usePreferences } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { useAccountInquiries } from '../data.ts';
import { words } from '../words.ts';

interface Props {
  readonly account: Account;
  readonly onUpdate: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onReview: (inquiryId: string) => void;
}

/** What can be done with the account: the waiting inquiry first, the rest under More. */
export function AccountActions({ account, onUpdate, onExport, onReview }: Props) {
  const inquiries = useAccountInquiries(account.id);
  const waiting = (inquiries.data?.rows ?? []).filter((row) => row.decidedAt === null).at(-1);
  const mayRedact = useMay('redact');
  const { letterKeys } = usePreferences();
  useKeys(letterKeys && waiting ? { I: () => onReview(waiting.id) } : {});
  return (
    <span className="account-actions">
      {waiting && account.counts.waiting > 0 ? (
        <ActionButton keys="I" onClick={() => onReview(waiting.id)}>
          {words.reviewWaiting(account.counts.waiting)}
        </ActionButton>
      ) : null}
      <Menu
        position="bottom-end"
        width={240}
        classNames={{ dropdown: 'floating', item: 'option menu-option' }}
      >
        <Menu.Target>
          <ActionButton disabled={!onUpdate && !onExport && !mayRedact}>
            <span className="more-label">
              {words.more}
              <ChevronDownIcon />
            </span>
          </ActionButton>
        </Menu.Target>
        <Menu.Dropdown>
          {onUpdate ? (
            <Menu.Item onClick={onUpdate} rightSection={<Kbd keys="E" />}>
              {words.update}
            </Menu.Item>
          ) : null}
          {onExport ? (
            <Menu.Item onClick={onExport} rightSection={<Kbd keys="X" />}>
              {words.exportIt}
            </Menu.Item>
          ) : null}
          <RetentionItems accountId={account.id} who={account.name} />
          <RedactItem accountId={account.id} />
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
