import type { ReactNode } from 'react';
import { Problem } from './Problem.tsx';
import type { QueryState } from './QueryState.ts';
import './DataTable.css';

export type Column<Row> = {
  name: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand under each other, at the end. */
  isFigure?: boolean;
};

export type DataTableProps<Row> = {
  /** What is in it, for those who hear it. */
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  reading: QueryState;
  /** Shown in place of no rows. */
  empty: string;
};

/** Rows that were read from the API, or why there are none. On a narrow page each is a card. */
export function DataTable<Row>({ caption, columns, rows, keyOf, reading, empty }: DataTableProps<Row>) {
  if (rows === undefined) {
    if (reading.error) return <Problem error={reading.error} onRetry={reading.refetch} />;
    return <div className="skeleton" role="status" aria-label={`${caption}: loading`} />;
  }
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <>
      <table className="table">
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isFigure }) => (
              <th key={name} scope="col" data-figure={isFigure ? '' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, cell, isFigure }) => (
                <td key={name} data-label={name} data-figure={isFigure ? '' : undefined}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {reading.error ? <Problem error={reading.error} onRetry={reading.refetch} /> : null}
      {reading.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={reading.isFetchingNextPage}
          onClick={() => reading.fetchNextPage?.()}
        >
          Show more
        </button>
      )}
    </>
  );
}
