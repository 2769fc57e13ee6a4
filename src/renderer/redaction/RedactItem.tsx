import { Menu } from '@mantine/core';
import { useLocation } from 'wouter';
import { useMay } from '#renderer/wire/index.ts';
import { words } from './words.ts';
import './redaction.css';

/** The last entry of an account's menu, below a line, in red, without a key; nothing for people who may not. */
export function RedactItem({ accountId }: { readonly accountId: string }) {
  const [, go] = useLocation();
  if (!useMay('redact')) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Item className="redact-item" onClick={() => go(`/accounts/${accountId}/redact`)}>
        {words.menu}
      </Menu.Item>
    </>
  );
}
