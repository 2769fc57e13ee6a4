import { useState } from 'react';
import { ActionButton, Card, ErrorNotice, tell, useKeys } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useAnchor, useKeepAnchor, usePickToSave, useSaveAnchor } from '../data.ts';
import { useAudit } from '../state.ts';
import { words } from '../words.ts';
import { AnchorSheet } from './AnchorSheet.tsx';

/** The head of the log in eight words, and when it was last kept outside. */
export function AnchorCard() {
  const anchor = useAnchor();
  const mayKeep = useMay('administer');
  const keep = useKeepAnchor();
  const { error, save, isSaving } = useSaving();
  const open = useAudit((audit) => audit.open);
  useKeys(anchor.data ? { P: printSheet } : {});
  if (!anchor.data) return <ErrorNotice error={anchor.error} />;
  const { head, kept } = anchor.data;
  const [last] = kept;
  return (
    <Card title={words.anchor} aside={words.fact(head.seq)} padded>
      <p className="audit-result">{words.anchorText}</p>
      <ol className="audit-words" aria-label={words.anchor}>
        {head.words.split(' ').map((word, at) => (
          <li key={`${String(at)} ${word}`}>{word}</li>
        ))}
      </ol>
      <p className="audit-digits">{head.digits}</p>
      <p className="faint audit-result">
        {last ? `${words.lastKept(last.at)} (${words.keptBy(last.seq, last.by)})` : words.neverKept}
      </p>
      <div className="audit-actions">
        {mayKeep ? (
          <ActionButton
            size="small"
            busy={keep.isPending}
            onClick={() => keep.mutate({ seq: head.seq }, { onSuccess: () => tell.done(words.kept) })}
          >
            {words.keep}
          </ActionButton>
        ) : null}
        <ActionButton size="small" keys="P" onClick={printSheet}>
          {words.print}
        </ActionButton>
        <ActionButton size="small" busy={isSaving} onClick={() => void save()}>
          {words.saveAnchor}
        </ActionButton>
        <ActionButton size="small" tone="quiet" onClick={() => open('anchor')}>
          {words.compare}
        </ActionButton>
      </div>
      <ErrorNotice error={keep.error ?? error} />
      <AnchorSheet head={head} />
    </Card>
  );
}

/** The window's own way to print, in every host: the sheet is all that is on the paper. */
const printSheet = (): void => window.print();

function useSaving() {
  const pick = usePickToSave();
  const job = useSaveAnchor();
  const [error, setError] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    setError(null);
    try {
      const { file } = await pick.mutateAsync({ suggestedName: words.anchorFile, kind: 'any' });
      if (file === null) return;
      await job.start({ file: file.id });
      tell.done(words.anchorSaved);
    } catch (failure) {
      setError(failure);
    }
  };
  return { error, save, isSaving: job.phase === 'running' };
}
