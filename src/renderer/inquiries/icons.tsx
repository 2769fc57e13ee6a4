/** Icons of the review screen, in the line of `ui/icons.tsx`. */
import { Icon } from '#renderer/ui/icons.tsx';

export const CollapseIcon = () => (
  <Icon size={16}>
    <path d="M3 3.5h12v11H3zM7 3.5v11M12 7l-2 2 2 2" />
  </Icon>
);
export const ExpandIcon = () => (
  <Icon size={16}>
    <path d="M3 3.5h12v11H3zM7 3.5v11M10 7l2 2-2 2" />
  </Icon>
);
