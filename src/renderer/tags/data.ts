/** What the page of tags asks of the store. */
import { useCommand, useRead, type OutputOf } from '../wire/index.ts';

export type Tag = OutputOf<'tags', 'list'>['tags'][number];

export const useTagList = () => useRead('tags', 'list', {});
export const useCreateTag = () => useCommand('tags', 'create');
export const useChangeTag = () => useCommand('tags', 'change');
export const useRemoveTag = () => useCommand('tags', 'remove');
