/** What imports brought, committed to: a salt in each account's own row, and the commitments of each batch. */
export const version = 72;
export const describe = 'commitments to imported values';

export const up = `
-- 144 random bits, base64url. They go with the values: without them no commitment can be tested.
ALTER TABLE account ADD COLUMN salt TEXT;

CREATE TABLE import_batch (
  import_seq INTEGER NOT NULL,
  -- Place of the last row of the batch.
  through INTEGER NOT NULL,
  -- u32 for each commitment: the line it is about.
  lines BLOB NOT NULL,
  -- 21 bytes for each commitment, in the same order.
  commitments BLOB NOT NULL,
  PRIMARY KEY (import_seq, through)
) STRICT, WITHOUT ROWID;
`;
