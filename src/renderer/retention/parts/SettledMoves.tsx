import { useLocation } from 'wouter';
import { showSettledClock } from '../../audit/index.ts';
import { LinkButton } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useClock } from '../data.ts';
import { words } from '../words.ts';

/** How often somebody said that a moved clock is right, and the way to who and why. Nothing where nobody ever did. */
export function SettledMoves() {
  const settled = useClock().data?.settled ?? 0;
  const mayRead = useMay('export');
  const [, go] = useLocation();
  if (settled === 0) return null;
  const said = words.clock.settled(settled);
  return (
    <p className="retention-settled faint">
      {mayRead ? <LinkButton onClick={() => showSettledClock(go)}>{said}</LinkButton> : said}
    </p>
  );
}
