import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Accounts with their values, history and sources. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'account',
    store: 'fields',
    ofAccount: 'seq = ?',
    owner: 'seq',
    columns: {
      ...plain(
        'seq',
        'id',
        'type',
        'status',
        'version',
        'created_at',
        'updated_at',
        'redacted_at',
        'seen_at',
      ),
      ...plain('source_id', 'source_line'),
      reference_id: 'kept',
      persona_id: 'kept',
      name: { cleared: "''" },
      birthdate: { cleared: 'NULL' },
      city: { cleared: 'NULL' },
      country_code: { cleared: 'NULL' },
      fields: { cleared: "'{}'" },
      search: { cleared: "''" },
    },
  },
  {
    table: 'change',
    store: 'history',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: 'at',
    columns: {
      ...plain('seq', 'id', 'account_seq', 'at', 'by_id', 'source_id', 'source_line', 'undone_by', 'undoes'),
      reason: { cleared: "''" },
    },
  },
  {
    table: 'change_field',
    store: 'history',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: '(SELECT at FROM change WHERE change.seq = change_field.change_seq)',
    columns: {
      ...plain('change_seq', 'account_seq'),
      // The name of a custom field may say something, but it says it of everybody who has the field.
      field: 'kept',
      before: { cleared: 'NULL' },
      after: { cleared: 'NULL' },
    },
  },
  {
    table: 'source',
    store: 'sources',
    // The source of an edit belongs to one account; that of a file to all in it.
    ofAccount: "kind = 'edit' AND id IN (SELECT source_id FROM change WHERE account_seq = ?)",
    at: 'at',
    columns: {
      ...plain('id', 'kind', 'at', 'by_id', 'import_id', 'inquiry_id'),
      file: 'mention',
      reason: { cleared: "''" },
    },
  },
];
