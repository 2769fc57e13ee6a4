import type { RedactionReason } from '#contracts/redaction.ts';
import { Card, RadioList, TextAreaField, TextField } from '#renderer/ui/index.ts';
import { namesPerson } from '../names-person.ts';
import { StepTitle } from '../parts/StepList.tsx';
import { words } from '../words.ts';
import type { StepParts } from './parts.ts';

/** On what ground. What is written here stays for good, so it must not say who the person is. */
export function BasisStep({ account, choices, change }: StepParts) {
  const complaint = (text: string): string | undefined =>
    namesPerson(text, account) ? words.namesPerson : undefined;
  return (
    <>
      <StepTitle>{words.steps.basis}</StepTitle>
      <Card>
        <RadioList<RedactionReason>
          label={words.reason}
          hideLabel
          value={choices.reason}
          options={words.reasons}
          onChange={(reason) => change({ reason })}
        />
      </Card>
      <Card padded className="redact-basis">
        <TextField
          label={words.reference}
          description={words.referenceHint}
          maxLength={100}
          value={choices.reference}
          error={complaint(choices.reference)}
          onChange={(event) => change({ reference: event.currentTarget.value })}
        />
        <TextAreaField
          label={words.note}
          description={words.noteHint}
          maxLength={500}
          value={choices.note}
          error={complaint(choices.note)}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </Card>
    </>
  );
}
