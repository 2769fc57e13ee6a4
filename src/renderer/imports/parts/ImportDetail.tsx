import { ActionButton, Dialog, ErrorNotice, formatInstant, formatSize, JobBar } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { pickFile, useRejected, useResume, type ImportRow } from '../data.ts';
import { words } from '../words.ts';
import { Equation } from './OutcomePanel.tsx';
import { RejectedTable } from './RejectedTable.tsx';
import { SaveRejectedButton } from './SaveRejectedButton.tsx';

/** One earlier import: its account, its rejected rows, and going on with it when it was stopped. */
export function ImportDetail({ row, onClose }: { row: ImportRow; onClose: () => void }) {
  const rejected = useRejected(row.id);
  const rows = rejected.data?.pages.flatMap((page) => page.rows) ?? [];
  const resume = useResume();
  const mayEdit = useMay('edit');
  const canResume = mayEdit && (row.state === 'stopped' || row.state === 'failed');
  const goOn = async () => {
    const file = await pickFile();
    if (file) await resume.start({ importId: row.id, file: file.id });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={row.file}
      wide
      actions={
        <>
          {row.counts.rejected > 0 ? <SaveRejectedButton importId={row.id} fileName={row.file} /> : null}
          {canResume && resume.phase !== 'running' ? (
            <ActionButton
              tone="primary"
              title={words.resumeHint}
              onClick={() => void goOn().catch(() => undefined)}
            >
              {words.resume}
            </ActionButton>
          ) : null}
          <ActionButton onClick={onClose} keys="Esc" autoFocus data-autofocus>
            {words.back}
          </ActionButton>
        </>
      }
    >
      <p className="faint">
        {[
          words.formats[row.format],
          formatSize(row.sizeBytes),
          words.modes[row.mode],
          formatInstant(row.startedAt),
          row.by,
        ].join(' · ')}
      </p>
      {resume.phase === 'running' ? (
        <JobBar
          label={words.resuming(row.file)}
          done={resume.progress?.done ?? 0}
          total={resume.progress?.total ?? null}
          unit="bytes"
          onCancel={resume.cancel}
          cancelLabel={words.stop}
        />
      ) : null}
      {resume.phase === 'failed' ? <ErrorNotice error={resume.error} /> : null}
      <Equation counts={row.counts} />
      {rows.length > 0 ? <RejectedTable rows={rows} all={row.counts.rejected} /> : null}
      {rejected.hasNextPage ? (
        <ActionButton
          size="small"
          busy={rejected.isFetchingNextPage}
          onClick={() => void rejected.fetchNextPage()}
        >
          {words.moreRejected}
        </ActionButton>
      ) : null}
      <ErrorNotice error={rejected.error} />
    </Dialog>
  );
}
