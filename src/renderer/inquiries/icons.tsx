/** Icons of the review screen, in the line of `ui/icons.tsx`. */
import type { ReactNode } from 'react';

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      className="icon"
      width={16}
      height={16}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const CollapseIcon = () => (
  <Icon>
    <path d="M3 3.5h12v11H3zM7 3.5v11M12 7l-2 2 2 2" />
  </Icon>
);
export const ExpandIcon = () => (
  <Icon>
    <path d="M3 3.5h12v11H3zM7 3.5v11M10 7l2 2-2 2" />
  </Icon>
);
