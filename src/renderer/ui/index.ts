/** The parts every screen is put together from. */
export { ActionButton, IconButton, LinkButton } from './ActionButton.tsx';
export { Card, CardRow } from './Card.tsx';
export { DataTable, type Column } from './DataTable.tsx';
export { Dialog } from './Dialog.tsx';
export { EmptyState } from './EmptyState.tsx';
export { ErrorNotice, Notice } from './ErrorNotice.tsx';
export { CheckField, ChoiceField, PassphraseField, SelectField, TextAreaField, TextField } from './Field.tsx';
export * from './format.ts';
export * from './icons.tsx';
export { JobBar } from './JobBar.tsx';
export { Kbd } from './Kbd.tsx';
export { answerKey, chordOf, isTyping, useKeys, type KeyHandlers } from './keys.ts';
export {
  LevelCount,
  LevelPill,
  levelSigns,
  levelsInOrder,
  levelWords,
  type MatchLevel,
} from './LevelPill.tsx';
export { LevelSign } from './LevelSign.tsx';
export { Masked } from './Masked.tsx';
export { Page, PageBody, PageHeader } from './Page.tsx';
export { Badge, StatusPill, TagPill, type PillColour, type Tone } from './Pill.tsx';
export { PreferencesContext, rowHeights, usePreferences, type Preferences } from './preferences.ts';
export type { Selection } from './table-keys.ts';
export { TagsField, type OfferedTag } from './TagsField.tsx';
export { tell } from './tell.ts';
