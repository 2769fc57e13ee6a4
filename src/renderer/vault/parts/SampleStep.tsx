import { ErrorNotice, ActionButton, JobBar, ArrowRightIcon } from '../../ui/index.ts';
import { useSample } from '../data.ts';
import { words } from '../words.ts';
import './SampleStep.css';

/** What the new vault holds at first: made-up people to learn with, or nothing. */
export function SampleStep({ onDone }: { onDone: () => void }) {
  const sample = useSample();
  const load = () => {
    sample.start({}).then(onDone, () => undefined);
  };
  if (sample.phase === 'running') {
    return (
      <JobBar
        label={words.sampleLabel}
        done={sample.progress?.done ?? 0}
        total={sample.progress?.total ?? null}
        onCancel={sample.cancel}
      />
    );
  }
  if (sample.phase === 'failed' || sample.phase === 'stopped') {
    return (
      <>
        <ErrorNotice error={sample.error} onRetry={load} />
        <div className="entry-actions">
          <span>{words.sampleFailed}</span>
          <ActionButton tone="primary" onClick={onDone}>
            {words.goOn}
          </ActionButton>
        </div>
      </>
    );
  }
  return (
    <div className="start-choices">
      <StartChoice title={words.sampleTitle} text={words.sampleText} onChoose={load} />
      <StartChoice title={words.emptyTitle} text={words.emptyText} onChoose={onDone} />
    </div>
  );
}

function StartChoice({ title, text, onChoose }: { title: string; text: string; onChoose: () => void }) {
  return (
    <button type="button" className="start-choice" onClick={onChoose}>
      <span className="start-choice-words">
        <span className="strong">{title}</span>
        <span className="start-choice-text">{text}</span>
      </span>
      <ArrowRightIcon />
    </button>
  );
}
