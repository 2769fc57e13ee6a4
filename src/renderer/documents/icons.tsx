/** Icons of the document reader, 16 by 16, in the line of `ui/icons.tsx`. */
import { Icon } from '#renderer/ui/icons.tsx';

export const NearerIcon = () => (
  <Icon size={16}>
    <circle cx="8" cy="8" r="5" />
    <path d="m12 12 3.5 3.5M8 6v4M6 8h4" />
  </Icon>
);
export const FartherIcon = () => (
  <Icon size={16}>
    <circle cx="8" cy="8" r="5" />
    <path d="m12 12 3.5 3.5M6 8h4" />
  </Icon>
);
export const TurnIcon = () => (
  <Icon size={16}>
    <path d="M14.5 9A5.5 5.5 0 1 1 12.6 4.8M12.8 2v3.2H9.6" />
  </Icon>
);
export const LargeIcon = () => (
  <Icon size={16}>
    <path d="M10.5 3H15v4.5M7.5 15H3v-4.5M15 3l-5 5M3 15l5-5" />
  </Icon>
);
export const PreviousIcon = () => (
  <Icon size={16}>
    <path d="M11 4.5 6.5 9l4.5 4.5" />
  </Icon>
);
export const NextIcon = () => (
  <Icon size={16}>
    <path d="m7 4.5 4.5 4.5L7 13.5" />
  </Icon>
);
