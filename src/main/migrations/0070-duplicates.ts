/** Pairs of accounts that may be one person, as the last search found them, and what people said of pairs. No personal value. */
export const version = 70;
export const describe = 'duplicates among accounts';

export const up = `
CREATE TABLE duplicate_run (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  engine TEXT NOT NULL,
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  accounts INTEGER NOT NULL DEFAULT 0,
  -- How much each agreement speaks for one person: shares and weights, no value of anybody.
  model TEXT
) STRICT;
-- account_seq < other_seq.
CREATE TABLE duplicate_pair (
  seq INTEGER PRIMARY KEY,
  run_seq INTEGER NOT NULL REFERENCES duplicate_run (seq),
  cluster INTEGER NOT NULL,
  account_seq INTEGER NOT NULL REFERENCES account (seq),
  other_seq INTEGER NOT NULL REFERENCES account (seq),
  probability REAL NOT NULL
) STRICT;
CREATE INDEX duplicate_pair_by_cluster ON duplicate_pair (run_seq, cluster);
CREATE INDEX duplicate_pair_by_account ON duplicate_pair (account_seq);
CREATE INDEX duplicate_pair_by_other ON duplicate_pair (other_seq);
CREATE TABLE duplicate_settled (
  account_seq INTEGER NOT NULL REFERENCES account (seq),
  other_seq INTEGER NOT NULL REFERENCES account (seq),
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (account_seq, other_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_settled_by_other ON duplicate_settled (other_seq);
`;
