import { Modal } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import './Dialog.css';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the one that does it last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** Set when the content is a form: Enter in a field and a submit button call it. */
  readonly onSubmit?: (() => void) | undefined;
}

/** Something that must be settled before going on. Escape closes it and the focus goes back where it was. */
export function Dialog({ open, onClose, title, children, actions, wide = false, onSubmit }: DialogProps) {
  const content = (
    <>
      <div className="dialog-body">{children}</div>
      {actions ? <div className="dialog-actions">{actions}</div> : null}
    </>
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={wide ? 'var(--dialog-width-wide)' : 'var(--dialog-width)'}
      classNames={{
        content: 'dialog',
        header: 'dialog-head',
        title: 'dialog-title',
        body: 'dialog-content',
        overlay: 'dialog-scrim',
        close: 'icon-button',
      }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {onSubmit ? (
        <form onSubmit={submit} autoComplete="off" noValidate>
          {content}
        </form>
      ) : (
        content
      )}
    </Modal>
  );
}
