import type { ReactNode } from 'react';
import { isError, wordsForError } from '../app/error-words.ts';
import { ActionButton } from './ActionButton.tsx';
import { WarningIcon } from './icons.tsx';
import './ErrorNotice.css';

interface ErrorNoticeProps {
  /** What was thrown; nothing is drawn for null, undefined or a stop that the person asked for. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
}

/** Says in three short sentences what happened, what it means and what to do. */
export function ErrorNotice({ error, onRetry, actions }: ErrorNoticeProps) {
  if (error === null || error === undefined || isError(error, 'cancelled')) return null;
  const words = wordsForError(error);
  return (
    <div className="error-notice" role="alert">
      <span className="error-notice-icon">
        <WarningIcon />
      </span>
      <div>
        <p className="strong">{words.title}</p>
        <p>
          {words.meaning} {words.action}
        </p>
        {actions || (onRetry && words.retry) ? (
          <div className="error-notice-actions">
            {onRetry && words.retry ? (
              <ActionButton size="small" onClick={onRetry}>
                Try again
              </ActionButton>
            ) : null}
            {actions}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Something to know that is not an error: one quiet line with an icon. */
export function Notice({ children }: { children: ReactNode }) {
  return <div className="notice">{children}</div>;
}
