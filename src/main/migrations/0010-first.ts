/** The first tables. */
export const version = 10;
export const describe = 'accounts, inquiries, documents, tags, imports, people and facts';

export const up = `
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  role TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL,
  last_sign_in_at TEXT
) STRICT;
CREATE UNIQUE INDEX person_by_name ON person (folded) WHERE active = 1;

CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by_id TEXT,
  action TEXT NOT NULL,
  subject TEXT,
  params TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX fact_by_subject ON fact (subject, seq);
CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'facts stay'); END;
CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts stay'); END;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT,
  file TEXT,
  import_id TEXT,
  inquiry_id TEXT,
  reason TEXT
) STRICT;

CREATE TABLE account (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reference_id TEXT UNIQUE,
  persona_id TEXT,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  birthdate TEXT,
  city TEXT,
  country_code TEXT,
  fields TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  redacted_at TEXT,
  seen_at TEXT,
  source_id INTEGER NOT NULL,
  source_line INTEGER,
  search TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_by_persona ON account (persona_id) WHERE persona_id IS NOT NULL;
CREATE INDEX account_by_update ON account (updated_at);
-- Nearly all accounts are active: they are found by walking account_by_update, the others here, by time and by number.
CREATE INDEX account_by_status ON account (status, updated_at) WHERE status <> 'active';
CREATE INDEX account_with_status ON account (status) WHERE status <> 'active';

CREATE VIRTUAL TABLE account_fts USING fts5 (
  search, content = 'account', content_rowid = 'seq', detail = none, columnsize = 0,
  prefix = '2', tokenize = 'ascii'
);
-- Parts of the index are joined a little at every change. The joining of many at once, which a million accounts would
-- feel for seconds, comes only when that falls far behind.
INSERT INTO account_fts (account_fts, rank) VALUES ('automerge', 16);
INSERT INTO account_fts (account_fts, rank) VALUES ('crisismerge', 256);
-- A whole batch of an import is gathered in memory before it is written.
INSERT INTO account_fts (account_fts, rank) VALUES ('hashsize', 16777216);

CREATE TABLE account_key (account_seq INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT,
  source_id INTEGER NOT NULL,
  source_line INTEGER,
  reason TEXT NOT NULL,
  undone_by TEXT,
  undoes TEXT
) STRICT;
CREATE INDEX change_by_account ON change (account_seq, seq);
CREATE TABLE change_field (
  change_seq INTEGER NOT NULL,
  field TEXT NOT NULL,
  account_seq INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (change_seq, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_field_by_account ON change_field (account_seq, field, change_seq);

CREATE TABLE tag (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  colour TEXT NOT NULL,
  description TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE account_tag (
  tag_seq INTEGER NOT NULL,
  account_seq INTEGER NOT NULL,
  PRIMARY KEY (tag_seq, account_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_tag_by_account ON account_tag (account_seq, tag_seq);

CREATE TABLE inquiry (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  persona_id TEXT,
  account_seq INTEGER NOT NULL,
  reference_id TEXT,
  status TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'decided')),
  template TEXT,
  received_at TEXT NOT NULL,
  decided_at TEXT,
  outcome TEXT,
  first INTEGER NOT NULL CHECK (first IN (0, 1)),
  version INTEGER NOT NULL,
  person TEXT NOT NULL,
  tags TEXT NOT NULL,
  note TEXT,
  custom TEXT NOT NULL,
  attributes TEXT NOT NULL,
  seen_at TEXT,
  source_id INTEGER NOT NULL,
  source_line INTEGER,
  updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX inquiry_by_persona ON inquiry (persona_id) WHERE persona_id IS NOT NULL;
CREATE INDEX inquiry_by_account ON inquiry (account_seq, received_at);
CREATE INDEX inquiry_by_state ON inquiry (state, received_at, seq);

CREATE TABLE related (
  seq INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  persona_id TEXT,
  account_seq INTEGER,
  inquiry_seq INTEGER,
  attributes TEXT NOT NULL,
  relationships TEXT NOT NULL,
  source_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX related_by_persona ON related (type, persona_id) WHERE persona_id IS NOT NULL;
CREATE INDEX related_by_inquiry ON related (inquiry_seq) WHERE inquiry_seq IS NOT NULL;
CREATE INDEX related_by_account ON related (account_seq) WHERE account_seq IS NOT NULL;

CREATE TABLE draft (
  inquiry_seq INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  account_version INTEGER NOT NULL,
  resolutions TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (inquiry_seq, by_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  inquiry_seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  resolutions TEXT NOT NULL,
  comparison TEXT NOT NULL,
  account_version INTEGER NOT NULL,
  change_id TEXT,
  superseded INTEGER NOT NULL CHECK (superseded IN (0, 1))
) STRICT;
CREATE INDEX decision_by_inquiry ON decision (inquiry_seq, seq);

CREATE TABLE document (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_seq INTEGER NOT NULL,
  inquiry_seq INTEGER,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  blob TEXT,
  added_at TEXT NOT NULL,
  by_id TEXT
) STRICT;
CREATE INDEX document_by_account ON document (account_seq, seq);

CREATE TABLE import (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source_id INTEGER NOT NULL,
  file TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  format TEXT NOT NULL,
  mode TEXT NOT NULL,
  options TEXT NOT NULL,
  mapping TEXT,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  by_id TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  done_through INTEGER NOT NULL
) STRICT;
CREATE TABLE import_reject (
  import_seq INTEGER NOT NULL,
  line INTEGER NOT NULL,
  problem TEXT NOT NULL,
  row_text TEXT NOT NULL,
  PRIMARY KEY (import_seq, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE mapping (header_key TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE event_seen (event_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
