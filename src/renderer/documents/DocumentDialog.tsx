import { Modal } from '@mantine/core';
import type { DocumentRow } from '#contracts/documents.ts';
import { answerKey } from '#renderer/ui/keys.ts';
import { Reader, readerKeys } from './Reader.tsx';
import { words } from './words.ts';

interface DocumentDialogProps {
  readonly open: boolean;
  readonly documents: readonly DocumentRow[];
  readonly onClose: () => void;
}

/** The documents over the whole window, for reading small print. It shows the one the pane shows. */
export function DocumentDialog({ open, documents, onClose }: DocumentDialogProps) {
  return (
    <Modal
      opened={open}
      onClose={onClose}
      fullScreen
      title={words.documents}
      classNames={{
        content: 'document-dialog',
        header: 'dialog-head',
        title: 'dialog-title',
        body: 'document-dialog-body',
        close: 'icon-button',
      }}
      closeButtonProps={{ 'aria-label': words.close }}
      onKeyDown={(event) => answerKey(event, readerKeys())}
    >
      <Reader documents={documents} about={null} named />
    </Modal>
  );
}
