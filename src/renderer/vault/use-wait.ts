/** The wait after several wrong attempts. */
import { useEffect, useState } from 'react';

/** A wait that counts itself down: the seconds left, and a way to set them anew. */
export function useWait(seconds: number): readonly [number, (seconds: number) => void] {
  const [now, setNow] = useState(() => Date.now());
  const [until, setUntil] = useState(() => Date.now() + seconds * 1000);
  const left = Math.max(0, (until - now) / 1000);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 250);
    return () => clearTimeout(timer);
  }, [left]);
  const restart = (again: number) => {
    setNow(Date.now());
    setUntil(Date.now() + again * 1000);
  };
  return [left, restart];
}
