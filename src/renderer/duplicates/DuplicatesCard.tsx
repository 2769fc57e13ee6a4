import { useState } from 'react';
import { Link } from 'wouter';
import { fieldNames } from '../inquiries/level-words.ts';
import { ActionButton, Card } from '../ui/index.ts';
import { LevelPill } from '../ui/LevelPill.tsx';
import { useMay } from '../wire/index.ts';
import { usePossible } from './data.ts';
import { DifferentDialog } from './DifferentDialog.tsx';
import { words } from './words.ts';
import './duplicates.css';

/** Accounts that may be the same person as this one. Nothing while there are none. */
export function DuplicatesCard({ accountId }: { readonly accountId: string }) {
  const found = usePossible(accountId)?.found ?? [];
  const mayEdit = useMay('edit');
  const [asked, setAsked] = useState<string | null>(null);
  if (found.length === 0) return null;
  return (
    <Card
      title={words.card(found.length)}
      aside={mayEdit ? <Link href="/duplicates">{words.cardAll}</Link> : undefined}
    >
      <ul>
        {found.map(({ account, sentence, fields }) => (
          <li key={account.id} className="duplicate-possible">
            <Link href={`/accounts/${account.id}`} className="strong clip">
              <bdi>{account.name || words.noName}</bdi>
            </Link>
            <span className="code clip">{account.referenceId}</span>
            <span className="duplicate-levels" aria-label={words.levelsOf} role="group">
              {fields
                .filter(({ level }) => level !== 'one-sided' && level !== 'not-compared')
                .map(({ field, level }) => (
                  <span key={field} className="duplicate-level">
                    <span className="faint">{fieldNames[field]}</span> <LevelPill level={level} />
                  </span>
                ))}
            </span>
            {mayEdit ? (
              <ActionButton size="small" onClick={() => setAsked(account.id)}>
                {words.different}
              </ActionButton>
            ) : null}
            <span className="duplicate-sentence faint">{sentence}</span>
          </li>
        ))}
      </ul>
      {asked === null ? null : (
        <DifferentDialog pair={{ accountId, otherId: asked }} onClose={() => setAsked(null)} />
      )}
    </Card>
  );
}
