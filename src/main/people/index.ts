/** Staff: who may sign in, with which role. The key slots are the vault's; the rows here give them a name and a role. */
import { AppError } from '#contracts/kit/errors.ts';
import { people as contract, type StaffMember } from '#contracts/people.ts';
import type { Role } from '#contracts/kit/common.ts';
import { room } from '../kit/room.ts';
import type { ReadDb } from '../kit/sql.ts';

interface PersonRow {
  id: string;
  name: string;
  role: Role;
  active: number;
  created_at: string;
  last_sign_in_at: string | null;
}

const columns = 'id, name, role, active, created_at, last_sign_in_at';

function staffOf(row: PersonRow): StaffMember {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    active: row.active === 1,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  };
}

function loadPerson(db: ReadDb, id: string): StaffMember {
  const row = db.maybe<PersonRow>(`SELECT ${columns} FROM person WHERE id = ?`, id);
  if (!row) throw new AppError('not-found', { what: 'person' });
  return staffOf(row);
}

/** A vault that nobody can administer is lost to its owners: refuse the step that would make it so. */
function refuseLastAdministrator(db: ReadDb, id: string): void {
  const others = db.one<{ n: number }>(
    "SELECT count(*) AS n FROM person WHERE active = 1 AND role = 'administrator' AND id <> ?",
    id,
  ).n;
  if (others === 0) throw new AppError('last-administrator');
}

/** How names are compared at sign-in: without case, width and surrounding space. */
function foldedName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

export const people = room(contract, {
  list: (_input, { db }) => ({
    people: db.all<PersonRow>(`SELECT ${columns} FROM person ORDER BY active DESC, folded`).map(staffOf),
  }),
  insert: (input, { db, now, fact }) => {
    const folded = foldedName(input.name);
    if (db.maybe('SELECT 1 AS found FROM person WHERE folded = ? AND active = 1', folded)) {
      throw new AppError('conflict', { what: 'person' });
    }
    const first = db.one<{ n: number }>('SELECT count(*) AS n FROM person').n === 0;
    db.run(
      'INSERT INTO person (id, name, folded, role, active, created_at, last_sign_in_at) VALUES (?, ?, ?, ?, 1, ?, ?)',
      input.id,
      input.name,
      folded,
      input.role,
      now,
      first ? now : null,
    );
    if (first) fact({ action: 'vault.created', subject: input.id });
    fact({ action: 'person.added', subject: input.id, params: { role: input.role } });
    return loadPerson(db, input.id);
  },
  signIn: (input, { db, now, fact }) => {
    const person = loadPerson(db, input.id);
    const { count, recoveryKeys, times } = input.failed;
    if (count > 0) {
      const kinds = recoveryKeys > 0 ? { recoveryKeys } : {};
      fact({ action: 'person.sign-in-failed', params: { count, ...kinds, times: times.join(' ') } });
    }
    if (!person.active) fact({ action: 'person.sign-in-refused', subject: input.id });
    if (person.active) {
      db.run('UPDATE person SET last_sign_in_at = ? WHERE id = ?', now, input.id);
      fact({ action: 'person.signed-in', subject: input.id, params: { by: input.by } });
    }
    return person;
  },
  setRole: (input, { db, fact }) => {
    const person = loadPerson(db, input.id);
    if (person.role === 'administrator' && input.role !== 'administrator') {
      refuseLastAdministrator(db, input.id);
    }
    db.run('UPDATE person SET role = ? WHERE id = ?', input.role, input.id);
    fact({ action: 'person.role-changed', subject: input.id, params: { from: person.role, to: input.role } });
    return loadPerson(db, input.id);
  },
  deactivate: (input, { db, fact }) => {
    const person = loadPerson(db, input.id);
    if (person.role === 'administrator') refuseLastAdministrator(db, input.id);
    db.run('UPDATE person SET active = 0 WHERE id = ?', input.id);
    fact({ action: 'person.removed', subject: input.id });
    return {};
  },
});
