import { emptyPerson, type Comparison } from '#contracts/person.ts';
import { plain, type PersonalTable } from '../kit/personal-data.ts';

const ofItsInquiry = 'inquiry_seq IN (SELECT seq FROM inquiry WHERE account_seq = ?)';

/** What a redacted decision still says of its comparison. */
const nothingCompared: Comparison = {
  engine: 'redacted',
  fields: [],
  counts: { exact: 0, equivalent: 0, close: 0, conflict: 0, 'one-sided': 0, 'not-compared': 0 },
  suggestion: { verdict: 'unclear', sentence: '' },
};

/** Inquiries, the reports and other objects around them, drafts and decisions with their comparisons. */
export const personalData: readonly PersonalTable[] = [
  {
    table: 'inquiry',
    store: 'inquiries',
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: 'received_at',
    columns: {
      ...plain(
        'seq',
        'id',
        'account_seq',
        'status',
        'state',
        'received_at',
        'decided_at',
        'outcome',
        'first',
      ),
      ...plain('version', 'seen_at', 'source_id', 'source_line', 'updated_at', 'template', 'redacted_at'),
      persona_id: 'kept',
      reference_id: 'kept',
      person: { cleared: `'${JSON.stringify(emptyPerson())}'`, masks: 'compared' },
      tags: { cleared: "'[]'" },
      note: { cleared: 'NULL' },
      custom: { cleared: "'{}'", masks: 'said' },
      attributes: { cleared: "'{}'", masks: 'said' },
    },
  },
  {
    table: 'related',
    store: 'reports',
    // One that came before its account belongs to nobody yet: redaction looks into those for the person's values.
    ofAccount: 'account_seq = ?',
    owner: 'account_seq',
    at: '(SELECT at FROM source WHERE source.id = related.source_id)',
    columns: {
      ...plain('seq', 'type', 'account_seq', 'inquiry_seq', 'source_id', 'redacted_at'),
      persona_id: 'kept',
      relationships: { cleared: "'{}'", masks: 'said' },
      attributes: { cleared: "'{}'", masks: 'said' },
    },
  },
  {
    table: 'draft',
    store: 'drafts',
    ofAccount: ofItsInquiry,
    owner: '(SELECT account_seq FROM inquiry WHERE inquiry.seq = draft.inquiry_seq)',
    at: 'saved_at',
    deleted: true,
    columns: {
      ...plain('inquiry_seq', 'by_id', 'account_version', 'saved_at'),
      resolutions: { cleared: "'[]'", masks: 'resolutions' },
    },
  },
  {
    table: 'decision',
    store: 'decisions',
    ofAccount: ofItsInquiry,
    owner: '(SELECT account_seq FROM inquiry WHERE inquiry.seq = decision.inquiry_seq)',
    at: 'at',
    columns: {
      ...plain(
        'seq',
        'id',
        'inquiry_seq',
        'at',
        'by_id',
        'outcome',
        'reason',
        'account_version',
        'change_id',
      ),
      // Levels and statuses only, no value.
      ...plain('superseded', 'model_id', 'policy_id', 'reverification'),
      note: { cleared: "''" },
      resolutions: { cleared: "'[]'", masks: 'resolutions' },
      comparison: { cleared: `'${JSON.stringify(nothingCompared)}'`, masks: 'comparison' },
    },
  },
];
