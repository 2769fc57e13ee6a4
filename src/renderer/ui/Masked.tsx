import { Kbd } from './Kbd.tsx';
import './Masked.css';

interface MaskedProps {
  /** The text as the store gave it: already masked, or whole after revealing. */
  readonly text: string;
  readonly masked: boolean;
  /** Numbers and ids are compared character by character, so they stand in even steps. */
  readonly code?: boolean;
  /** Asks for the whole value; absent when the person may not. It is recorded. */
  readonly onReveal?: (() => void) | undefined;
  readonly revealKeys?: string | undefined;
}

/** A personal value. Masked ones show dots and the last digits, and offer to be revealed. */
export function Masked({ text, masked, code = false, onReveal, revealKeys }: MaskedProps) {
  return (
    <span className="masked">
      <bdi className={code || masked ? 'code masked-text' : 'masked-text'} translate="no">
        {text}
      </bdi>
      {masked && onReveal ? (
        <button
          type="button"
          className="masked-reveal"
          onClick={onReveal}
          title="Shows the whole value; this is recorded"
        >
          reveal {revealKeys ? <Kbd keys={revealKeys} /> : null}
        </button>
      ) : null}
    </span>
  );
}
