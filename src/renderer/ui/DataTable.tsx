/** A list of records: drawn virtually, walked and selected by keyboard. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useId, useRef, type CSSProperties, type ReactNode } from 'react';
import { isDialogOpen } from './keys.ts';
import { usePreferences } from './preferences.ts';
import { useTableKeys, type Selection } from './table-keys.ts';
import './DataTable.css';

/** One column. `width` is a grid track such as `120px` or `minmax(160px, 2fr)`. */
export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** How many columns this cell takes in a row; the ones it covers are not drawn. */
  readonly span?: ((row: Row) => number) | undefined;
}

interface DataTableProps<Row> {
  /** What the list holds, for people who hear it. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** All rows there are, when more exist than are loaded. */
  readonly total?: number | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Present: rows can be selected. Holds row keys. */
  readonly selection?: Selection | undefined;
  /** A heading above the row with this number, for rows of another kind. */
  readonly section?: { readonly at: number; readonly label: ReactNode } | undefined;
  /** Called when the end of the loaded rows comes near. */
  readonly onNearEnd?: (() => void) | undefined;
  /** Older rows shown while new ones are on their way. */
  readonly busy?: boolean | undefined;
  /** Lets a search box hand the focus down and take it back. */
  readonly onLeaveTop?: (() => void) | undefined;
  readonly gridRef?: React.RefObject<HTMLDivElement | null> | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Rows within this distance of the end ask for more. */
const nearEnd = 30;
/** Pixels of the head, as `--row-height-header` has them. */
const headerHeight = 32;
/** Pixels of a heading between rows, as `--row-height-section` has them. */
const sectionHeight = 30;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, label, selection, onOpen, onNearEnd, busy = false, section } = props;
  const { rowHeight } = usePreferences();
  const id = useId();
  const own = useRef<HTMLDivElement>(null);
  const grid = props.gridRef ?? own;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => rowHeight + (index === section?.at ? sectionHeight : 0),
    overscan: 12,
    // The head lies over the first pixels of what scrolls.
    scrollPaddingEnd: headerHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  const sectionAt = section?.at;
  useEffect(() => virtual.measure(), [rowHeight, sectionAt, virtual]);

  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - nearEnd) onNearEnd?.();
  }, [lastShown, rows.length, onNearEnd]);
  useEffect(() => {
    if (props.autoFocus && !isDialogOpen()) grid.current?.focus();
  }, [props.autoFocus, grid]);

  const keys = rows.map(rowKey);
  const { cursor, setCursor, onKeyDown, clickRow } = useTableKeys({
    keys,
    selection,
    pageRows: Math.max(1, Math.floor((grid.current?.clientHeight ?? 400) / rowHeight) - 1),
    scrollTo: (index) => virtual.scrollToIndex(index),
    open: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    },
    onLeaveTop: props.onLeaveTop,
  });

  const template = [selection ? '36px' : '', ...columns.map((column) => column.width)]
    .filter(Boolean)
    .join(' ');
  const tracks: CSSProperties = { gridTemplateColumns: template };
  const rowId = (index: number) => `${id}-row-${index}`;
  const cursorShown = items.some((item) => item.index === cursor);
  return (
    <div
      ref={grid}
      className="data-table"
      role="grid"
      aria-label={label}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={cursorShown ? rowId(cursor) : undefined}
      aria-busy={busy || undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="data-table-top">
        <div className="data-table-head" role="row" aria-rowindex={1} style={tracks}>
          {selection ? (
            <div role="columnheader" className="data-table-check">
              <span className="sr-only">Selected</span>
            </div>
          ) : null}
          {columns.map((column) => (
            <div key={column.id} role="columnheader" data-align={column.align}>
              {column.header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="data-table-body" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = rowKey(row);
          const isSelected = selection?.selected.has(key) ?? false;
          const begins = section !== undefined && item.index === section.at;
          return (
            <Fragment key={item.key}>
              {begins ? (
                <div
                  role="row"
                  className="data-table-section"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <div role="rowheader" aria-colspan={columns.length + (selection ? 1 : 0)}>
                    {section.label}
                  </div>
                </div>
              ) : null}
              <div
                id={rowId(item.index)}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={selection ? isSelected : undefined}
                className="data-table-row"
                data-cursor={item.index === cursor || undefined}
                data-selected={isSelected || undefined}
                data-opens={onOpen ? true : undefined}
                style={{
                  ...tracks,
                  height: rowHeight,
                  transform: `translateY(${item.start + (begins ? sectionHeight : 0)}px)`,
                }}
                onMouseDown={() => setCursor(item.index)}
                onClick={(event) => clickRow(item.index, event)}
              >
                {selection ? (
                  <div role="gridcell" className="data-table-check" data-check="">
                    <span className="data-table-box" data-on={isSelected || undefined} aria-hidden="true">
                      {isSelected ? '✓' : ''}
                    </span>
                    <span className="sr-only">{isSelected ? 'selected' : ''}</span>
                  </div>
                ) : null}
                {drawnIn(columns, row).map(({ column, span }) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    className="clip"
                    data-align={column.align}
                    {...(span > 1 ? { 'aria-colspan': span, style: { gridColumn: `span ${span}` } } : {})}
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

/** The cells of a row from left to right, without those that another covers. */
function drawnIn<Row>(
  columns: readonly Column<Row>[],
  row: Row,
): { readonly column: Column<Row>; readonly span: number }[] {
  const drawn: { column: Column<Row>; span: number }[] = [];
  for (let at = 0; at < columns.length;) {
    const column = columns[at];
    if (column === undefined) break;
    const span = column.span?.(row) ?? 1;
    drawn.push({ column, span });
    at += span;
  }
  return drawn;
}
