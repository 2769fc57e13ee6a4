import { AppError } from '#contracts/kit/errors.ts';
import { ErrorNotice, Notice } from '#renderer/ui/index.ts';
import { words } from '../words.ts';

/** Why a step was refused, in the words of redaction where it has its own. */
export function Trouble({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const sentence = error instanceof AppError ? words.refusal(error.code, error.params) : undefined;
  if (sentence === undefined) return <ErrorNotice error={error} onRetry={onRetry} />;
  return (
    <Notice>
      <p role="alert">{sentence}</p>
    </Notice>
  );
}
