import { useMemo } from 'react';
import { countryCodes, formatCountry, SelectField } from '../../ui/index.ts';
import type { Mapping, Preview, TableOptions } from '../data.ts';
import type { useImportFlow } from '../flow.ts';
import { useImports } from '../state.ts';
import { hasTarget } from '../targets.ts';
import { words } from '../words.ts';

interface ReadingChoicesProps {
  readonly preview: Preview;
  readonly flow: ReturnType<typeof useImportFlow>;
}

/** The entries of a table of words as choices of a list. */
function choices(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}

/** How the file is read and written: what was found out, each of it open to correction. */
export function ReadingChoices({ preview, flow }: ReadingChoicesProps) {
  const { options, mapping, mode, editMapping, setMode } = useImports();
  const isBusy = flow.running.phase === 'running' || flow.dryRun.phase === 'running';
  const targets = mapping?.columns.map((column) => column.target) ?? [];
  const countries = useMemo(
    () => countryCodes().map((code) => ({ value: code, label: formatCountry(code) })),
    [],
  );
  const readWith = (change: TableOptions) => flow.readOtherwise({ ...options, ...change });
  const mapWith = (change: Partial<Mapping>) => {
    if (mapping) editMapping({ ...mapping, ...change });
  };
  return (
    <fieldset className="reading-choices" disabled={isBusy}>
      <legend className="sr-only">{words.format}</legend>
      <div className="reading-fact">
        <span className="field-label">{words.format}</span>
        <span>{words.formats[preview.format]}</span>
      </div>
      {preview.format === 'table-xlsx' ? (
        preview.sheets.length > 1 ? (
          <SelectField
            label={words.sheet}
            data={preview.sheets}
            value={options.sheet ?? preview.sheets[0] ?? null}
            onChange={(sheet) => {
              if (sheet !== null) readWith({ sheet });
            }}
          />
        ) : null
      ) : (
        <SelectField
          label={words.encoding}
          data={choices(words.encodings)}
          value={preview.encoding}
          onChange={(encoding) => readWith({ encoding: asKey(words.encodings, encoding) })}
        />
      )}
      {preview.separator === null ? null : (
        <SelectField
          label={words.separator}
          data={choices(words.separators)}
          value={preview.separator}
          onChange={(separator) => readWith({ separator: asKey(words.separators, separator) })}
        />
      )}
      {hasTarget(targets, 'birthdate', 'createdAt') ? (
        <SelectField
          label={words.dateOrder}
          data={choices(words.dateOrders)}
          value={mapping?.dateOrder ?? 'any'}
          onChange={(order) => {
            const chosen = asKey(words.dateOrders, order);
            mapWith({ dateOrder: chosen === 'any' ? undefined : chosen });
          }}
        />
      ) : null}
      {hasTarget(targets, 'tags') ? (
        <SelectField
          label={words.tagSeparator}
          data={choices(words.tagSeparators)}
          value={mapping?.tagSeparator ?? ','}
          onChange={(tagSeparator) => mapWith({ tagSeparator: tagSeparator ?? undefined })}
        />
      ) : null}
      {hasTarget(targets, 'phone', 'address.street1', 'address.city', 'identification.number') ? (
        <SelectField
          label={words.country}
          data={countries}
          value={mapping?.defaultCountry ?? null}
          placeholder={words.countryNone}
          searchable
          clearable
          onChange={(country) => mapWith({ defaultCountry: country ?? undefined })}
        />
      ) : null}
      <SelectField
        label={words.mode}
        data={choices(words.modes)}
        value={mode}
        onChange={(next) => {
          const chosen = asKey(words.modes, next);
          if (chosen) setMode(chosen);
        }}
      />
    </fieldset>
  );
}

/** The chosen value as a key of its table. */
function asKey<T extends object>(table: T, value: string | null): (keyof T & string) | undefined {
  const keys: string[] = Object.keys(table);
  // Object.keys answers exactly the keys of this constant table; its type only says string.
  return value !== null && keys.includes(value) ? (value as keyof T & string) : undefined;
}
