/** A way to read the words of the search index with the accounts that carry them. It stores nothing of its own. */
export const version = 60;
export const describe = 'reading the words of the search index, for similar names';

export const up = `
CREATE VIRTUAL TABLE account_word USING fts5vocab ('account_fts', 'instance');
`;
