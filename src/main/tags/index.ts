/** Tags: their names and colours, and which accounts carry them. */
import { AppError } from '#contracts/kit/errors.ts';
import { tags as contract, type Tag, type TagColour } from '#contracts/tags.ts';
import { newId } from '../kit/ids.ts';
import { room, type CommandContext } from '../kit/room.ts';
import type { ReadDb, WriteDb } from '../kit/sql.ts';

interface TagRow {
  seq: number;
  id: string;
  name: string;
  colour: TagColour;
  description: string;
  active: number;
}

const columns = 'seq, id, name, colour, description, active';

/** How tag names are compared: without case, width and outer space. */
export function foldTag(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function tagOf(db: ReadDb, row: TagRow): Tag {
  const accounts = db.one<{ n: number }>(
    'SELECT count(*) AS n FROM account_tag WHERE tag_seq = ?',
    row.seq,
  ).n;
  const { id, name, colour, description } = row;
  return { id, name, colour, description, active: row.active === 1, accounts };
}

function loadTag(db: ReadDb, id: string): TagRow {
  const row = db.maybe<TagRow>(`SELECT ${columns} FROM tag WHERE id = ?`, id);
  if (!row) throw new AppError('not-found', { what: 'tag' });
  return row;
}

/** The tag of that name, made if there is none, taken back into use if it was deleted from it. */
export function ensureTag(db: WriteDb, name: string, now: string): number {
  const folded = foldTag(name);
  const found = db.maybe<{ seq: number; active: number }>(
    'SELECT seq, active FROM tag WHERE folded = ?',
    folded,
  );
  if (found) {
    if (found.active === 0) db.run('UPDATE tag SET active = 1 WHERE seq = ?', found.seq);
    return found.seq;
  }
  return db.run(
    "INSERT INTO tag (id, name, folded, colour, description, active, created_at) VALUES (?, ?, ?, 'grey', '', 1, ?)",
    newId('tag'),
    name.normalize('NFC').trim(),
    folded,
    now,
  ).rowid;
}

/** Puts tags on an account. Returns the ids of those that it did not carry yet. */
export function addTags(db: WriteDb, accountSeq: number, names: readonly string[], now: string): string[] {
  const added: string[] = [];
  for (const name of names) {
    const seq = ensureTag(db, name, now);
    const done = db.run(
      'INSERT INTO account_tag (tag_seq, account_seq) VALUES (?, ?) ON CONFLICT DO NOTHING',
      seq,
      accountSeq,
    );
    if (done.changes > 0) added.push(idOf(db, seq));
  }
  return added;
}

/** Takes tags off an account. Returns the ids of those that it did carry. */
function removeTags(db: WriteDb, accountSeq: number, names: readonly string[]): string[] {
  const removed: string[] = [];
  for (const name of names) {
    const tag = db.maybe<{ seq: number; id: string }>(
      'SELECT seq, id FROM tag WHERE folded = ?',
      foldTag(name),
    );
    if (!tag) continue;
    const done = db.run('DELETE FROM account_tag WHERE tag_seq = ? AND account_seq = ?', tag.seq, accountSeq);
    if (done.changes > 0) removed.push(tag.id);
  }
  return removed;
}

function idOf(db: ReadDb, seq: number): string {
  return db.one<{ id: string }>('SELECT id FROM tag WHERE seq = ?', seq).id;
}

/** The names of all tags by id, deleted ones too: facts hold ids only. */
export function tagNames(db: ReadDb): ReadonlyMap<string, string> {
  return new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM tag').map((tag) => [tag.id, tag.name]),
  );
}

/** The tags of an account by name. */
export function tagsOf(db: ReadDb, accountSeq: number): { name: string; colour: TagColour }[] {
  return db.all<{ name: string; colour: TagColour }>(
    `SELECT tag.name, tag.colour FROM account_tag JOIN tag ON tag.seq = account_tag.tag_seq
     WHERE account_tag.account_seq = ? ORDER BY tag.folded`,
    accountSeq,
  );
}

function refuseTakenName(db: ReadDb, name: string, except: number): void {
  const other = db.maybe<{ seq: number }>('SELECT seq FROM tag WHERE folded = ?', foldTag(name));
  if (other && other.seq !== except) throw new AppError('conflict', { what: 'tag' });
}

function apply(
  input: { accountIds: string[]; add: string[]; remove: string[] },
  { db, now, fact }: CommandContext,
): { accounts: number; added: number; removed: number } {
  let accounts = 0;
  let added = 0;
  let removed = 0;
  for (const id of new Set(input.accountIds)) {
    const seq = db.maybe<{ seq: number }>('SELECT seq FROM account WHERE id = ?', id)?.seq;
    if (seq === undefined) throw new AppError('not-found', { what: 'account' });
    const off = removeTags(db, seq, input.remove);
    const on = addTags(db, seq, input.add, now);
    if (on.length + off.length === 0) continue;
    accounts += 1;
    added += on.length;
    removed += off.length;
    db.run('UPDATE account SET updated_at = ? WHERE seq = ?', now, seq);
    for (const tag of on) fact({ action: 'account.tag-added', subject: id, params: { tag } });
    for (const tag of off) fact({ action: 'account.tag-removed', subject: id, params: { tag } });
  }
  return { accounts, added, removed };
}

export const tags = room(contract, {
  list: (input, { db }) => ({
    tags: db
      .all<TagRow>(`SELECT ${columns} FROM tag WHERE active >= ? ORDER BY folded`, input.withInactive ? 0 : 1)
      .map((row) => tagOf(db, row)),
  }),
  create: (input, { db, now, fact }) => {
    const folded = foldTag(input.name);
    const found = db.maybe<TagRow>(`SELECT ${columns} FROM tag WHERE folded = ?`, folded);
    if (found?.active === 1) throw new AppError('conflict', { what: 'tag' });
    const seq = found?.seq ?? ensureTag(db, input.name, now);
    db.run(
      'UPDATE tag SET name = ?, colour = ?, description = ?, active = 1 WHERE seq = ?',
      input.name,
      input.colour,
      input.description,
      seq,
    );
    const row = db.one<TagRow>(`SELECT ${columns} FROM tag WHERE seq = ?`, seq);
    fact({ action: 'tag.created', subject: row.id });
    return tagOf(db, row);
  },
  change: (input, { db, fact }) => {
    const row = loadTag(db, input.id);
    const name = input.name ?? row.name;
    refuseTakenName(db, name, row.seq);
    db.run(
      'UPDATE tag SET name = ?, folded = ?, colour = ?, description = ? WHERE seq = ?',
      name,
      foldTag(name),
      input.colour ?? row.colour,
      input.description ?? row.description,
      row.seq,
    );
    if (name !== row.name) {
      fact({ action: 'tag.renamed', subject: row.id });
    }
    if (input.colour !== undefined && input.colour !== row.colour) {
      fact({ action: 'tag.recoloured', subject: row.id, params: { to: input.colour } });
    }
    return tagOf(db, loadTag(db, input.id));
  },
  remove: (input, { db, fact }) => {
    const row = loadTag(db, input.id);
    const carriers = db.all<{ id: string }>(
      'SELECT account.id FROM account_tag JOIN account ON account.seq = account_tag.account_seq WHERE tag_seq = ?',
      row.seq,
    );
    db.run('DELETE FROM account_tag WHERE tag_seq = ?', row.seq);
    db.run('UPDATE tag SET active = 0 WHERE seq = ?', row.seq);
    fact({ action: 'tag.removed', subject: row.id, params: { accounts: carriers.length } });
    for (const { id } of carriers) {
      fact({ action: 'account.tag-removed', subject: id, params: { tag: row.id } });
    }
    return { accounts: carriers.length };
  },
  apply,
});
