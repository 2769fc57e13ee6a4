/** Accounts: the door of the room. */
import { accounts as contract } from '#contracts/accounts.ts';
import { room } from '../kit/room.ts';
import { refuseRestricted } from '../withdrawn/index.ts';
import { createAccount, revealValue, undoChange, updateAccount } from './commands.ts';
import { accountOf, historyOf, timelineOf } from './queries.ts';
import { searchAccounts } from './search.ts';
import { similarAccounts } from './similar.ts';
import { countStatuses } from './search-filter.ts';
import { restrictedAmong } from './restricted.ts';
import { loadAccount, rebuildIndex } from './store.ts';

export { countAccounts } from './search-filter.ts';
export { listColumns, rowOf, type ListRow } from './list-row.ts';
export { lookalikesOf } from './lookalikes.ts';
export { addSource, readSources, type SourceReader } from './provenance.ts';
export { accountOf, pastPersons, predecessorsOf, timelineOf } from './queries.ts';
export { clearAccount, clearAccountFields, forgetSalt } from './redact.ts';
export { changeFields } from './rules/change-fields.ts';
export { prepareAccount, type PreparedAccount } from './rules/prepared.ts';
export {
  entryOf,
  fieldsOf,
  furtherUse,
  newFieldsOf,
  inOrderOfNumbers,
  nextEntry,
  parseFields,
  personOf,
  sameValue,
  useOf,
  valueText,
  type Origin,
  type StoredEntry,
  type StoredFields,
} from './rules/stored.ts';
export {
  changeAccount,
  findAccount,
  insertAccount,
  loadAccount,
  newAppender,
  type AccountRecordRow,
  type Appender,
  type Changed,
} from './store.ts';

export const accounts = room(contract, {
  search: (input, { db, actor }) => ({
    ...searchAccounts(db, input),
    restricted: restrictedAmong(db, input.text, actor.permissions.includes('redact')),
  }),
  similar: (input, { db }) => similarAccounts(db, input),
  load: (input, context) => {
    const row = loadAccount(context.db, input);
    refuseRestricted(context, { seq: row.seq });
    return accountOf(context.db, row);
  },
  history: (input, context) => {
    refuseRestricted(context, { id: input.id });
    return { past: historyOf(context.db, input.id, input.field) };
  },
  timeline: (input, context) => {
    refuseRestricted(context, { id: input.id });
    return timelineOf(context.db, input.id, input.after, input.limit);
  },
  statuses: (_input, { db }) => ({ statuses: countStatuses(db) }),
  create: createAccount,
  update: updateAccount,
  undo: undoChange,
  reveal: revealValue,
  reindex: (_input, { db, fact }) => {
    const accounts = rebuildIndex(db);
    fact({ action: 'vault.reindexed', params: { accounts } });
    return { accounts };
  },
});
