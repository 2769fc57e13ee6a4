import { useState } from 'react';
import { Link } from 'wouter';
import type { AccountFieldValues, FieldEntry } from '#contracts/accounts.ts';
import { Card, Kbd, Masked, useKeys, usePreferences } from '#renderer/ui/index.ts';
import { fieldLabel, identificationLabel, inSentence, valueLines } from '../field-words.ts';
import { provenanceWords } from '../provenance-words.ts';
import { words } from '../words.ts';
import type { Reveals } from './use-reveals.ts';

interface Props {
  readonly title: string;
  readonly fields: readonly AccountFieldValues[];
  readonly reveals: Reveals;
  /** Two values beside each other, for many short ones. */
  readonly columns?: boolean;
}

const inEvenSteps: ReadonlySet<string> = new Set(['phone', 'identification']);

/** Values of some fields, each with where it came from. Previous values wait behind H. */
export function ValueCard({ title, fields, reveals, columns = false }: Props) {
  const [past, setPast] = useState(false);
  const { letterKeys } = usePreferences();
  const previous = fields.filter((field) => field.entries.some((entry) => entry.use === 'previous'));
  useKeys(letterKeys && previous.length > 0 ? { H: () => setPast(!past) } : {});
  return (
    <Card title={title}>
      <dl className="values" data-columns={columns || undefined}>
        {fields.flatMap((field) =>
          field.entries
            .filter((entry) => past || entry.use !== 'previous')
            .map((entry, at) => (
              <ValueRow
                key={`${field.field} ${entry.id}`}
                field={field}
                entry={entry}
                first={at === 0}
                reveals={reveals}
              />
            )),
        )}
        {previous.length > 0 ? (
          <div className="value-row">
            <dt>{words.previous}</dt>
            <dd className="faint">{previous.map(previousCount).join(', ')}</dd>
            <dd className="value-source">
              <button
                type="button"
                className="quiet-link"
                aria-expanded={past}
                onClick={() => setPast(!past)}
              >
                {past ? words.hide : words.show} <Kbd keys="H" />
              </button>
            </dd>
          </div>
        ) : null}
      </dl>
    </Card>
  );
}

function previousCount(field: AccountFieldValues): string {
  const count = field.entries.filter((entry) => entry.use === 'previous').length;
  return `${count} × ${inSentence(fieldLabel(field.field))}`;
}

interface RowProps {
  readonly field: AccountFieldValues;
  readonly entry: FieldEntry;
  readonly first: boolean;
  readonly reveals: Reveals;
}

function ValueRow({ field, entry, first, reveals }: RowProps) {
  const place = { field: field.field, entryId: entry.id };
  const whole = reveals.valueOf(place);
  const lines = valueLines(field.field, whole?.value ?? entry.value, whole?.text ?? entry.text);
  const masked = entry.masked && whole === null;
  return (
    <div className="value-row" data-use={entry.use}>
      <dt>{labelOf(field, entry, first)}</dt>
      <dd data-masked={entry.masked ? `${field.field} ${entry.id}` : undefined}>
        {lines.map((line, at) => (
          <span key={at} className={at === 0 ? 'value-line' : 'value-line value-further'}>
            <Masked
              text={line}
              masked={masked && at === 0}
              code={inEvenSteps.has(field.field)}
              onReveal={masked && reveals.show ? () => reveals.show?.(place) : undefined}
              revealKeys="R"
            />
          </span>
        ))}
      </dd>
      <dd className="value-source" title={provenanceWords.full(entry.source)}>
        {entry.source.inquiryId === undefined ? (
          provenanceWords.short(entry.source)
        ) : (
          <Link href={`/inquiries/${entry.source.inquiryId}`}>{provenanceWords.short(entry.source)}</Link>
        )}
      </dd>
    </div>
  );
}

function labelOf(field: AccountFieldValues, entry: FieldEntry, first: boolean): string {
  if (entry.use === 'alias') return words.alias;
  const label = field.field === 'identification' ? identificationLabel(entry.value) : fieldLabel(field.field);
  if (entry.use === 'previous') return `${label}, ${words.use.previous}`;
  return first || field.field === 'identification' ? label : words.also(label);
}
