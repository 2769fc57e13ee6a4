import { plain, type PersonalTable } from '../kit/personal-data.ts';

/** Rows of documents stay with kind, size and date; the sealed file goes, and so does the key of all of them. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'document',
    store: 'documents',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: 'added_at',
    columns: {
      ...plain(
        'seq',
        'id',
        'account_seq',
        'inquiry_seq',
        'kind',
        'media_type',
        'size_bytes',
        'added_at',
        'by_id',
      ),
      file_name: { cleared: "''" },
      // The hash of a file that somebody else may have too says that this person had it.
      sha256: { cleared: "''" },
      blob: { cleared: 'NULL' },
    },
  },
  {
    table: 'account_key',
    store: 'keys',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    deleted: true,
    columns: { ...plain('account_seq', 'key_id'), wrapped: { cleared: "x''" } },
  },
];
