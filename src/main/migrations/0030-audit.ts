/** Checkpoints of the log of facts, the keys that sign them, and heads that were noted outside. */
export const version = 30;
export const describe = 'checkpoints, signing keys and outside anchors of the log of facts';

export const up = `
-- Where in the program it was done; facts from before are without, and hashed without.
ALTER TABLE fact ADD COLUMN place TEXT;
CREATE INDEX fact_by_action ON fact (action, seq);
CREATE INDEX fact_by_person ON fact (by_id, seq);

CREATE TABLE fact_key (
  number INTEGER PRIMARY KEY,
  public BLOB NOT NULL,
  -- Wrapped under the audit key; gone once the key is retired.
  private BLOB,
  from_seq INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  retired_at TEXT,
  endorsement BLOB NOT NULL
) STRICT;
CREATE TRIGGER fact_key_stays BEFORE DELETE ON fact_key BEGIN SELECT RAISE(ABORT, 'signing keys stay'); END;
CREATE TRIGGER fact_key_only_retires BEFORE UPDATE ON fact_key
  WHEN new.number <> old.number OR new.public <> old.public OR new.from_seq <> old.from_seq
    OR new.made_at <> old.made_at OR new.endorsement <> old.endorsement OR (old.private IS NULL AND new.private IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'signing keys stay'); END;

CREATE TABLE fact_checkpoint (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  key_number INTEGER NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER fact_checkpoint_is_never_changed BEFORE UPDATE ON fact_checkpoint
  BEGIN SELECT RAISE(ABORT, 'checkpoints stay'); END;
CREATE TRIGGER fact_checkpoint_is_never_deleted BEFORE DELETE ON fact_checkpoint
  BEGIN SELECT RAISE(ABORT, 'checkpoints stay'); END;

CREATE TABLE fact_anchor (
  number INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL
) STRICT;
`;
