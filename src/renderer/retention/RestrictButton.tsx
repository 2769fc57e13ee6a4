import { useState } from 'react';
import { useLocation } from 'wouter';
import { ActionButton, tell } from '../ui/index.ts';
import { useRestrict } from './data.ts';
import { ReasonDialog } from './parts/ReasonDialog.tsx';
import { words } from './words.ts';

/** Restricts an account where its redaction must wait, and leaves it: it is opened only with a reason from then on. */
export function RestrictButton({ accountId }: { accountId: string }) {
  const restrict = useRestrict();
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  return (
    <>
      <ActionButton className="restrict-button" onClick={() => setAsking(true)}>
        {words.account.restrict}
      </ActionButton>
      {asking ? (
        <ReasonDialog
          title={words.account.restrictTitle}
          text={words.account.restrictText}
          action={words.account.restrictNow}
          busy={restrict.isPending}
          error={restrict.error}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            restrict.mutate(
              { id: accountId, reason },
              {
                onSuccess: () => {
                  tell.done(words.account.restrictedNow);
                  go(`/accounts/${accountId}`);
                },
              },
            )
          }
        />
      ) : null}
    </>
  );
}
