import { Card } from '../../ui/index.ts';
import { kindText, words } from '../words.ts';

/** What a file of Persona documents holds: kinds and counts. There is nothing to map. */
export function DocumentContents({ kinds }: { kinds: Readonly<Record<string, number>> }) {
  if (Object.keys(kinds).length === 0) {
    return (
      <Card title={words.holds} padded>
        <p>{words.holdsNothing}</p>
      </Card>
    );
  }
  return (
    <Card title={words.holds} aside={words.kindNote} padded>
      <ul className="kind-list">
        {Object.entries(kinds).map(([kind, count]) => (
          <li key={kind}>{kindText(kind, count)}</li>
        ))}
      </ul>
      <p className="faint">{words.holdsText}</p>
    </Card>
  );
}
