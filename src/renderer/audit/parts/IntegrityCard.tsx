import { Card, ErrorNotice, StatusPill } from '../../ui/index.ts';
import { useSessionCheck, useTailCheck, type Check, type useWholeCheck } from '../data.ts';
import { words } from '../words.ts';

/** Whether the log is whole: quickly at once, entirely when asked. */
export function IntegrityCard({ check }: { check: ReturnType<typeof useWholeCheck> }) {
  const tail = useTailCheck();
  const session = useSessionCheck();
  const whole = check.data ?? (session.data?.ok === false ? session.data : undefined);
  const result = whole ?? tail.data;
  const pending = check.isPending || result === undefined;
  const label = pending ? words.checking : whole ? words.checkedWhole : words.checkedQuick;
  return (
    <Card title={words.integrity} aside={label} padded>
      <div role="status">{pending ? null : <Result check={result} isWhole={whole !== undefined} />}</div>
      <ErrorNotice error={check.error ?? tail.error} />
    </Card>
  );
}

function Result({ check, isWhole }: { check: Check; isWhole: boolean }) {
  if (check.ok) {
    return <p className="audit-result">{isWhole ? words.whole(check) : words.quick(check)}</p>;
  }
  return (
    <div className="audit-result">
      <StatusPill tone="bad">{words.brokenTitle}</StatusPill>
      <p>{words.broken(check)}</p>
      <p className="faint">{words.brokenNext}</p>
    </div>
  );
}
