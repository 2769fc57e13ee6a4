import type { DocumentRow } from '#contracts/documents.ts';
import { FileIcon, WarningIcon } from '#renderer/ui/icons.tsx';
import { kindWord } from './words.ts';

/** What stands in the frame when there is no picture: why, and enough to name the file to somebody. */
export function Placeholder({
  document,
  title,
  text,
  file = false,
}: {
  readonly document: DocumentRow;
  readonly title: string;
  readonly text: string;
  readonly file?: boolean;
}) {
  return (
    <div className="stage stage-words">
      {file ? <FileIcon /> : <WarningIcon />}
      <p className="strong">{title}</p>
      <p className="small">{text}</p>
      <p className="small faint">
        {kindWord(document.kind)} · <bdi>{document.fileName}</bdi>
        <br />
        <span className="code">{document.sha256.slice(0, 16)}</span>
      </p>
    </div>
  );
}
