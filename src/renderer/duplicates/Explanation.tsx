import { fieldNames } from '../inquiries/level-words.ts';
import { ErrorNotice } from '../ui/index.ts';
import { LevelPill } from '../ui/LevelPill.tsx';
import { useExplanation } from './data.ts';
import { words } from './words.ts';

interface Props {
  readonly accountId: string;
  readonly otherId: string;
}

/** Two accounts field by field, in place. */
export function Explanation({ accountId, otherId }: Props) {
  const explained = useExplanation(accountId, otherId);
  if (explained.isError)
    return <ErrorNotice error={explained.error} onRetry={() => void explained.refetch()} />;
  if (!explained.data) return <p className="faint late">{words.comparing}</p>;
  const { account, other, comparison } = explained.data;
  return (
    <div className="duplicate-explained">
      <p className="strong">{comparison.suggestion.sentence}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{account.referenceId ?? account.name}</th>
            <th scope="col">{other.referenceId ?? other.name}</th>
            <th scope="col">{words.columns.level}</th>
            <th scope="col">{words.columns.said}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.fields.map((row) => (
            <tr key={row.field}>
              <th scope="row">{fieldNames[row.field]}</th>
              <td>
                <bdi>{row.onFile?.text ?? words.nothing}</bdi>
              </td>
              <td>
                <bdi>{row.incoming?.text ?? words.nothing}</bdi>
              </td>
              <td>
                <LevelPill level={row.level} />
              </td>
              <td className="faint">{row.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
