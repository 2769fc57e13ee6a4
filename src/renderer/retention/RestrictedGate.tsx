import { useState } from 'react';
import { useLocation } from 'wouter';
import { ActionButton, Card, ErrorNotice, TextField } from '../ui/index.ts';
import { useMay } from '../wire/index.ts';
import { useOpenRestricted } from './data.ts';
import { words } from './words.ts';
import './retention.css';

/** Stands before a restricted account: it is opened with a reason, by those who may. */
export function RestrictedGate({ accountId, onOpened }: { accountId: string; onOpened: () => void }) {
  const mayOpen = useMay('redact');
  const open = useOpenRestricted();
  const [reason, setReason] = useState('');
  const [, go] = useLocation();
  const complete = reason.trim() !== '';
  return (
    <Card padded className="restricted-gate">
      <form
        className="restricted-gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) open.mutate({ id: accountId, reason: reason.trim() }, { onSuccess: onOpened });
        }}
      >
        <h1 className="page-title">{words.gate.title}</h1>
        <p>{mayOpen ? words.gate.text : words.gate.textForOthers}</p>
        {mayOpen ? (
          <TextField
            label={words.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            autoFocus
          />
        ) : null}
        <ErrorNotice error={open.error} />
        <div className="restricted-gate-actions">
          {mayOpen ? (
            <ActionButton tone="primary" type="submit" disabled={!complete} busy={open.isPending}>
              {words.gate.open}
            </ActionButton>
          ) : null}
          <ActionButton onClick={() => go('/accounts')}>{words.gate.back}</ActionButton>
        </div>
      </form>
    </Card>
  );
}
