import { useState } from 'react';
import { ActionButton, ChoiceField, Dialog, ErrorNotice, JobBar, tell } from '../../ui/index.ts';
import { usePickToSave, useSaveFacts, type Filter } from '../data.ts';
import { words } from '../words.ts';

/** Writes the listed facts to a file. */
export function SaveDialog({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const [format, setFormat] = useState<'csv' | 'json'>('csv');
  const pick = usePickToSave();
  const job = useSaveFacts();
  const running = job.phase === 'running';
  const close = () => {
    if (running) return;
    job.reset();
    onClose();
  };
  const start = async (): Promise<void> => {
    try {
      const suggestedName = words.fileName(format);
      const { file } = await pick.mutateAsync({ suggestedName, kind: format === 'csv' ? 'csv' : 'any' });
      if (file === null) return;
      const { facts } = await job.start({ file: file.id, format, filter });
      tell.done(words.saved(facts));
      job.reset();
      onClose();
    } catch {
      // Shown below, from the state of the job or of the dialog.
    }
  };
  return (
    <Dialog
      open
      onClose={close}
      title={words.saveTitle}
      actions={
        running ? (
          <ActionButton onClick={job.cancel}>{words.stop}</ActionButton>
        ) : (
          <>
            <ActionButton onClick={close}>{words.cancel}</ActionButton>
            <ActionButton tone="primary" busy={pick.isPending} onClick={() => void start()} data-autofocus>
              {words.choose}
            </ActionButton>
          </>
        )
      }
    >
      <p>{words.saveText}</p>
      <ChoiceField
        label={words.format}
        value={format}
        options={[
          { value: 'csv', label: words.csv },
          { value: 'json', label: words.json },
        ]}
        onChange={setFormat}
        disabled={running}
      />
      {running ? (
        <JobBar label={words.saveTitle} done={job.progress?.done ?? 0} total={null} unit={words.unit} />
      ) : null}
      <ErrorNotice error={job.error ?? pick.error} />
    </Dialog>
  );
}
