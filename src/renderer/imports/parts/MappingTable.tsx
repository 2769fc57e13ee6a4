import { Select } from '@mantine/core';
import { Card } from '../../ui/index.ts';
import type { Preview } from '../data.ts';
import { useImports } from '../state.ts';
import { targetChoices } from '../targets.ts';
import { words } from '../words.ts';

/** Sample rows that are drawn. */
const rowsShown = 8;

/** The first rows of a table under the row that says where each column goes. */
export function MappingTable({ preview }: { preview: Preview }) {
  const { mapping, edited, editMapping } = useImports();
  if (!mapping) return null;
  const targetOf = (index: number) =>
    mapping.columns.find((column) => column.index === index)?.target ?? 'ignore';
  const setTarget = (index: number, target: string) =>
    editMapping({
      ...mapping,
      columns: preview.headers.map((header, at) => ({
        header,
        index: at,
        target: at === index ? target : targetOf(at),
      })),
    });
  const origin = edited ? words.changed : preview.remembered ? words.remembered : words.proposed;
  return (
    <Card title={words.sample} aside={origin}>
      <div className="mapping-scroll" tabIndex={0} role="region" aria-label={words.sample}>
        <table className="mapping-table">
          <thead>
            <tr>
              {preview.headers.map((header, index) => (
                <th key={index} scope="col">
                  <span className="clip" title={header}>
                    {header || words.noHeader(index)}
                  </span>
                  <TargetSelect
                    header={header}
                    index={index}
                    target={targetOf(index)}
                    onChange={(target) => setTarget(index, target)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.slice(0, rowsShown).map((cells, row) => (
              <tr key={row}>
                {preview.headers.map((_, index) => (
                  <td
                    key={index}
                    data-ignored={targetOf(index) === 'ignore' || undefined}
                    title={cells[index]}
                  >
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface TargetSelectProps {
  readonly header: string;
  readonly index: number;
  readonly target: string;
  readonly onChange: (target: string) => void;
}

function TargetSelect({ header, index, target, onChange }: TargetSelectProps) {
  return (
    <Select
      aria-label={words.goesTo(header || words.noHeader(index))}
      data={targetChoices(header, index, target)}
      value={target}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
      allowDeselect={false}
      searchable
      maxDropdownHeight={300}
      comboboxProps={{ width: 240, position: 'bottom-start', transitionProps: { duration: 0 } }}
      autoComplete="off"
      spellCheck={false}
      data-target={target === 'ignore' ? 'ignore' : target === 'referenceId' ? 'reference' : undefined}
      classNames={{
        input: 'target-input',
        dropdown: 'floating',
        option: 'option',
        groupLabel: 'target-group',
      }}
    />
  );
}
