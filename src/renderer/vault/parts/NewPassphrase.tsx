/** Choosing a passphrase: typed or pasted, estimated while typing, or six words suggested. */
import { useEffect, useState } from 'react';
import { PassphraseField, LinkButton } from '../../ui/index.ts';
import { useEstimateStrength, useRested, useSuggestPassphrase } from '../data.ts';
import { words } from '../words.ts';
import './NewPassphrase.css';

/** What is chosen so far. `ready` is true once it is strong enough and repeated without a slip. */
export interface ChosenPassphrase {
  readonly passphrase: string;
  readonly ready: boolean;
}

interface NewPassphraseProps {
  readonly label: string;
  /** Words that must not be what makes it long: names of the vault and the person. */
  readonly avoid: readonly string[];
  readonly onChange: (chosen: ChosenPassphrase) => void;
}

interface Strength {
  readonly of: string;
  readonly bits: number;
  readonly enough: boolean;
  readonly advice: string;
}

/** Bits at which the policy is content; the bar is full there. */
const enoughBits = 70;

export function NewPassphrase({ label, avoid, onChange }: NewPassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [shown, setShown] = useState(false);
  const [wasSuggested, setWasSuggested] = useState(false);
  const [strength, setStrength] = useState<Strength | null>(null);
  const suggest = useSuggestPassphrase();
  const { mutate: estimate } = useEstimateStrength();
  const rested = useRested(passphrase);
  const avoided = avoid.filter((word) => word.trim().length > 2).join('\n');

  useEffect(() => {
    if (rested === '') return;
    estimate(
      { passphrase: rested, avoid: avoided === '' ? [] : avoided.split('\n') },
      { onSuccess: (answer) => setStrength({ of: rested, ...answer }) },
    );
  }, [rested, avoided, estimate]);

  const isEnough = strength?.of === passphrase && strength.enough;
  const ready = isEnough && (shown || repeated === passphrase);
  useEffect(() => onChange({ passphrase, ready }), [passphrase, ready, onChange]);

  const takeSuggestion = () =>
    suggest.mutate(
      {},
      {
        onSuccess: (answer) => {
          setPassphrase(answer.passphrase);
          setShown(true);
          setWasSuggested(true);
        },
      },
    );
  const differs = !shown && repeated !== '' && !passphrase.startsWith(repeated);
  return (
    <div className="new-passphrase">
      <div className="new-passphrase-head">
        <LinkButton onClick={takeSuggestion}>{words.suggest}</LinkButton>
      </div>
      <PassphraseField
        label={label}
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          setWasSuggested(false);
        }}
        visible={shown}
        onVisibilityChange={setShown}
        description={wasSuggested ? words.suggested : undefined}
        maxLength={1024}
        required
        withAsterisk={false}
      />
      <StrengthBar strength={passphrase === '' ? null : strength} />
      {shown ? null : (
        <PassphraseField
          label={words.repeat}
          value={repeated}
          onChange={(event) => setRepeated(event.currentTarget.value)}
          error={differs ? words.repeatWrong : undefined}
          maxLength={1024}
          required
          withAsterisk={false}
        />
      )}
    </div>
  );
}

function StrengthBar({ strength }: { strength: Strength | null }) {
  const share = strength ? Math.min(1, strength.bits / enoughBits) : 0;
  const verdict = strength ? (strength.enough ? words.strongEnough : words.tooWeak) : words.strengthHint;
  return (
    <div className="strength" data-enough={strength?.enough}>
      <meter
        className="strength-track"
        min={0}
        max={1}
        value={share}
        aria-label={words.strengthLabel}
        aria-valuetext={verdict}
      />
      <p className="strength-text" role="status">
        <span className={strength ? 'strength-verdict' : undefined}>{verdict}</span>
        {strength ? ` · ${words.bits(strength.bits)}` : ''}
        {strength?.advice && !strength.enough ? ` · ${strength.advice}` : ''}
      </p>
    </div>
  );
}
