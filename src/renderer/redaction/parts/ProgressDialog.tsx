import { Modal } from '@mantine/core';
import type { Progress } from '#contracts/kit/common.ts';
import { CheckIcon, formatCount } from '#renderer/ui/index.ts';
import { words } from '../words.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly progress: Progress | null;
}

const nothing = (): void => undefined;

/** How far a redaction is, phase by phase. It cannot be closed: what it shows cannot be stopped either. */
export function ProgressDialog({ title, hint, progress }: Props) {
  return (
    <Modal
      opened
      onClose={nothing}
      title={title}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="var(--dialog-width)"
      classNames={{
        content: 'dialog',
        header: 'dialog-head',
        title: 'dialog-title',
        body: 'dialog-content',
        overlay: 'dialog-scrim',
      }}
    >
      <div className="dialog-body" tabIndex={-1} data-autofocus>
        <Phases progress={progress} />
        <p className="faint">{hint}</p>
      </div>
    </Modal>
  );
}

/** The phases in their order: done, under way, ahead. */
export function Phases({ progress }: { readonly progress: Progress | null }) {
  const now = progress === null ? -1 : words.phases.indexOf(progress.phase);
  return (
    <ol className="phases">
      {words.phases.map((phase, at) => {
        const state = at < now ? 'done' : at === now ? 'now' : 'ahead';
        return (
          <li key={phase} className="phase" data-state={state} aria-current={state === 'now' || undefined}>
            <span className="phase-mark">{state === 'done' ? <CheckIcon /> : null}</span>
            <span>
              {words.phase(phase)}
              <span className="sr-only"> ({words.phaseStates[state]})</span>
            </span>
            {state === 'now' && progress ? (
              <PhaseCount progress={progress} label={words.phase(phase)} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function PhaseCount({
  progress: { done, total },
  label,
}: {
  readonly progress: Progress;
  readonly label: string;
}) {
  const known = total !== null && total > 0;
  return (
    <span className="phase-progress">
      <span className="faint small">
        {known ? `${formatCount(done)} of ${formatCount(total)}` : done > 0 ? formatCount(done) : null}
      </span>
      <progress
        className="job-bar-track"
        aria-label={label}
        {...(known ? { value: Math.min(1, done / total), max: 1 } : {})}
      />
    </span>
  );
}
