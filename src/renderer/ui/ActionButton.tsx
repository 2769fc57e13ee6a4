import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import './ActionButton.css';

interface ActionButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  readonly children: ReactNode;
  /** Key that does the same, shown beside the label; binding it is the page's work. */
  readonly keys?: string | undefined;
  /** `primary`: the one action this screen is for. `danger`: cannot be taken back. `quiet`: no border. */
  readonly tone?: 'primary' | 'default' | 'quiet' | 'danger' | undefined;
  readonly size?: 'small' | 'normal' | undefined;
  readonly icon?: ReactNode;
  /** Being done: the button waits and says so. */
  readonly busy?: boolean | undefined;
}

/** The button of the product: a label, its key, one of four tones. */
export function ActionButton({
  children,
  keys,
  tone = 'default',
  size = 'normal',
  icon,
  busy = false,
  className,
  disabled,
  type = 'button',
  ...rest
}: ActionButtonProps) {
  const classes = ['action', `action-${tone}`, size === 'small' ? 'action-small' : '', className].filter(
    Boolean,
  );
  return (
    <button
      {...rest}
      type={type}
      className={classes.join(' ')}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
    >
      {icon}
      <span className="action-label">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  readonly icon: ReactNode;
  /** The name people hear and see on hover. */
  readonly label: string;
}

/** A button that is only an icon; its label is its name and its tooltip. */
export function IconButton({ icon, label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={['icon-button', className].filter(Boolean).join(' ')}
      aria-label={label}
      title={label}
    >
      {icon}
    </button>
  );
}

/** An action that reads like a link: for what stands inside or beside text. */
export function LinkButton({ icon, children, className, type = 'button', ...rest }: LinkButtonProps) {
  return (
    <button {...rest} type={type} className={['link-button', className].filter(Boolean).join(' ')}>
      {icon}
      {children}
    </button>
  );
}

interface LinkButtonProps extends ComponentPropsWithRef<'button'> {
  readonly icon?: ReactNode;
}
