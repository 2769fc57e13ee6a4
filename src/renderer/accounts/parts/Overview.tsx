import type { Account, AccountFieldValues } from '#contracts/accounts.ts';
import { DuplicatesCard } from '#renderer/duplicates/DuplicatesCard.tsx';
import { Tombstone } from '#renderer/redaction/index.ts';
import { ActionButton, Card, EmptyState } from '#renderer/ui/index.ts';
import { words } from '../words.ts';
import { DocumentsCard } from './DocumentsCard.tsx';
import { InquiriesCard } from './InquiriesCard.tsx';
import { useReveals } from './use-reveals.ts';
import { ValueCard } from './ValueCard.tsx';

const contactFields: ReadonlySet<string> = new Set(['address', 'phone', 'email']);
const identityOrder = ['name', 'display-name', 'birthdate', 'nationality', 'gender', 'identification'];
const isCustom = (field: AccountFieldValues): boolean => field.field.startsWith('custom:');

interface Props {
  readonly account: Account;
  readonly onUpdate: (() => void) | undefined;
}

/** The values on file, then what came in: one screen that answers "who is this". */
export function Overview({ account, onUpdate }: Props) {
  const reveals = useReveals(account);
  const filled = account.fields.filter((field) => field.entries.length > 0);
  const contact = filled.filter((field) => contactFields.has(field.field));
  const custom = filled.filter(isCustom);
  const identity = filled
    .filter((field) => !contactFields.has(field.field) && !isCustom(field))
    .sort((one, other) => identityOrder.indexOf(one.field) - identityOrder.indexOf(other.field));
  return (
    <>
      <Tombstone account={account} />
      {filled.length === 0 ? (
        <Card>
          <EmptyState
            title={words.empty}
            actions={
              onUpdate ? (
                <ActionButton keys="E" onClick={onUpdate}>
                  {words.emptyFill}
                </ActionButton>
              ) : null
            }
          />
        </Card>
      ) : (
        <div className="account-pair">
          <ValueCard title={words.identity} fields={identity} reveals={reveals} />
          <ValueCard title={words.contact} fields={contact} reveals={reveals} />
        </div>
      )}
      {custom.length > 0 ? (
        <ValueCard title={words.custom} fields={custom} reveals={reveals} columns />
      ) : null}
      <DuplicatesCard accountId={account.id} />
      <InquiriesCard account={account} />
      {account.counts.documents > 0 ? <DocumentsCard account={account} /> : null}
    </>
  );
}
