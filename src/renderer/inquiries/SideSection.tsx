import type { ReactNode } from 'react';

/** A part of the right pane under a quiet title. */
export function SideSection({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="side-section">
      <h2 className="side-title">{title}</h2>
      {children}
    </section>
  );
}
