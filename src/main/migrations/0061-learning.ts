/** Models learned from decisions, versions of the re-verification policy, and which of them a decision was made under. */
export const version = 61;
export const describe = 'learned models, re-verification policies';

export const up = `
CREATE TABLE model_version (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  model TEXT NOT NULL
) STRICT;
-- The newest that was not taken back is in force; without any it is the shipped model.
CREATE TABLE model_activation (
  seq INTEGER PRIMARY KEY,
  model_id TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  taken_back INTEGER NOT NULL CHECK (taken_back IN (0, 1))
) STRICT;
CREATE TABLE policy_version (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  policy TEXT NOT NULL
) STRICT;
-- Absent in decisions from before there were versions: made under the shipped ones.
ALTER TABLE decision ADD COLUMN model_id TEXT;
ALTER TABLE decision ADD COLUMN policy_id TEXT;
ALTER TABLE decision ADD COLUMN reverification TEXT;
`;
