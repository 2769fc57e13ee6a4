import { describe, expect, it } from 'vitest';
import { chordOf } from './keys.ts';
import { rangeOf } from './table-keys.ts';

const key = (parts: Partial<KeyboardEventInit> & { key: string }) =>
  ({ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...parts }) as KeyboardEvent;

describe('chords', () => {
  it('writes control, letters and named keys the way the tables do', () => {
    expect(chordOf(key({ key: 'k', ctrlKey: true }))).toBe('Ctrl+K');
    expect(chordOf(key({ key: 'J', shiftKey: true }))).toBe('Shift+J');
    expect(chordOf(key({ key: ' ' }))).toBe('Space');
    expect(chordOf(key({ key: 'ArrowDown', shiftKey: true }))).toBe('Shift+ArrowDown');
  });
  it('does not count the shift that a sign needs', () => {
    expect(chordOf(key({ key: '?', shiftKey: true }))).toBe('?');
    expect(chordOf(key({ key: '/', shiftKey: true }))).toBe('/');
  });
  it('takes the command key for control', () => {
    expect(chordOf(key({ key: '1', metaKey: true }))).toBe('Ctrl+1');
  });
});

describe('ranges', () => {
  it('holds both ends in either direction', () => {
    expect(rangeOf(['a', 'b', 'c', 'd'], 1, 3)).toEqual(['b', 'c', 'd']);
    expect(rangeOf(['a', 'b', 'c', 'd'], 2, 0)).toEqual(['a', 'b', 'c']);
  });
});
