import type { Redaction } from '#contracts/redaction.ts';
import { ActionButton, Card, tell } from '#renderer/ui/index.ts';
import { useApprove, useDecline } from '../data.ts';
import { words } from '../words.ts';
import { Trouble } from './Trouble.tsx';

/** What the second person may do; what the first one waits for. */
export function ApprovalCard({ redaction }: { readonly redaction: Redaction }) {
  const approve = useApprove();
  const decline = useDecline();
  const { may, id, binding } = redaction;
  const busy = approve.isPending || decline.isPending;
  return (
    <Card title={may.approve ? words.waitsForYou : words.waitsForOther} padded>
      <p>
        {may.approve ? words.waitsForYouText : may.withdraw ? words.waitsForOtherHint : words.mayNotApprove}
      </p>
      <Trouble error={approve.error ?? decline.error} />
      <div className="redaction-actions">
        {may.approve ? (
          <>
            <ActionButton
              disabled={busy}
              onClick={() => decline.mutate({ id }, { onSuccess: () => tell.done(words.declinedNow) })}
            >
              {words.decline}
            </ActionButton>
            <ActionButton
              tone="primary"
              disabled={busy}
              onClick={() =>
                approve.mutate({ id, binding }, { onSuccess: () => tell.done(words.approvedNow) })
              }
            >
              {words.approve}
            </ActionButton>
          </>
        ) : null}
        {may.withdraw && !may.approve ? <WithdrawButton id={id} /> : null}
      </div>
    </Card>
  );
}

/** Takes back what has not been run. */
export function WithdrawButton({ id }: { readonly id: string }) {
  const decline = useDecline();
  return (
    <ActionButton
      busy={decline.isPending}
      onClick={() =>
        decline.mutate({ id }, { onSuccess: () => tell.done(words.withdrawnNow), onError: tell.failed })
      }
    >
      {words.withdraw}
    </ActionButton>
  );
}
