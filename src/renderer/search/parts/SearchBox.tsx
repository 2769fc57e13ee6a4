import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { isDialogOpen, Kbd, SearchIcon } from '../../ui/index.ts';
import { useSearch } from '../state.ts';
import { words } from '../words.ts';

interface SearchBoxProps {
  readonly boxRef: RefObject<HTMLInputElement | null>;
  /** The arrow down hands the focus to the rows. */
  readonly onDown: () => void;
  readonly onEnter: () => void;
}

/** The one big box. It has the focus when the page opens, and whenever `/` asks for it. */
export function SearchBox({ boxRef, onDown, onEnter }: SearchBoxProps) {
  const text = useSearch((search) => search.text);
  const setText = useSearch((search) => search.setText);
  const focusAsked = useSearch((search) => search.focusAsked);
  useEffect(() => {
    // A page that comes late must not take the focus from a dialog that is being typed into.
    if (isDialogOpen()) return;
    boxRef.current?.focus();
    boxRef.current?.select();
  }, [focusAsked, boxRef]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };
  return (
    <search className="search-box">
      <SearchIcon />
      <input
        ref={boxRef}
        className="search-input"
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={words.searchPlaceholder}
        aria-label={words.searchLabel}
        maxLength={500}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      <Kbd keys={text === '' ? '/' : 'Esc'} />
    </search>
  );
}
