import { useId } from 'react';
import type { StaffMember } from '../data.ts';
import { words } from '../words.ts';
import './RoleField.css';

type Role = StaffMember['role'];
const roles: readonly Role[] = ['analyst', 'reviewer', 'administrator'];

/** One of the three roles, each with what it may do. */
export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const group = useId();
  return (
    <fieldset className="role-field">
      <legend className="field-label">{words.role}</legend>
      {roles.map((role) => (
        <label key={role} className="role-choice">
          <input type="radio" name={group} checked={role === value} onChange={() => onChange(role)} />
          <span>
            <span className="strong">{words.roles[role]}</span>
            <span className="role-meaning">{words.roleMeanings[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
