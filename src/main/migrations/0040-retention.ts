/** Retention: policies, holds, the clock, what is due, and accounts out of the lists. */
export const version = 40;
export const describe = 'retention policies, legal holds, archive and restriction';

export const up = `
CREATE TABLE retention_policy (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  rule TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_hold (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  from_day TEXT NOT NULL,
  review_day TEXT,
  placed_at TEXT NOT NULL,
  placed_by TEXT NOT NULL,
  released_at TEXT,
  released_by TEXT,
  release_reason TEXT
) STRICT;
-- Rows go when the hold is released or the account is taken out of it: what is here is in force.
CREATE TABLE retention_hold_account (
  account_seq INTEGER NOT NULL,
  hold_seq INTEGER NOT NULL,
  PRIMARY KEY (account_seq, hold_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX retention_hold_account_by_hold ON retention_hold_account (hold_seq, account_seq);

-- One row: the highest time seen and believed.
CREATE TABLE retention_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  trusted TEXT NOT NULL
) STRICT;
CREATE TABLE retention_clock_move (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('behind', 'ahead')),
  from_at TEXT NOT NULL,
  to_at TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  settled_at TEXT,
  settled_by TEXT
) STRICT;

-- The last evaluation: one row, and the accounts it found due, earliest first up to the limit of a batch.
CREATE TABLE retention_evaluation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL,
  today TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  counts TEXT NOT NULL
) STRICT;
CREATE TABLE retention_due (
  action TEXT NOT NULL,
  due_on TEXT NOT NULL,
  account_seq INTEGER NOT NULL,
  policy_id TEXT NOT NULL,
  PRIMARY KEY (action, due_on, account_seq)
) STRICT, WITHOUT ROWID;

-- Accounts out of the lists. Few rows beside a million accounts, so that every list can look here.
CREATE TABLE account_withdrawn (
  account_seq INTEGER NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('archived', 'restricted')),
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (account_seq, how)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_withdrawn_by_time ON account_withdrawn (how, at);
-- The words to every withdrawal, its end, and every opening of a restricted account: facts hold none.
CREATE TABLE withdrawal_note (
  seq INTEGER PRIMARY KEY,
  account_seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawal_note_by_account ON withdrawal_note (account_seq, seq);
CREATE TABLE account_opened (
  account_seq INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (account_seq, by_id)
) STRICT, WITHOUT ROWID;
`;
