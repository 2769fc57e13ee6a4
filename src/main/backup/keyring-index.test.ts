import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyIndex } from './keyring-index.ts';

test('every id that was added is found at its place, and no more are taken than were announced', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 200 }), (ids) => {
      const index = keyIndex(ids.length);
      ids.forEach((id, at) => {
        index.add(id, { record: at, at: at * 7 });
      });
      expect(index.size).toBe(ids.length);
      ids.forEach((id, at) => {
        expect([...index.candidates(id)]).toContainEqual({ record: at, at: at * 7 });
      });
      expect(() => {
        index.add('one more', { record: 0, at: 0 });
      }).toThrow(expect.objectContaining({ code: 'backup-damaged' }));
    }),
  );
});
