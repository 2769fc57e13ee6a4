import type { ReactNode } from 'react';
import './TabBar.css';

interface TabBarProps<Tab extends string> {
  /** Begins the ids: of the tabs `<name>-tab-<tab>`, of the one panel `<name>-panel`. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  /** What stands on a tab. */
  readonly children: (tab: Tab) => ReactNode;
}

/** Tabs over one panel; the arrow keys walk through them. */
export function TabBar<Tab extends string>({ name, label, tabs, tab, onTab, children }: TabBarProps<Tab>) {
  return (
    <div className="tab-bar" role="tablist" aria-label={label}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`${name}-tab-${one}`}
          aria-selected={one === tab}
          aria-controls={`${name}-panel`}
          tabIndex={one === tab ? 0 : -1}
          className="tab"
          onClick={() => onTab(one)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            const next =
              step === undefined ? undefined : tabs[(tabs.indexOf(one) + step + tabs.length) % tabs.length];
            if (next === undefined) return;
            onTab(next);
            document.getElementById(`${name}-tab-${next}`)?.focus();
          }}
        >
          {children(one)}
        </button>
      ))}
    </div>
  );
}
