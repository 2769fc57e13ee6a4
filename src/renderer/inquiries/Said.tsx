import { useState } from 'react';
import type { Review } from '#contracts/inquiries.ts';
import { SideSection } from './SideSection.tsx';
import { plainWords } from './tones.ts';
import { words } from './words.ts';

type Line = Review['extra'][number];

/** Everything else the documents said: nothing of an inquiry is dropped, and there is much of it, so it can be searched. */
export function Said({ extra }: { readonly extra: readonly Line[] }) {
  const [sought, setSought] = useState('');
  if (extra.length === 0) return <p className="side-none faint">{words.pane.saidNone}</p>;
  const text = sought.trim().toLowerCase();
  const lines = withoutTypes(extra).filter(
    (line) => text === '' || `${plainWords(line.key)} ${line.text}`.toLowerCase().includes(text),
  );
  const groups = [...new Set(lines.map((line) => line.group))];
  return (
    <>
      <input
        type="search"
        className="said-search"
        value={sought}
        autoComplete="off"
        spellCheck={false}
        aria-label={words.pane.saidSearch}
        placeholder={words.pane.saidSearch}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {lines.length === 0 ? <p className="side-none faint">{words.pane.saidNothing}</p> : null}
      {groups.map((group) => (
        <SideSection key={group} title={plainWords(group)}>
          <dl className="said">
            {lines
              .filter((line) => line.group === group)
              .map((line) => (
                <div key={line.key}>
                  <dt>{plainWords(line.key)}</dt>
                  <dd>
                    <bdi>{line.text}</bdi>
                  </dd>
                </div>
              ))}
          </dl>
        </SideSection>
      ))}
    </>
  );
}

/** Fields that come as type and value are one line: the type says nothing a reader needs. */
function withoutTypes(extra: readonly Line[]): readonly Line[] {
  const keys = new Set(extra.map((line) => `${line.group} ${line.key}`));
  return extra.flatMap((line) => {
    const field = /^(.*) (type|value)$/.exec(line.key);
    if (!field) return [line];
    const [, name = '', part] = field;
    const paired = keys.has(`${line.group} ${name} type`) && keys.has(`${line.group} ${name} value`);
    if (!paired) return [line];
    return part === 'type' ? [] : [{ ...line, key: name }];
  });
}
