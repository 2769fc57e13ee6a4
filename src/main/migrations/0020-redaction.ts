/** Redactions with their journal, and the tombstones that keep older backups from bringing anybody back. */
export const version = 20;
export const describe = 'redactions, tombstones, ids of account keys';

export const up = `
CREATE TABLE redaction (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'declined', 'withdrawn', 'cleared', 'incomplete', 'proven')),
  origin TEXT NOT NULL,
  scope TEXT NOT NULL,
  reason TEXT NOT NULL,
  reference TEXT NOT NULL,
  note TEXT NOT NULL,
  export_choice TEXT NOT NULL,
  pass_over INTEGER NOT NULL CHECK (pass_over IN (0, 1)),
  plan_hash TEXT NOT NULL,
  stores TEXT NOT NULL,
  mentions TEXT NOT NULL,
  mentions_kept INTEGER NOT NULL,
  proposed_at TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT,
  cleared_at TEXT,
  report TEXT,
  certificate TEXT,
  proven_at TEXT
) STRICT;
CREATE INDEX redaction_by_state ON redaction (state);
CREATE TABLE redaction_account (
  redaction_seq INTEGER NOT NULL,
  account_seq INTEGER NOT NULL,
  PRIMARY KEY (redaction_seq, account_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX redaction_account_by_account ON redaction_account (account_seq, redaction_seq);

CREATE TABLE tombstone (
  seq INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  redaction_id TEXT NOT NULL,
  at TEXT NOT NULL,
  scope TEXT NOT NULL,
  -- The account's key that was destroyed; empty when it had none.
  key_id TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX tombstone_by_account ON tombstone (account_id);
CREATE TRIGGER tombstone_is_never_changed BEFORE UPDATE ON tombstone BEGIN SELECT RAISE(ABORT, 'tombstones stay'); END;
CREATE TRIGGER tombstone_is_never_deleted BEFORE DELETE ON tombstone BEGIN SELECT RAISE(ABORT, 'tombstones stay'); END;

ALTER TABLE account_key ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
UPDATE account_key SET key_id = lower(hex(randomblob(12)));
ALTER TABLE inquiry ADD COLUMN redacted_at TEXT;
ALTER TABLE related ADD COLUMN redacted_at TEXT;
CREATE INDEX import_by_file ON import (file_hash, seq);
`;
