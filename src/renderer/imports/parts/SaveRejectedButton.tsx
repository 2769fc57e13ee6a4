import { ActionButton, tell } from '../../ui/index.ts';
import { pickRejectedFile, showInFolder, useSaveRejected } from '../data.ts';
import { words } from '../words.ts';

interface SaveRejectedProps {
  readonly importId: string;
  readonly fileName: string;
  readonly size?: 'small' | 'normal';
}

/** Writes the rejected rows with line and reason where the person says, and shows the file. */
export function SaveRejectedButton({ importId, fileName, size = 'normal' }: SaveRejectedProps) {
  const save = useSaveRejected();
  const go = async () => {
    try {
      const file = await pickRejectedFile(fileName);
      if (!file) return;
      const { rows } = await save.start({ importId, file: file.id });
      tell.done(words.savedRejected(rows));
      showInFolder(file);
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <ActionButton size={size} busy={save.phase === 'running'} onClick={() => void go()}>
      {words.saveRejected}
    </ActionButton>
  );
}
