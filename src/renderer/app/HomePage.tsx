import { useLocation } from 'wouter';
import { ActionButton, EmptyState, Forward, Page } from '../ui/index.ts';
import { useWaitingCount } from './data.ts';
import { words } from './words.ts';

/** The start: the queue when something waits in it, else the accounts. */
export function HomePage() {
  const waiting = useWaitingCount();
  if (waiting.isPending) return null;
  return <Forward from="/" to={(waiting.data?.waiting ?? 0) > 0 ? '/inquiries' : '/accounts'} />;
}

/** A link that leads nowhere. */
export function MissingPage() {
  const [, go] = useLocation();
  return (
    <Page>
      <EmptyState
        title={words.pageMissing}
        actions={<ActionButton onClick={() => go('/')}>{words.goHome}</ActionButton>}
      >
        {words.pageMissingText}
      </EmptyState>
    </Page>
  );
}
