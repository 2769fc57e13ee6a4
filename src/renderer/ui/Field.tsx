/** Fields of forms: Mantine's inputs with the product's habits (no autofill, no spell checker, small labels). */
import {
  Checkbox,
  PasswordInput,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  type CheckboxProps,
  type PasswordInputProps,
  type SelectProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import { useId } from 'react';
import './Field.css';

const quiet = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } as const;
const classes = {
  label: 'field-label',
  description: 'field-hint',
  error: 'field-error',
  input: 'field-input',
  root: 'field',
} as const;

/** One line of text. */
export function TextField(props: TextInputProps) {
  return <TextInput {...quiet} classNames={classes} inputWrapperOrder={order} {...props} />;
}

/** Several lines of text. */
export function TextAreaField(props: TextareaProps) {
  return (
    <Textarea
      {...quiet}
      classNames={classes}
      inputWrapperOrder={order}
      autosize
      minRows={2}
      maxRows={8}
      {...props}
    />
  );
}

/** A passphrase: hidden at first, may be pasted, shown on demand. */
export function PassphraseField(props: PasswordInputProps) {
  return (
    <PasswordInput
      {...quiet}
      // Keeps browsers from offering to save it; nothing leaves the vault.
      autoComplete="new-password"
      classNames={{ ...classes, innerInput: 'field-inner', visibilityToggle: 'icon-button' }}
      inputWrapperOrder={order}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the passphrase', tabIndex: 0 }}
      {...props}
    />
  );
}

/** One of several choices, in a list that opens. */
export function SelectField(props: SelectProps) {
  return (
    <Select
      {...quiet}
      allowDeselect={false}
      classNames={{ ...classes, dropdown: 'floating', option: 'option' }}
      inputWrapperOrder={order}
      {...props}
    />
  );
}

/** Yes or no. */
export function CheckField(props: CheckboxProps) {
  return (
    <Checkbox
      classNames={{
        root: 'check-field',
        label: 'check-label',
        description: 'field-hint',
        input: 'check-input',
      }}
      {...props}
    />
  );
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
}

/** One of two to four choices, all in sight. */
export function ChoiceField<Value extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  disabled = false,
}: ChoiceFieldProps<Value>) {
  const id = useId();
  return (
    <div className="field choice-field">
      <span id={id} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        disabled={disabled}
        value={value}
        onChange={(next) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen) onChange(chosen.value);
        }}
        data={options.map((option) => ({ value: option.value, label: option.label }))}
        classNames={{
          root: 'choice',
          label: 'choice-label',
          indicator: 'choice-indicator',
          control: 'choice-control',
        }}
      />
    </div>
  );
}

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
