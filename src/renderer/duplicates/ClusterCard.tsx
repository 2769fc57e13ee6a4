import { useState } from 'react';
import { Link } from 'wouter';
import { ActionButton, Card, formatPartialDate, tell } from '../ui/index.ts';
import { useSettle, type AccountRow, type Cluster, type Pair } from './data.ts';
import { Explanation } from './Explanation.tsx';
import { words } from './words.ts';

interface Props {
  readonly cluster: Cluster;
  readonly onDifferent: (pair: Pair) => void;
}

/** Accounts that may all be one person: who they are, then each pair with what can be said of it. */
export function ClusterCard({ cluster, onDifferent }: Props) {
  const byId = new Map(cluster.accounts.map((account) => [account.id, account]));
  const shown = cluster.accounts.length;
  return (
    <Card
      title={words.group(cluster.members)}
      aside={shown < cluster.members ? words.shownOf(shown, cluster.members) : undefined}
    >
      <ul>
        {cluster.accounts.map((account) => (
          <AccountLine key={account.id} account={account} />
        ))}
      </ul>
      <ul>
        {cluster.pairs.map((pair) => (
          <PairLine
            key={`${pair.accountId} ${pair.otherId}`}
            pair={pair}
            names={[byId.get(pair.accountId), byId.get(pair.otherId)].map(labelOf)}
            onDifferent={() => onDifferent(pair)}
          />
        ))}
      </ul>
    </Card>
  );
}

function labelOf(account: AccountRow | undefined): string {
  return account?.referenceId ?? (account?.name || words.noName);
}

function AccountLine({ account }: { readonly account: AccountRow }) {
  return (
    <li className="duplicate-account">
      <Link href={`/accounts/${account.id}`} className="strong clip">
        <bdi>{account.name || words.noName}</bdi>
      </Link>
      <span className="code clip">{account.referenceId}</span>
      <span>{account.birthdate === null ? null : words.born(formatPartialDate(account.birthdate))}</span>
      <span className="faint clip">{account.city}</span>
    </li>
  );
}

interface PairProps {
  readonly pair: Pair;
  readonly names: readonly string[];
  readonly onDifferent: () => void;
}

function PairLine({ pair, names, onDifferent }: PairProps) {
  const [open, setOpen] = useState(false);
  const settle = useSettle();
  const { accountId, otherId, settled } = pair;
  const label = words.pair(names[0] ?? '', names[1] ?? '');
  const same = (): void =>
    settle.mutate(
      { accountId, otherId, same: true, reason: 'same-person' },
      { onSuccess: () => tell.done(words.sameDone), onError: (error) => tell.failed(error) },
    );
  return (
    <li className="duplicate-pair">
      <div className="duplicate-pair-line">
        <ActionButton
          size="small"
          aria-expanded={open}
          aria-label={`${words.compare} ${label}`}
          data-pair={`${accountId} ${otherId}`}
          onClick={() => setOpen(!open)}
        >
          {words.compare}
        </ActionButton>
        <span className="code clip">{label}</span>
        <span className="faint">
          {settled ? words.settled(settled.same, settled.by) : words.likely(pair.probability)}
        </span>
        <span className="duplicate-pair-actions">
          {settled?.same ? null : (
            <ActionButton size="small" tone="quiet" aria-label={`${words.same}: ${label}`} onClick={same}>
              {words.same}
            </ActionButton>
          )}
          {settled?.same === false ? null : (
            <ActionButton size="small" aria-label={`${words.different} ${label}`} onClick={onDifferent}>
              {words.different}
            </ActionButton>
          )}
        </span>
      </div>
      {open ? <Explanation accountId={accountId} otherId={otherId} /> : null}
    </li>
  );
}
