/** The icon of the audit log, in the line of `ui/icons.tsx`. */
import { Icon } from '../ui/index.ts';

export const AuditIcon = () => (
  <Icon>
    <path d="M4 2.5h10v13l-2.5-1.5L9 15.5 6.5 14 4 15.5zM6.5 6h5M6.5 9h5" />
  </Icon>
);
