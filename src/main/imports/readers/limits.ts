/**
 * How much of a file is believed. Text limits are in UTF-16 units, which never exceed the bytes they came from.
 *
 * @source security.md 4.9: bounds for files that nobody vouches for; real exports stay far below each of them
 */
export const LIMITS = {
  fileBytes: 2 * 1024 ** 3,
  rowUnits: 1024 ** 2,
  cellUnits: 64 * 1024,
  columns: 500,
  rows: 5_000_000,
  recordBytes: 1024 ** 2,
  /** One resource among those a document includes. */
  includedBytes: 4 * 1024 ** 2,
  /** One document with everything it includes. */
  documentBytes: 16 * 1024 ** 2,
  depth: 32,
  archiveEntries: 10_000,
  archiveBytes: 1024 ** 3,
  archiveRatio: 100,
  /** Below this size an archive entry may be compressed as far as it likes. */
  archiveRatioFromBytes: 1024 ** 2,
  /** Sheets are held in memory whole; a larger one has to be saved as CSV. */
  sheetBytes: 256 * 1024 ** 2,
  sheetCells: 25_000_000,
} as const;

/** How much of a rejected row is handed back for the list of rejects. */
export const REJECTED_TEXT_UNITS = 2000;
