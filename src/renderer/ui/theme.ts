/** Mantine in this product's clothes. Colours and sizes come from `tokens.css`; here is only behaviour. */
import {
  createTheme,
  Input,
  Menu,
  Modal,
  Select,
  MultiSelect,
  SegmentedControl,
  Checkbox,
  Tooltip,
} from '@mantine/core';
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

const still = { transitionProps: { duration: 0 } };

/** The theme handed to `MantineProvider`. */
export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Menu: Menu.extend({ defaultProps: { ...still, shadow: 'none', offset: 6 } }),
    // Mantine locks scrolling with a style element, which the page's policy refuses; our page itself never scrolls.
    Modal: Modal.extend({ defaultProps: { ...still, lockScroll: false, centered: true } }),
    ModalRoot: Modal.Root.extend({ defaultProps: { ...still, lockScroll: false } }),
    Select: Select.extend({ defaultProps: { comboboxProps: still, checkIconPosition: 'right' } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { comboboxProps: still } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: 0 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, ...still } }),
  },
});

/** Keeps the colour scheme in memory: the window stores nothing outside the vault. */
export function memoryScheme(): MantineColorSchemeManager {
  let scheme: MantineColorScheme | undefined;
  return {
    get: (fallback) => scheme ?? fallback,
    set: (value) => {
      scheme = value;
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => {
      scheme = undefined;
    },
  };
}
