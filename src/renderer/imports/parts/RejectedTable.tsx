import { formatCount } from '../../ui/index.ts';
import type { RejectedRow } from '../data.ts';
import { problemText } from '../problem-words.ts';
import { words } from '../words.ts';

/** Rows that were not taken, each with its line and why. */
export function RejectedTable({ rows, all }: { rows: readonly RejectedRow[]; all: number }) {
  return (
    <div className="rejected" tabIndex={0} role="region" aria-label={words.rejectedTitle(rows.length, all)}>
      <h3 className="rejected-title">{words.rejectedTitle(rows.length, all)}</h3>
      <table className="rejected-table">
        <thead>
          <tr>
            <th scope="col">{words.rejectedColumns.line}</th>
            <th scope="col">{words.rejectedColumns.reason}</th>
            <th scope="col">{words.rejectedColumns.text}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.line} ${index}`}>
              <td className="code">{formatCount(row.line)}</td>
              <td>{problemText(row.problem)}</td>
              <td className="code rejected-text" title={row.text}>
                {row.text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
