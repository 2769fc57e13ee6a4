/** What an access package leaves out although its room declares it, and why, in words for the person who reads it. */
import type { PersonalTable } from '../kit/personal-data.ts';
import { stagedTables } from '../redaction/index.ts';

/** Columns that are left out for one reason. Said in every package, whatever the vault holds. */
export interface Withheld {
  /** As `table.column`. */
  readonly columns: readonly string[];
  readonly what: string;
  readonly why: string;
}

/**
 * Everything declared as personal, kept or a possible mention that no package holds. Said always and in the same words:
 * a list that named only what is there would tell of a hold by its length.
 */
export const withheld: readonly Withheld[] = [
  {
    columns: ['account.search'],
    what: 'Search words',
    why: 'They are made from the values above, so that the account is found. They say nothing more.',
  },
  {
    columns: ['account_key.wrapped', 'account.salt', 'document.blob'],
    what: 'Keys, and the names of sealed files',
    why: 'Random signs that keep the data safe. The documents themselves are in this package.',
  },
  {
    columns: ['retention_hold.name', 'retention_hold.reason', 'retention_hold.release_reason'],
    what: 'Texts about legal holds',
    why: 'They belong to a matter and not to one person. Whoever is responsible for the matter decides about them.',
  },
  {
    columns: [
      'person.name',
      'person.folded',
      'retention_policy.name',
      'retention_policy.source',
      'backup_copy.place',
      'backup_schedule.place',
      'keyring_copy.label',
      'keyring_copy.place',
    ],
    what: 'Lists of staff, retention rules, places of backups',
    why: 'They are not about the person. Who did something to the account is named in its history.',
  },
];

/** What is left out and is no column: found among other people’s rows. */
export const alsoLeftOut = {
  mentions: {
    what: 'Texts about other people that speak of this person',
    why: 'They belong to the accounts of others, whose rights stand against a copy.',
  },
  loose: {
    what: 'Tags, file names and other texts of no account that speak of this person',
    why: 'They may speak of others as well. They can be looked through on request.',
  },
  duplicates: {
    what: 'Numbers of accounts that might be the same person’s',
    why: 'They may be the accounts of others.',
  },
} as const;

/** All columns on the list, as `table.column`. */
export const withheldColumns: ReadonlySet<string> = new Set(withheld.flatMap(({ columns }) => columns));

/** Whether a table may hold something about one account that a package can find. */
export function isReached({ table, ofAccount, concerns }: PersonalTable): boolean {
  return ofAccount !== undefined || concerns !== undefined || stagedTables.has(table);
}

/** Columns of a table that may hold personal data and are not withheld. */
export function givenColumns({ table, columns }: PersonalTable): string[] {
  return Object.entries(columns).flatMap(([column, kind]) =>
    kind === 'plain' || withheldColumns.has(`${table}.${column}`) ? [] : [column],
  );
}

/** Declared columns that are neither in any package nor on the list: there must be none. As `table.column`. */
export function unaccounted(tables: readonly PersonalTable[]): string[] {
  return tables
    .filter((table) => !isReached(table))
    .flatMap((table) => givenColumns(table).map((column) => `${table.table}.${column}`));
}
