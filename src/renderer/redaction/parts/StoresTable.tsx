import { inOrder } from '#contracts/certificate-words.ts';
import type { PlannedStore } from '#contracts/redaction.ts';
import { Card, formatCount, formatSize } from '#renderer/ui/index.ts';
import { words } from '../words.ts';

interface Props {
  readonly stores: readonly PlannedStore[];
  /** It has gone already. */
  readonly done?: boolean;
}

/** What goes, one line a store. Stores that hold nothing are left out. */
export function StoresTable({ stores, done = false }: Props) {
  const filled = inOrder(stores).filter(({ rows, store }) => rows > 0 && store !== 'mentions');
  const total = filled.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Card title={done ? words.went : words.willGo}>
      <table className="stores-table">
        <thead>
          <tr>
            <th scope="col">{words.columns.store}</th>
            <th scope="col">{words.columns.rows}</th>
            <th scope="col">{words.columns.size}</th>
          </tr>
        </thead>
        <tbody>
          {filled.map(({ store, rows, bytes }) => (
            <tr key={store}>
              <th scope="row">{words.store(store)}</th>
              <td>{formatCount(rows)}</td>
              <td>{bytes === undefined || bytes === 0 ? '' : formatSize(bytes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.planTotal}</th>
            <td>{formatCount(total)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}
