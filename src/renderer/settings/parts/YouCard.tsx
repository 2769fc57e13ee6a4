import { useState } from 'react';
import { ActionButton, Card, CardRow } from '../../ui/index.ts';
import {
  ChangePassphraseDialog,
  NewMasterKeyDialog,
  NewRecoveryKeyDialog,
  useVaultInfo,
} from '../../vault/index.ts';
import { useMay, useSession } from '../../wire/index.ts';
import { roleWords } from '../../people/index.ts';
import { words } from '../words.ts';

/** Who is signed in, and the keys that person may change. */
export function YouCard() {
  const session = useSession();
  const mayAdminister = useMay('administer');
  const info = useVaultInfo();
  const [open, setOpen] = useState<'passphrase' | 'recovery' | 'master' | null>(null);
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
      {mayAdminister ? (
        <CardRow
          label={words.master}
          aside={
            <ActionButton size="small" onClick={() => setOpen('master')}>
              {words.newMaster}
            </ActionButton>
          }
        >
          <span className="faint">{words.masterHint}</span>
        </CardRow>
      ) : null}
      <ChangePassphraseDialog open={open === 'passphrase'} onClose={() => setOpen(null)} />
      <NewMasterKeyDialog open={open === 'master'} onClose={() => setOpen(null)} />
      <NewRecoveryKeyDialog open={open === 'recovery'} onClose={() => setOpen(null)} />
    </Card>
  );
}
