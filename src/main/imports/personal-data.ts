import { sourcesOfAccount } from '../accounts/personal-data.ts';
import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** What imports leave behind. A rejected row's text may be anybody's: redaction looks into it for the person's values. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'import',
    concerns: `source_id IN (${sourcesOfAccount})`,
    columns: {
      ...plain(
        'seq',
        'id',
        'source_id',
        'file_hash',
        'size_bytes',
        'format',
        'mode',
        'options',
        'mapping',
        'state',
      ),
      ...plain('started_at', 'ended_at', 'by_id', 'rows_read', 'created', 'updated', 'unchanged', 'rejected'),
      ...plain('done_through'),
      file: 'mention',
    },
  },
  {
    table: 'import_reject',
    store: 'staged-rows',
    columns: { ...plain('import_seq', 'line', 'problem'), row_text: { cleared: "''", masks: 'row' } },
  },
  { table: 'mapping', columns: { ...plain('header_key', 'used_at'), mapping: 'plain' } },
  // Hashes over salts that go with the values.
  { table: 'import_batch', columns: plain('import_seq', 'through', 'lines', 'commitments') },
  { table: 'event_seen', columns: plain('event_id') },
];
