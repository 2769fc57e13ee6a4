import { CheckIcon } from '#renderer/ui/index.ts';
import { steps } from '../flow.ts';
import { words } from '../words.ts';

interface Props {
  readonly at: number;
  readonly settled: readonly boolean[];
  readonly onStep: (at: number) => void;
}

/** Where one is on the way, with the way back to every step before. */
export function StepList({ at, settled, onStep }: Props) {
  return (
    <ol className="step-list" aria-label={words.stepsLabel}>
      {steps.map((step, index) => (
        <li key={step}>
          <button
            type="button"
            className="step"
            aria-current={index === at ? 'step' : undefined}
            disabled={index > at}
            onClick={() => onStep(index)}
          >
            <span className="step-mark" data-done={(index < at && settled[index]) || undefined}>
              {index < at && settled[index] ? <CheckIcon /> : index + 1}
            </span>
            {words.steps[step]}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The heading of the step that is open. */
export function StepTitle({ children }: { readonly children: string }) {
  return (
    <h2 id="redact-step" className="redact-title">
      {children}
    </h2>
  );
}
