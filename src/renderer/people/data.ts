/** What the page of people asks of the store. */
import { useCommand, useRead, type OutputOf } from '../wire/index.ts';

export type StaffMember = OutputOf<'people', 'list'>['people'][number];

export const usePeople = () => useRead('people', 'list', {});
export const useAddPerson = () => useCommand('people', 'add');
export const useRemovePerson = () => useCommand('people', 'remove');
export const useSetRole = () => useCommand('people', 'setRole');
