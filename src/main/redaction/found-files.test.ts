import { expect, test } from 'vitest';
import { mostFoundFiles } from '#contracts/redaction.ts';
import type { Hit } from '../../verify/index.ts';
import { foundFiles } from './found-files.ts';

const hit = (file: string, place: Hit['place'] = 'file'): Hit => ({ needleId: 0, place, file, offset: 0 });

test('each file in which something was found is named once', () => {
  const hits = [hit('notes.txt'), hit('old/list.csv'), hit('notes.txt'), hit('vault.db', 'database')];
  expect(foundFiles(hits, hits, ['Wallin'])).toEqual({ foundFiles: ['notes.txt', 'old/list.csv'] });
});

test('where nothing was found in a file the report says nothing of files', () => {
  const hits = [hit('vault.db', 'seam')];
  expect(foundFiles(hits, hits, ['Wallin'])).toEqual({});
});

test('a name that may say who it is about is not written down', () => {
  const named = hit('Annika.txt');
  const other = hit('letter to 070-1.txt', 'file-name');
  expect(foundFiles([named, hit('WALLIN.pdf')], [named, hit('Annika.txt', 'file-name')], ['wallin'])).toEqual(
    {},
  );
  expect(foundFiles([hit(other.file)], [hit(other.file), other], ['Wallin'])).toEqual({});
});

test('no report names more files than anybody reads', () => {
  const hits = Array.from({ length: mostFoundFiles + 5 }, (_, at) => hit(`${String(at)}.txt`));
  expect(foundFiles(hits, hits, []).foundFiles).toHaveLength(mostFoundFiles);
});
