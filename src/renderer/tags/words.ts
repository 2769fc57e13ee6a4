/** What the page of tags says. */
import { plural } from '../ui/format.ts';

export const words = {
  title: 'Tags',
  go: 'Go to tags',
  create: 'New tag…',
  columns: { name: 'Name', description: 'What it is for', accounts: 'Accounts', change: 'Change' },
  edit: 'Edit…',
  show: 'Show accounts',
  createTitle: 'New tag',
  editTitle: 'Edit tag',
  name: 'Name',
  nameHint: 'Names that differ only in capitals are the same tag.',
  colour: 'Colour',
  description: 'What it is for',
  descriptionHint:
    'People on file may read tags in their access request: write nothing you would not say to them.',
  nameTaken: 'A tag with this name is there already.',
  save: 'Save',
  make: 'Create',
  cancel: 'Cancel',
  remove: 'Delete from use…',
  removeTitle: (name: string) => `Delete “${name}” from use?`,
  removeText: (accounts: number) =>
    accounts === 0
      ? 'No account carries it. It cannot be put on any more.'
      : `It is taken off ${plural(accounts, 'account')} and cannot be put on any more. Their timelines keep it.`,
  removeNow: 'Delete from use',
  removed: (name: string, accounts: number) => `“${name}” was taken off ${plural(accounts, 'account')}.`,
  count: (count: number) => plural(count, 'tag'),
  emptyTitle: 'No tags yet',
  emptyText: 'Tags group accounts in your own words: VIP, frozen, training. One account can carry many.',
  colours: {
    grey: 'Grey',
    blue: 'Blue',
    teal: 'Teal',
    green: 'Green',
    yellow: 'Yellow',
    orange: 'Orange',
    red: 'Red',
    violet: 'Violet',
  },
} as const;
