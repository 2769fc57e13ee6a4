import { useCallback, useEffect, useRef, useState } from 'react';
import type { Review } from '#contracts/inquiries.ts';
import type { PersonField } from '#contracts/person.ts';
import { tell } from '#renderer/ui/index.ts';
import { revealBoth } from './data.ts';
import type { Revealed } from './rows.ts';

/** Whole values of a masked row, shown while a key or button is held. */
export interface Reveal {
  readonly shown: Revealed | null;
  readonly hold: (field: PersonField) => void;
  readonly letGo: () => void;
}

/** Shows the whole values of a row while held, and forgets them when let go. Every reveal is recorded by the store. */
export function useReveal(review: Review): Reveal {
  const [shown, setShown] = useState<Revealed | null>(null);
  const held = useRef<PersonField | null>(null);
  const hold = useCallback(
    (field: PersonField) => {
      const input = revealInput(review, field);
      if (held.current === field || input === null) return;
      held.current = field;
      revealBoth(input).then(
        (whole) => {
          if (held.current === field) setShown({ field, ...whole });
        },
        (error: unknown) => tell.failed(error),
      );
    },
    [review],
  );
  const letGo = useCallback(() => {
    held.current = null;
    setShown(null);
  }, []);
  useEffect(() => {
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'r') letGo();
    };
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', letGo);
    window.addEventListener('pointerup', letGo);
    return () => {
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', letGo);
      window.removeEventListener('pointerup', letGo);
    };
  }, [letGo]);
  return { shown, hold, letGo };
}

function revealInput(review: Review, name: PersonField) {
  const side = review.provenance.find((entry) => entry.field === name);
  const field = review.comparison.fields.find((entry) => entry.field === name);
  if (!side?.masked || !field) return null;
  return {
    inquiryId: review.inquiry.id,
    accountId: review.account.id,
    field: name,
    entryId: side.onFile?.entryId ?? null,
    incomingIndex: field.incoming?.index ?? null,
  };
}
