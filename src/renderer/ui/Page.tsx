import type { ReactNode } from 'react';
import './Page.css';

/** A screen: a thin strip with its name on top, the content below filling the rest. */
export function Page({ children }: { children: ReactNode }) {
  return <div className="page">{children}</div>;
}

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Beside the title: counts, states. */
  readonly facts?: ReactNode;
  /** At the end: what can be done here. */
  readonly actions?: ReactNode;
  /** A second line, e.g. tabs or filters. */
  readonly children?: ReactNode;
}

/** The strip: whose or what this is, and what can be done. */
export function PageHeader({ title, facts, actions, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="page-strip">
        <h1 className="page-title">{title}</h1>
        {facts ? <div className="page-facts">{facts}</div> : null}
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </header>
  );
}

/** The scrolling middle of a page, with the usual margins. `narrow` keeps lines readable. */
export function PageBody({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className="page-body" tabIndex={-1}>
      <div className={narrow ? 'page-column page-column-narrow' : 'page-column'}>{children}</div>
    </div>
  );
}
