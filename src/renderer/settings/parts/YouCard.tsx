import { useState } from 'react';
import { ActionButton, Card, CardRow } from '../../ui/index.ts';
import { ChangePassphraseDialog, NewRecoveryKeyDialog, useVaultInfo } from '../../vault/index.ts';
import { useMay, useSession } from '../../wire/index.ts';
import { roleWords } from '../../people/index.ts';
import { words } from '../words.ts';

/** Who is signed in, and the keys that person may change. */
export function YouCard() {
  const session = useSession();
  const mayAdminister = useMay('administer');
  const info = useVaultInfo();
  const [open, setOpen] = useState<'passphrase' | 'recovery' | null>(null);
  if (!session) return null;
  return (
    <Card title={words.you}>
      <CardRow label={words.signedIn}>
        <span className="strong">{session.person}</span>
        <span className="faint"> · {roleWords[session.role]}</span>
      </CardRow>
      <CardRow
        label={words.passphrase}
        aside={
          <ActionButton size="small" onClick={() => setOpen('passphrase')}>
            {words.changePassphrase}
          </ActionButton>
        }
      >
        <span className="code faint" aria-hidden="true">
          ••••••••
        </span>
      </CardRow>
      {mayAdminister ? (
        <CardRow
          label={words.recovery}
          aside={
            <ActionButton size="small" onClick={() => setOpen('recovery')}>
              {words.newRecovery}
            </ActionButton>
          }
        >
          {info.data ? (info.data.recoveryConfirmed ? words.recoveryConfirmed : words.recoveryOpen) : null}
        </CardRow>
      ) : null}
      <ChangePassphraseDialog open={open === 'passphrase'} onClose={() => setOpen(null)} />
      <NewRecoveryKeyDialog open={open === 'recovery'} onClose={() => setOpen(null)} />
    </Card>
  );
}
