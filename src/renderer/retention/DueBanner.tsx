import { useLocation } from 'wouter';
import { ActionButton } from '../ui/index.ts';
import { useDueToday } from './data.ts';
import { useRetention } from './state.ts';
import { words } from './words.ts';
import './retention.css';

/** Says after sign-in what is due, once; nothing is done about it but by people. */
export function DueBanner({ path }: { path: string }) {
  const due = useDueToday();
  const { putOff, setPutOff, setTab } = useRetention();
  const [, go] = useLocation();
  if (putOff || due === null || due.redact + due.archive === 0 || path.startsWith('/retention')) return null;
  return (
    <div className="due-banner" role="status">
      <span>{words.banner.due(due.redact, due.archive)}</span>
      <ActionButton
        size="small"
        onClick={() => {
          setTab('due');
          go('/retention');
        }}
      >
        {words.banner.review}
      </ActionButton>
      <ActionButton size="small" tone="quiet" onClick={setPutOff}>
        {words.banner.later}
      </ActionButton>
    </div>
  );
}
