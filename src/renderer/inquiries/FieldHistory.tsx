import type { PersonField } from '#contracts/person.ts';
import { ErrorNotice, formatInstant } from '#renderer/ui/index.ts';
import { useFieldHistory } from './data.ts';
import { words } from './words.ts';

/** Everything a field ever held, newest first: old → new, who, when, why. */
export function FieldHistory({
  accountId,
  field,
}: {
  readonly accountId: string;
  readonly field: PersonField;
}) {
  const history = useFieldHistory(accountId, field);
  if (history.isError) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return null;
  const { past } = history.data;
  if (past.length === 0) return <p className="faint small field-history">{words.row.historyNone}</p>;
  return (
    <ol className="field-history" aria-label={words.row.historyOf(field)}>
      {past.map((entry) => (
        <li key={entry.changeId} data-undone={entry.undone || undefined}>
          <span className="faint">{formatInstant(entry.at)}</span>
          <span>
            {entry.before !== null && (
              <>
                <del>
                  <bdi>{entry.before}</bdi>
                </del>{' '}
                →{' '}
              </>
            )}
            <bdi>{entry.after ?? words.row.removed}</bdi>
          </span>
          <span className="faint clip">
            {entry.by}
            {entry.reason === '' ? null : ` ${words.row.note(entry.reason)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
