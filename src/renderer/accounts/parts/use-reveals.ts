import { useCallback, useEffect, useRef, useState } from 'react';
import type { Account, AccountField } from '#contracts/accounts.ts';
import { isDialogOpen, isTyping } from '#renderer/ui/keys.ts';
import { tell, usePreferences } from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { revealValue } from '../data.ts';

/** A masked value of the page. */
export interface MaskedPlace {
  readonly field: AccountField;
  readonly entryId: string;
}

/** Whole values of masked entries, shown for a moment. */
export interface Reveals {
  /** The whole value while shown. */
  readonly valueOf: (place: MaskedPlace) => { readonly value: unknown; readonly text: string } | null;
  /** Absent when the role may not. */
  readonly show: ((place: MaskedPlace) => void) | undefined;
}

/** How long a value shown by a click stays, in milliseconds. A held key shows it while held. */
const shownMs = 15_000;

const keyOf = ({ field, entryId }: MaskedPlace): string => `${field} ${entryId}`;

/** Shows masked values on request, each reveal recorded, and hides them again by itself. */
export function useReveals(account: Account): Reveals {
  const [shown, setShown] = useState<ReadonlyMap<string, { readonly value: unknown; readonly text: string }>>(
    new Map(),
  );
  const may = useMay('reveal');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setShown(new Map());
  }, []);
  const reveal = useCallback(
    async (places: readonly MaskedPlace[]) => {
      try {
        const whole = await Promise.all(
          places.map((place) => revealValue(account.id, place.field, place.entryId)),
        );
        setShown(
          (before) =>
            new Map(
              [...before, ...places.map((place, at) => [keyOf(place), whole[at]] as const)].flatMap(
                ([key, value]) => (value === undefined ? [] : [[key, value] as const]),
              ),
            ),
        );
        clearTimeout(timer.current);
        timer.current = setTimeout(hide, shownMs);
      } catch (error) {
        tell.failed(error);
      }
    },
    [account.id, hide],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  useHeldKey(may, account, reveal, hide);
  return {
    valueOf: (place) => shown.get(keyOf(place)) ?? null,
    show: may ? (place) => void reveal([place]) : undefined,
  };
}

/** R held down shows the masked value that has the focus, else all of them. */
function useHeldKey(
  may: boolean,
  account: Account,
  reveal: (places: readonly MaskedPlace[]) => Promise<void>,
  hide: () => void,
): void {
  const { letterKeys } = usePreferences();
  useEffect(() => {
    if (!may || !letterKeys) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const isR = event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isR || event.repeat || event.defaultPrevented || isTyping(event.target) || isDialogOpen()) return;
      const focused = document.activeElement?.closest('[data-masked]')?.getAttribute('data-masked');
      const all = maskedPlaces(account);
      const places = all.filter((place) => keyOf(place) === focused);
      void reveal(places.length > 0 ? places : all);
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'r') hide();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', hide);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', hide);
    };
  }, [may, letterKeys, account, reveal, hide]);
}

function maskedPlaces(account: Account): readonly MaskedPlace[] {
  return account.fields.flatMap((field) =>
    field.entries.filter((entry) => entry.masked).map((entry) => ({ field: field.field, entryId: entry.id })),
  );
}
