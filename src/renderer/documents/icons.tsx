/** Icons of the document reader, 16 by 16, in the line of `ui/icons.tsx`. */
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

export const NearerIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5" />
    <path d="m12 12 3.5 3.5M8 6v4M6 8h4" />
  </Icon>
);
export const FartherIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5" />
    <path d="m12 12 3.5 3.5M6 8h4" />
  </Icon>
);
export const TurnIcon = () => (
  <Icon>
    <path d="M14.5 9A5.5 5.5 0 1 1 12.6 4.8M12.8 2v3.2H9.6" />
  </Icon>
);
export const LargeIcon = () => (
  <Icon>
    <path d="M10.5 3H15v4.5M7.5 15H3v-4.5M15 3l-5 5M3 15l5-5" />
  </Icon>
);
export const PreviousIcon = () => (
  <Icon>
    <path d="M11 4.5 6.5 9l4.5 4.5" />
  </Icon>
);
export const NextIcon = () => (
  <Icon>
    <path d="m7 4.5 4.5 4.5L7 13.5" />
  </Icon>
);
