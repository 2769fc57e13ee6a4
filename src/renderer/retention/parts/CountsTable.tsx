import { formatCount } from '../../ui/index.ts';
import type { DueCount } from '../data.ts';
import { words } from '../words.ts';

/** How many accounts each policy brings. */
export function CountsTable({ counts }: { counts: readonly DueCount[] }) {
  if (counts.length === 0) return null;
  const kinds = ['redact', 'archive', 'kept', 'busy'] as const;
  return (
    <div className="retention-counts">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.due.policyColumns.policy}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" title={kind === 'busy' ? words.due.busyWhy : undefined}>
                {words.due.policyColumns[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.policyId}>
              <th scope="row">{count.name}</th>
              {kinds.map((kind) => (
                <td key={kind} className={count[kind] === 0 ? 'faint' : 'strong'}>
                  {formatCount(count[kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
