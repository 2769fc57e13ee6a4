/** What the page of people says. */
import { plural } from '../ui/format.ts';

export const words = {
  title: 'People',
  go: 'Go to people',
  add: 'Add person…',
  count: (count: number) => plural(count, 'person', 'people'),
  columns: {
    name: 'Name',
    role: 'Role',
    lastSignIn: 'Last sign-in',
    since: 'Since',
    access: 'Access',
    change: 'Change',
  },
  you: 'you',
  never: 'never',
  access: 'has access',
  noAccess: 'no access any more',
  edit: 'Edit…',
  roles: { analyst: 'Analyst', reviewer: 'Reviewer', administrator: 'Administrator' },
  roleMeanings: {
    analyst: 'Reads, reveals, edits and decides.',
    reviewer: 'Everything an analyst may, and also redacts and exports.',
    administrator: 'Everything, and also manages people and the recovery key.',
  },
  addTitle: 'Add a person',
  addText:
    'They sign in with this name. Tell them the first passphrase in person; they can change it in the settings.',
  name: 'Name',
  nameTaken: 'Somebody with this name is there already.',
  role: 'Role',
  passphrase: 'First passphrase',
  addNow: 'Add',
  added: (name: string) => `${name} can sign in now.`,
  cancel: 'Cancel',
  save: 'Save',
  remove: 'Take access away…',
  removeTitle: (name: string) => `Take away the access of ${name}?`,
  removeText:
    'The passphrase opens nothing any more, at once. The name stays on everything the person did. To let them in again, add them anew.',
  removeNow: 'Take access away',
  removed: (name: string) => `${name} has no access any more.`,
  adminOnly: 'Only administrators add and remove people.',
} as const;
