import type { ReactNode } from 'react';
import './Card.css';

interface CardProps {
  readonly title?: ReactNode;
  /** Right of the title: a remark or an action. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Sets the content apart from the border; rows and tables bring their own. */
  readonly padded?: boolean;
  readonly className?: string | undefined;
}

/** A quiet area with a title line: 1-pixel lines, 8-pixel corners, hardly any shadow. */
export function Card({ title, aside, children, padded = false, className }: CardProps) {
  return (
    <section className={['card', className].filter(Boolean).join(' ')}>
      {title !== undefined || aside !== undefined ? (
        <header className="card-head">
          <h2>{title}</h2>
          {aside !== undefined ? <div className="card-aside">{aside}</div> : null}
        </header>
      ) : null}
      {padded ? <div className="card-body">{children}</div> : children}
    </section>
  );
}

/** One line of a card: a faint label, the value, and a remark at the end. */
export function CardRow({
  label,
  children,
  aside,
}: {
  label: ReactNode;
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className="card-row">
      <div className="card-row-label">{label}</div>
      <div className="card-row-value">{children}</div>
      {aside !== undefined ? <div className="card-row-aside">{aside}</div> : null}
    </div>
  );
}
