/** Why somebody said that the machine's clock is right: a code. Absent where it was said before the reason was kept. */
export const version = 62;
export const describe = 'why a moved clock was confirmed';

export const up = `
ALTER TABLE retention_clock_move ADD COLUMN settled_why TEXT;
`;
