import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** What was written where. Folders and labels are chosen by staff and speak of places. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'backup_copy',
    columns: {
      ...plain('id', 'file', 'at', 'by_id', 'accounts', 'documents', 'size_bytes', 'tombstones'),
      ...plain('keyring_id', 'scheduled'),
      place: 'kept',
    },
  },
  {
    table: 'keyring_copy',
    columns: {
      ...plain('id', 'file', 'serial', 'tombstones', 'keys', 'at', 'by_id', 'state'),
      ...plain('destroyed_at', 'destroyed_by'),
      label: 'kept',
      place: 'kept',
    },
  },
  { table: 'unclaimed_key', columns: plain('id', 'key_id', 'wrapped', 'tombstones') },
  {
    table: 'backup_schedule',
    columns: { ...plain('id', 'every_days', 'last_at', 'set_at'), place: 'kept' },
  },
];
