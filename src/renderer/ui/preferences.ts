/** The preferences that parts of the window draw by. Filled by the shell from the settings of the vault. */
import { createContext, useContext } from 'react';

export interface Preferences {
  readonly density: 'dense' | 'comfortable';
  /** Single letters act on the row or field under the cursor. */
  readonly letterKeys: boolean;
  /** Height of a list row in pixels, as `--row-height` has it: virtual lists must know it as a number. */
  readonly rowHeight: number;
}

/** Row heights by density; the same numbers stand in `tokens.css`. */
export const rowHeights = { dense: 36, comfortable: 44 } as const;

export const PreferencesContext = createContext<Preferences>({
  density: 'dense',
  letterKeys: true,
  rowHeight: rowHeights.dense,
});

/** The preferences in force. */
export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}
