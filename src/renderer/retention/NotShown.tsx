import { useLocation } from 'wouter';
import { LinkButton } from '../ui/index.ts';
import { words } from './words.ts';

interface NotShownProps {
  readonly count: number;
  /** Named to those who may open them. */
  readonly accounts: readonly { readonly id: string; readonly referenceId: string | null }[];
}

/** Restricted accounts that a search would have found: how many, and the way to those that may be opened. */
export function NotShown({ count, accounts }: NotShownProps) {
  const [, go] = useLocation();
  if (count === 0) return null;
  return (
    <span className="not-shown" role="status">
      {words.search.notShown(count)}
      {accounts.map(({ id, referenceId }) => (
        <LinkButton key={id} onClick={() => go(`/accounts/${id}`)}>
          {referenceId ?? words.search.open}
        </LinkButton>
      ))}
    </span>
  );
}
