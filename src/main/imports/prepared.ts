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
import { newcomerCommitment } from './committed.ts';
import { displayName, headerOf } from './take-account.ts';
import type { Taking } from './taking.ts';

/** What an account record says, its person and custom values made ready to insert. */
export interface PreparedRecord extends Omit<AccountRecord, 'kind' | 'person' | 'custom' | 'personaId'> {
  readonly kind: 'prepared';
  readonly account: PreparedAccount;
  /** Of its commitment. */
  readonly salt: string;
  /** To what it will be when it is not on file yet. */
  readonly commitment: string;
}

/** Prepares a record known by its reference id alone; any other is handed back as it is. */
export function prepare(record: ImportRecord, newSalt: () => string): ImportRecord | PreparedRecord {
  if (record.kind !== 'account' || record.referenceId === null || record.personaId !== undefined)
    return record;
  if (record.uses !== undefined || hasDisplayName(record)) return record;
  const { person, custom, kind: _kind, personaId: _none, ...rest } = record;
  const account = prepareAccount(person, custom, record.referenceId);
  const salt = newSalt();
  const commitment = newcomerCommitment(salt, { id: account.id, ...headerOf(record) }, account.fields);
  return { kind: 'prepared', ...rest, account, salt, commitment };
}

function hasDisplayName({ custom }: AccountRecord): boolean {
  for (const key of Object.keys(custom)) {
    const value = custom[key];
    if (value !== undefined && displayName(key, value) !== null) return true;
  }
  return false;
}

/** The record that was prepared. */
export function restore({ account, salt: _salt, commitment: _none, ...rest }: PreparedRecord): AccountRecord {
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
      ...headerOf(record),
      salt: record.salt,
      createdAt: record.createdAt ?? taking.now,
      seenAt: record.updatedAt,
      origin: { source: taking.source, line },
    },
    record.account,
  );
  if (seq === null) return false;
  taking.committed.add(line, record.commitment);
  if (record.tags.length > 0) addTags(db, seq, record.tags, taking.now);
  return true;
}
