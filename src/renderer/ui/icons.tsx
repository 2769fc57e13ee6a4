/** Line icons, 18 by 18, drawn with the colour of the text around them. Decorative: their button carries the name. */
import type { ReactNode } from 'react';

/** The frame of an icon: hidden from assistive technology, since it never stands without a word. */
export function Icon({ children, size = 18 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
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

export const InquiriesIcon = () => (
  <Icon>
    <path d="M3 3.5h4.5a1.5 1.5 0 0 1 1.5 1.5v9.5a1.5 1.5 0 0 0-1.5-1H3zM15 3.5h-4.5A1.5 1.5 0 0 0 9 5v9.5a1.5 1.5 0 0 1 1.5-1H15z" />
  </Icon>
);
export const AccountsIcon = () => (
  <Icon>
    <circle cx="9" cy="6" r="3" />
    <path d="M3 15.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5" />
  </Icon>
);
export const DuplicatesIcon = () => (
  <Icon>
    <rect x="2.5" y="2.5" width="9" height="9" rx="1.5" />
    <path d="M14 6.5h.5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V14" />
  </Icon>
);
export const ImportsIcon = () => (
  <Icon>
    <path d="M9 2.5v8.5M5.5 7.5 9 11l3.5-3.5M3 14.5h12" />
  </Icon>
);
export const TagsIcon = () => (
  <Icon>
    <path d="M2.5 3.5v5l7 7 6-6-7-7h-5a1 1 0 0 0-1 1z" />
    <circle cx="5.8" cy="5.8" r=".6" />
  </Icon>
);
export const RetentionIcon = () => (
  <Icon>
    <circle cx="9" cy="9.5" r="6" />
    <path d="M9 6v3.8l2.4 1.6M7 2h4" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    <circle cx="6.5" cy="6.5" r="2.5" />
    <path d="M2 14.5c.4-2.5 2.2-3.8 4.5-3.8s4.1 1.3 4.5 3.8M11.5 4.3a2.5 2.5 0 0 1 0 4.5M13 10.9c1.6.5 2.7 1.7 3 3.6" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    <path d="M2.5 5h7M13.5 5h2M2.5 13h2M8.5 13h7" />
    <circle cx="11.5" cy="5" r="2" />
    <circle cx="6.5" cy="13" r="2" />
  </Icon>
);
export const BackupIcon = () => (
  <Icon>
    <path d="M2.5 3h13v4h-13zM3.5 7v8h11V7M7 10.5h4" />
  </Icon>
);
export const LockIcon = () => (
  <Icon>
    <rect x="3.5" y="8" width="11" height="7.5" rx="1.5" />
    <path d="M6 8V5.5a3 3 0 0 1 6 0V8" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5" />
    <path d="m12 12 3.5 3.5" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon size={16}>
    <path d="M9 3.5v11M3.5 9h11" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon size={16}>
    <path d="m4.5 4.5 9 9M13.5 4.5l-9 9" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon size={16}>
    <path d="m3.5 9.5 3.5 3.5 7.5-8" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M9 3 2.5 14.5h13zM9 7.5v3M9 12.6v.1" />
  </Icon>
);
export const FileIcon = () => (
  <Icon>
    <path d="M4.5 2.5h6l3 3v10h-9zM10.5 2.5v3h3" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon size={16}>
    <rect x="6" y="6" width="9" height="9" rx="1.5" />
    <path d="M12 6V4.5A1.5 1.5 0 0 0 10.5 3h-6A1.5 1.5 0 0 0 3 4.5v6A1.5 1.5 0 0 0 4.5 12H6" />
  </Icon>
);
export const FolderIcon = () => (
  <Icon>
    <path d="M2.5 14.5v-11h4.5l1.5 2h7v9z" />
  </Icon>
);
export const RedactIcon = () => (
  <Icon>
    <path d="M4.5 2.5h6l3 3v10h-9zM10.5 2.5v3h3" />
    <path d="M7 9h4M7 12h2.5" strokeWidth="2.4" />
  </Icon>
);
export const KeyIcon = () => (
  <Icon>
    <circle cx="6" cy="12" r="3" />
    <path d="m8.2 9.8 6.3-6.3M12 6l2 2M10.2 7.8l1.3 1.3" />
  </Icon>
);
export const ChevronDownIcon = () => (
  <Icon size={16}>
    <path d="m4.5 7 4.5 4.5L13.5 7" />
  </Icon>
);
export const ArrowRightIcon = () => (
  <Icon size={16}>
    <path d="M3.5 9h11M10.5 5l4 4-4 4" />
  </Icon>
);
