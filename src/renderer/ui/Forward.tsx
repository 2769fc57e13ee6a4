import { useLayoutEffect } from 'react';
import { useLocation } from 'wouter';

interface ForwardProps {
  /** The page that has nothing of its own to show, as a path of the hash route. */
  readonly from: string;
  readonly to: string;
}

/**
 * Goes on from a page that has nothing of its own to show, leaving no step back to it.
 *
 * Not wouter's `Redirect`: the address changes before the page that stood there is gone, and whoever asked for a
 * third page in between would be thrown off it.
 */
export function Forward({ from, to }: ForwardProps) {
  const [, go] = useLocation();
  useLayoutEffect(() => {
    if (`/${location.hash.replace(/^#?\/?/u, '')}` === from) go(to, { replace: true });
  }, [from, to, go]);
  return null;
}
