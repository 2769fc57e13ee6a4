import { describe, expect, it } from 'vitest';
import { AppError, ErrorCode } from '#contracts/kit/errors.ts';
import { wordsForError } from './error-words.ts';

describe('errors in words', () => {
  it.each(ErrorCode.options)('%s says what happened and what it means, in whole sentences', (code) => {
    const words = wordsForError(new AppError(code));
    expect(words.title).toMatch(/^[A-Z].*[^.]$/);
    expect(words.meaning).toMatch(/^[A-Z].*\.$/);
    if (code !== 'cancelled') expect(words.action).toMatch(/^[A-Z].*\.$/);
    expect(`${words.title} ${words.meaning} ${words.action}`).not.toMatch(/undefined|null|\{|  /);
  });
  it('names the reason of an unreadable file', () => {
    expect(wordsForError(new AppError('unsupported', { reason: 'macros' })).meaning).toContain('macros');
    expect(wordsForError(new AppError('too-large', { what: 'rows', limit: 5 })).meaning).toContain('rows');
  });
  it('gives the number under which the log has more, and takes anything thrown for internal', () => {
    expect(wordsForError(new AppError('internal', {}, 'AB12')).action).toContain('AB12');
    expect(wordsForError(new TypeError('x')).title).toBe(wordsForError(new AppError('internal')).title);
  });
});
