import { useState } from 'react';
import { Link } from 'wouter';
import { ActionButton, Dialog, ErrorNotice, formatDay, LinkButton, tell, TextField } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useHoldAccounts, useReleaseHold, useReviewHold, useTakeFromHold, type Hold } from '../data.ts';
import { isDay } from '../days.ts';
import { words } from '../words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface HoldDetailProps {
  readonly hold: Hold;
  readonly onClose: () => void;
}

/** One hold: why, on whom, and its end. */
export function HoldDetail({ hold, onClose }: HoldDetailProps) {
  const mayHold = useMay('redact');
  const [asking, setAsking] = useState<'release' | { readonly out: string } | null>(null);
  const inForce = hold.releasedAt === null;
  if (asking === 'release') return <ReleaseDialog hold={hold} onClose={onClose} />;
  if (asking !== null) {
    return <TakeOutDialog hold={hold} accountId={asking.out} onClose={() => setAsking(null)} />;
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={hold.name}
      actions={
        <>
          {mayHold && inForce ? (
            <ActionButton className="dialog-apart" tone="danger" onClick={() => setAsking('release')}>
              {words.holds.release}
            </ActionButton>
          ) : null}
          <ActionButton onClick={onClose} data-autofocus>
            {words.close}
          </ActionButton>
        </>
      }
    >
      <p>{hold.reason}</p>
      <p className="faint">
        {words.holds.details(hold.placedBy, formatDay(hold.placedAt))}
        {hold.releasedAt !== null && hold.releasedBy !== null
          ? `. ${words.holds.releasedBy(hold.releasedBy, formatDay(hold.releasedAt))}`
          : ''}
      </p>
      {hold.releaseReason === null ? null : (
        <p className="retention-remarks">
          <span className="faint">{words.holds.remarks}: </span>
          {hold.releaseReason}
        </p>
      )}
      {mayHold && inForce ? <ReviewForm hold={hold} /> : null}
      {inForce ? (
        <HeldAccounts hold={hold} onTakeOut={mayHold ? (out) => setAsking({ out }) : undefined} />
      ) : null}
    </Dialog>
  );
}

function ReviewForm({ hold }: { hold: Hold }) {
  const review = useReviewHold();
  const [day, setDay] = useState(hold.reviewOn ?? '');
  const wrong = day !== '' && !isDay(day);
  return (
    <div className="retention-inline">
      <TextField
        label={words.holds.keep}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value.trim())}
        error={wrong ? words.holds.dayWrong : undefined}
        maxLength={10}
      />
      <ActionButton
        busy={review.isPending}
        disabled={wrong || day === (hold.reviewOn ?? '')}
        onClick={() =>
          review.mutate(
            { id: hold.id, reviewOn: day === '' ? null : day },
            { onSuccess: () => tell.done(words.holds.kept) },
          )
        }
      >
        {words.holds.keepNow}
      </ActionButton>
      <ErrorNotice error={review.error} />
    </div>
  );
}

interface HeldAccountsProps {
  readonly hold: Hold;
  readonly onTakeOut: ((accountId: string) => void) | undefined;
}

function HeldAccounts({ hold, onTakeOut }: HeldAccountsProps) {
  const accounts = useHoldAccounts(hold.id);
  return (
    <section aria-label={words.holds.accounts}>
      <ErrorNotice error={accounts.error} />
      <ul className="retention-list">
        {(accounts.data?.rows ?? []).map((row) => (
          <li key={row.accountId}>
            <Link href={`/accounts/${row.accountId}`} className="clip">
              {row.name === '' ? (row.referenceId ?? words.due.noName) : row.name}
            </Link>
            <span className="code faint clip">{row.referenceId}</span>
            {onTakeOut ? (
              <LinkButton onClick={() => onTakeOut(row.accountId)}>{words.holds.takeOut}</LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReleaseDialog({ hold, onClose }: HoldDetailProps) {
  const release = useReleaseHold();
  return (
    <ReasonDialog
      title={words.holds.releaseTitle(hold.name)}
      text={words.holds.releaseText(hold.accounts)}
      action={words.holds.releaseNow}
      tone="danger"
      busy={release.isPending}
      error={release.error}
      onClose={onClose}
      onConfirm={(reason) =>
        release.mutate(
          { id: hold.id, reason },
          {
            onSuccess: () => {
              tell.done(words.holds.releasedNow);
              onClose();
            },
          },
        )
      }
    />
  );
}

function TakeOutDialog({ hold, accountId, onClose }: HoldDetailProps & { readonly accountId: string }) {
  const take = useTakeFromHold();
  return (
    <ReasonDialog
      title={words.holds.takeOutTitle}
      text={words.holds.releaseText(1)}
      action={words.holds.takeOutNow}
      busy={take.isPending}
      error={take.error}
      onClose={onClose}
      onConfirm={(reason) =>
        take.mutate(
          { id: hold.id, accountIds: [accountId], reason },
          {
            onSuccess: () => {
              tell.done(words.holds.taken);
              onClose();
            },
          },
        )
      }
    />
  );
}
