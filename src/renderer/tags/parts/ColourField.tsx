import { useId } from 'react';
import type { PillColour } from '../../ui/index.ts';
import { words } from '../words.ts';
import './ColourField.css';

const colours: readonly PillColour[] = ['grey', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'violet'];

/** One of eight colours, each with its name. */
export function ColourField({
  value,
  onChange,
}: {
  value: PillColour;
  onChange: (colour: PillColour) => void;
}) {
  const group = useId();
  return (
    <fieldset className="colour-field">
      <legend className="field-label">{words.colour}</legend>
      <div className="colour-field-row">
        {colours.map((colour) => (
          <label key={colour} className="colour-choice" data-colour={colour}>
            <input
              type="radio"
              className="sr-only"
              name={group}
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
            <span className="tag-square" aria-hidden="true" />
            {words.colours[colour]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
