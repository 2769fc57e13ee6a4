import { ActionButton, tell } from '../../ui/index.ts';
import { pickRejectedFile, showInFolder, useSaveRejected } from '../data.ts';
import { words } from '../words.ts';

/** Writes the rejected rows with line and reason where the person says, and shows the file. */
export function SaveRejectedButton({ importId, fileName }: { importId: string; fileName: string }) {
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
    <ActionButton size="small" busy={save.phase === 'running'} onClick={() => void go()}>
      {words.saveRejected}
    </ActionButton>
  );
}
