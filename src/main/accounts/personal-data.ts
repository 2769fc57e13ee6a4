import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Sources that anything of an account names: where it, its values, its changes and its inquiries came from. `?` once. */
export const sourcesOfAccount = `WITH asked (one) AS (VALUES (?))
  SELECT source_id FROM asked JOIN account ON seq = one
  UNION SELECT json_extract(entry.value, '$.s')
    FROM asked JOIN account ON seq = one, json_each(account.fields) AS held, json_each(held.value) AS entry
  UNION SELECT source_id FROM asked JOIN change ON account_seq = one
  UNION SELECT source_id FROM asked JOIN inquiry ON account_seq = one
  UNION SELECT source_id FROM asked JOIN related ON account_seq = one
  UNION SELECT source.id FROM asked JOIN inquiry ON account_seq = one JOIN source ON source.inquiry_id = inquiry.id`;

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
      fields: { cleared: "'{}'", masks: 'fields' },
      search: { cleared: "''" },
      // Not about anybody, and what makes commitments to the values testable: it goes with them.
      salt: { cleared: 'NULL' },
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
      before: { cleared: 'NULL', masks: 'entries' },
      after: { cleared: 'NULL', masks: 'entries' },
    },
  },
  {
    table: 'source',
    store: 'sources',
    // The source of an edit belongs to one account; that of a file to all in it.
    ofAccount: "kind = 'edit' AND id IN (SELECT source_id FROM change WHERE account_seq = ?)",
    concerns: `id IN (${sourcesOfAccount})`,
    at: 'at',
    columns: {
      ...plain('id', 'kind', 'at', 'by_id', 'import_id', 'inquiry_id'),
      file: 'mention',
      reason: { cleared: "''" },
    },
  },
];
