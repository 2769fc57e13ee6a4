/**
 * Plain accounts of a file, prepared by the job thread: most rows of a big file are unknown to the vault, and the
 * writer then only inserts them. One that turns out to be known is taken like any other record.
 */
import {
  newFieldsOf,
  parseFields,
  prepareAccount,
  type Appender,
  type PreparedAccount,
} from '../accounts/index.ts';
import type { WriteDb } from '../kit/sql.ts';
import { addTags } from '../tags/index.ts';
import type { AccountRecord, ImportRecord } from './rules/records.ts';
import { defaultStatus, defaultType, displayName } from './take-account.ts';
import type { Taking } from './take.ts';

/** What an account record says, its person and custom values made ready to insert. */
export interface PreparedRecord extends Omit<AccountRecord, 'kind' | 'person' | 'custom' | 'personaId'> {
  readonly kind: 'prepared';
  readonly account: PreparedAccount;
}

/** Prepares a record known by its reference id alone; any other is handed back as it is. */
export function prepare(record: ImportRecord): ImportRecord | PreparedRecord {
  if (record.kind !== 'account' || record.referenceId === null || record.personaId !== undefined)
    return record;
  if (record.uses !== undefined || hasDisplayName(record)) return record;
  const { person, custom, kind: _kind, personaId: _none, ...rest } = record;
  return { kind: 'prepared', ...rest, account: prepareAccount(person, custom, record.referenceId) };
}

function hasDisplayName({ custom }: AccountRecord): boolean {
  for (const key of Object.keys(custom)) {
    const value = custom[key];
    if (value !== undefined && displayName(key, value) !== null) return true;
  }
  return false;
}

/** The record that was prepared. */
export function restore({ account, ...rest }: PreparedRecord): AccountRecord {
  const { person, custom } = newFieldsOf(parseFields(account.fields));
  return { ...rest, kind: 'account', person, custom };
}

/** Inserts a prepared account; false, and nothing done, when its reference id is on file already. */
export function takePrepared(
  db: WriteDb,
  appender: Appender,
  record: PreparedRecord,
  line: number,
  taking: Taking,
): boolean {
  const seq = appender.insert(
    {
      referenceId: record.referenceId,
      type: record.typeName ?? defaultType,
      status: record.status ?? defaultStatus,
      createdAt: record.createdAt ?? taking.now,
      seenAt: record.updatedAt,
      origin: { source: taking.source, line },
    },
    record.account,
  );
  if (seq === null) return false;
  if (record.tags.length > 0) addTags(db, seq, record.tags, taking.now);
  return true;
}
