/** Which texts outside an account were blacked out by which redaction, so that an older backup does not bring them back. */
export const version = 76;
export const describe = 'mentions that were blacked out';

export const up = `
CREATE TABLE blacked_out (
  redaction_id TEXT NOT NULL,
  -- Code of a place and number of a row (src/main/kit/mention-places.ts).
  mention TEXT NOT NULL,
  PRIMARY KEY (redaction_id, mention)
) STRICT, WITHOUT ROWID;
INSERT INTO blacked_out (redaction_id, mention)
  SELECT redaction.id, ticked.value FROM redaction, json_each(redaction.mentions) AS ticked
  WHERE redaction.cleared_at IS NOT NULL;
`;
