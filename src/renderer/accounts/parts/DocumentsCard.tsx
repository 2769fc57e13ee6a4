import { useState } from 'react';
import type { Account } from '#contracts/accounts.ts';
import type { DocumentRow } from '#contracts/documents.ts';
import {
  DocumentDialog,
  kindWord,
  useAttach,
  useDocuments,
  usePickDocument,
  useViewing,
} from '#renderer/documents/index.ts';
import {
  ActionButton,
  Card,
  ErrorNotice,
  FileIcon,
  formatDay,
  formatSize,
  JobBar,
  tell,
} from '#renderer/ui/index.ts';
import { useMay } from '#renderer/wire/index.ts';
import { words } from '../words.ts';

/** The documents of an account: list, view, attach. */
export function DocumentsCard({ account }: { readonly account: Account }) {
  const list = useDocuments(account.id);
  const [open, setOpen] = useState(false);
  const mayEdit = useMay('edit');
  const attach = useAttach(account.id);
  const pick = usePickDocument();
  const documents = list.data?.documents ?? [];
  const view = (document: DocumentRow): void => {
    useViewing.getState().show(documents.indexOf(document));
    setOpen(true);
  };
  const choose = async (): Promise<void> => {
    try {
      const { file } = await pick.mutateAsync({ kind: 'document' });
      if (file) await attach.start({ accountId: account.id, file: file.id });
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <Card
      title={words.documents}
      aside={
        mayEdit ? (
          <ActionButton size="small" busy={attach.phase === 'running'} onClick={() => void choose()}>
            {words.attach}
          </ActionButton>
        ) : undefined
      }
    >
      {list.isError ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {attach.phase === 'running' ? (
        <div className="card-note">
          <JobBar
            label={words.attaching}
            done={attach.progress?.done ?? 0}
            total={attach.progress?.total ?? null}
            onCancel={attach.cancel}
          />
        </div>
      ) : null}
      {list.data && documents.length === 0 ? <p className="card-note faint">{words.noDocuments}</p> : null}
      <ul>
        {documents.map((document) => (
          <li key={document.id} className="document-row">
            <FileIcon />
            <span>{kindWord(document.kind)}</span>
            <bdi className="faint clip" title={document.sha256}>
              {document.fileName}
            </bdi>
            <span className="faint">{formatSize(document.sizeBytes)}</span>
            <span className="faint">{formatDay(document.addedAt)}</span>
            {document.present ? (
              <button type="button" className="quiet-link accent-link" onClick={() => view(document)}>
                {words.view}
                <span className="sr-only"> {document.fileName}</span>
              </button>
            ) : (
              <span className="faint document-gone">
                {wentWithRedaction(document, account) ? words.redacted : words.notPresent}
              </span>
            )}
          </li>
        ))}
      </ul>
      <DocumentDialog open={open} documents={documents} onClose={() => setOpen(false)} />
    </Card>
  );
}

/** Whether a file is not there because it was redacted, not because it was lost. */
function wentWithRedaction(document: DocumentRow, { redactedAt }: Account): boolean {
  return redactedAt !== null && document.addedAt <= redactedAt;
}
