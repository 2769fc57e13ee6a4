import { useEffect, useLayoutEffect } from 'react';
import type { Resolution } from '#contracts/inquiries.ts';
import { useDesk, type Start } from './state.ts';

/**
 * Puts the desk in order for something else to be looked at, before it is drawn.
 * @returns whether the desk belongs to `about` already
 */
export function useBegin(about: string, resolutions: readonly Resolution[], start: Start): boolean {
  const begun = useDesk((desk) => desk.about === about);
  useLayoutEffect(() => {
    if (useDesk.getState().about !== about) useDesk.getState().begin(about, resolutions, start);
    // Only what is looked at decides; resolutions and start are where it begins.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [about]);
  // Left and opened again, the desk begins anew; by now it may belong to what is looked at next.
  useEffect(
    () => () => {
      if (useDesk.getState().about === about) useDesk.setState({ about: null });
    },
    [about],
  );
  return begun;
}
