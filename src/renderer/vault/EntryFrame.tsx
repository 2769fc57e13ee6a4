import { useEffect, useRef, type ReactNode } from 'react';
import { FolderIcon, LinkButton } from '../ui/index.ts';
import { useAbout, usePickVaultFolder } from './data.ts';
import { words } from './words.ts';
import './EntryFrame.css';

interface EntryFrameProps {
  readonly title: string;
  readonly text?: string | undefined;
  /** Which step of the first run this is, from 0. */
  readonly step?: number | undefined;
  readonly children: ReactNode;
  /** Offers to open another folder. */
  readonly otherLabel?: string | undefined;
}

/** The quiet page in front of the vault: mark, one card, and where the vault lies. */
export function EntryFrame({ title, text, step, children, otherLabel }: EntryFrameProps) {
  const folder = useAbout()?.vaultFolder;
  const pick = usePickVaultFolder();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A step without a field of its own is read from its heading.
    const card = heading.current?.closest('section');
    if (!card?.contains(document.activeElement)) heading.current?.focus();
  }, [title]);
  return (
    <main className="entry">
      <div className="entry-column">
        <div className="entry-brand">
          <Mark />
          <span>{words.product}</span>
          {step === undefined ? null : <Steps step={step} />}
        </div>
        <section className="entry-card" aria-labelledby="entry-title">
          <header>
            <h1 ref={heading} id="entry-title" className="entry-title" tabIndex={-1}>
              {title}
            </h1>
            {text ? <p className="entry-text">{text}</p> : null}
          </header>
          {children}
        </section>
        {otherLabel ? (
          <footer className="entry-foot">
            {folder ? (
              <span className="entry-folder clip" title={folder}>
                {words.keptIn(folder)}
              </span>
            ) : null}
            <LinkButton icon={<FolderIcon />} disabled={pick.isPending} onClick={() => pick.mutate({})}>
              {otherLabel}
            </LinkButton>
          </footer>
        ) : null}
      </div>
    </main>
  );
}

/** Two cards, one folded onto the other: the product's mark. */
function Mark() {
  return (
    <svg
      className="entry-mark"
      width="26"
      height="26"
      viewBox="0 0 26 26"
      aria-hidden="true"
      focusable="false"
    >
      <path className="entry-mark-back" d="M4 6a3 3 0 0 1 3-3h6v20H7a3 3 0 0 1-3-3z" />
      <path className="entry-mark-front" d="m13 3 9 4v16l-9-4z" />
    </svg>
  );
}

function Steps({ step }: { step: number }) {
  return (
    <ol className="entry-steps" aria-label={words.stepOf(step + 1, words.steps.length)}>
      {words.steps.map((name, index) => (
        <li
          key={name}
          aria-current={index === step ? 'step' : undefined}
          data-done={index < step || undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
