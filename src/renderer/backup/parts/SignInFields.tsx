/** Name and passphrase of somebody who opens a copy of the vault. */
import { PassphraseField, TextField } from '../../ui/index.ts';
import { words } from '../words.ts';

/** What is typed. */
export interface TypedSignIn {
  readonly person: string;
  readonly passphrase: string;
}

/** Nothing typed yet. */
export const nothingTyped: TypedSignIn = { person: '', passphrase: '' };

/** Whether both are there. */
export const isTyped = ({ person, passphrase }: TypedSignIn): boolean =>
  person.trim() !== '' && passphrase !== '';

interface SignInFieldsProps {
  readonly typed: TypedSignIn;
  readonly onType: (typed: TypedSignIn) => void;
  /** Said under the name. */
  readonly hint?: string;
}

export function SignInFields({ typed, onType, hint }: SignInFieldsProps) {
  return (
    <>
      <TextField
        label={words.name}
        description={hint}
        value={typed.person}
        onChange={(event) => onType({ ...typed, person: event.currentTarget.value })}
        maxLength={100}
        autoFocus
      />
      <PassphraseField
        label={words.passphrase}
        value={typed.passphrase}
        onChange={(event) => onType({ ...typed, passphrase: event.currentTarget.value })}
        autoComplete="off"
        maxLength={1024}
      />
    </>
  );
}
