import { Link } from 'wouter';
import { AccountDialogs } from './parts/AccountDialogs.tsx';
import { useClock, useKeeping, type Keeping } from './data.ts';
import { words } from './words.ts';
import './retention.css';

/** In one line: by what an account is kept, or when it is due and why. Nothing while no policy or hold says anything. */
export function KeepingLine({ accountId }: { accountId: string }) {
  const keeping = useKeeping(accountId).data;
  const today = useClock().data?.today;
  const parts =
    keeping && today ? [...withdrawnParts(keeping), keptPart(keeping, today)].filter(Boolean) : [];
  return (
    <>
      {parts.length > 0 ? (
        <p className="keeping-line">
          {parts.join(' · ')} <Link href="/retention">{words.title}</Link>
        </p>
      ) : null}
      <AccountDialogs />
    </>
  );
}

const { line } = words.account;

function withdrawnParts({ archived, restricted }: Keeping): string[] {
  return [archived ? line.archived(archived.by) : '', restricted ? line.restricted(restricted.by) : ''];
}

/** A hold first, because it beats everything; then a minimum that still runs; then the day. */
function keptPart(keeping: Keeping, today: string): string {
  const { holds, minimum, dueOn, policy, action } = keeping;
  const [first] = holds;
  if (first) return holds.length === 1 ? line.heldOne(first.name) : line.heldMany(holds.length);
  const due =
    dueOn === null || policy === null || action === null ? '' : dueText(dueOn, policy.name, action, today);
  if (minimum === null) return due;
  const kept =
    minimum.until === null ? line.untilClosed(minimum.name) : line.until(minimum.until, minimum.name);
  return [kept, due].filter(Boolean).join(' · ');
}

function dueText(dueOn: string, policy: string, action: 'redact' | 'archive', today: string): string {
  if (action === 'archive') return (dueOn > today ? line.archive : line.archiveSince)(dueOn, policy);
  return (dueOn > today ? line.redact : line.redactSince)(dueOn, policy);
}
