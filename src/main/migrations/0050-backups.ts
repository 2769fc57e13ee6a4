/** Copies outside the vault: which backups and copies of the keys were written where, and when the next one is due. */
export const version = 50;
export const describe = 'backups, copies of the keys and the schedule of backups';

export const up = `
CREATE TABLE backup_copy (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT,
  accounts INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  tombstones INTEGER NOT NULL,
  keyring_id TEXT NOT NULL,
  scheduled INTEGER NOT NULL CHECK (scheduled IN (0, 1))
) STRICT;

CREATE TABLE keyring_copy (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  serial INTEGER NOT NULL,
  tombstones INTEGER NOT NULL,
  keys INTEGER NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('writing', 'kept', 'destroyed')),
  destroyed_at TEXT,
  destroyed_by TEXT
) STRICT;
CREATE INDEX keyring_copy_by_place ON keyring_copy (place, file);

-- Seals reports that came before their account. Made anew after redactions, because one of them may have been in there.
CREATE TABLE unclaimed_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key_id TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  tombstones INTEGER NOT NULL
) STRICT;

CREATE TABLE backup_schedule (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  every_days INTEGER NOT NULL,
  place TEXT NOT NULL,
  last_at TEXT,
  set_at TEXT NOT NULL
) STRICT;
`;
