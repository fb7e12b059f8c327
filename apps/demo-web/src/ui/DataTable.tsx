import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import './DataTable.css';

export type Column<Row> = {
  name: string;
  cell: (row: Row) => ReactNode;
  /**
   * Numbers and actions align at the end.
   * @default 'start'
   */
  align?: 'start' | 'end';
};

/** The state of a query, with pages if it is an infinite query. */
export type QueryState = {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => unknown;
};

export type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  caption: string;
  columns: Column<Row>[];
  /** Undefined while they load. */
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  query: QueryState;
  /** Shown when there are no rows. */
  empty: string;
};

/** A table of rows from the API, or its loading, error or empty state. On a narrow page each row is a card. */
export function DataTable<Row>({ caption, columns, rows, keyOf, query, empty }: DataTableProps<Row>) {
  if (rows === undefined) {
    if (query.error) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
    return <div className="skeleton" role="status" aria-label={`${caption}: loading`} />;
  }
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, align }) => (
              <th key={name} scope="col" data-align={align}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, cell, align }) => (
                <td key={name} data-label={name} data-align={align}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {query.error ? <ErrorNotice error={query.error} onRetry={query.refetch} /> : null}
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage?.()}
        >
          Show more
        </button>
      )}
    </>
  );
}
