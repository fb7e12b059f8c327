import type { Entry } from '@coffer/adapter';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { entriesOf } from './entriesOf.ts';
import { entryText } from './entryText.ts';
import { rootElement } from './rootElement.ts';
import type { TablePage } from './TablePage.ts';

let entries: Entry[] = [];

/** A plain table on TanStack Virtual as in its documentation, with rows of one height. */
export const virtualPage: TablePage = {
  rowSelector: 'tbody tr',
  scrollerSelector: '#scroller',
  load: async (count) => {
    entries = entriesOf('wallet', count);
  },
  draw: () => createRoot(rootElement()).render(<VirtualTable rows={entries} />),
};

function VirtualTable({ rows }: { rows: Entry[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 61,
    overscan: 12,
  });
  return (
    <div id="scroller" ref={scroller} style={{ height: 700, overflow: 'auto' }}>
      <div style={{ height: virtualizer.getTotalSize() }}>
        <table style={{ width: '100%', borderCollapse: 'collapse' }}>
          <thead>
            <tr>
              <th>Date</th>
              <th>Description</th>
              <th>Amount</th>
              <th>Balance</th>
            </tr>
          </thead>
          <tbody>
            {virtualizer.getVirtualItems().map(({ key, index, size, start }, place) => {
              const row = rows[index];
              return (
                row && (
                  <tr key={key} style={{ height: size, transform: `translateY(${start - place * size}px)` }}>
                    <Cells row={row} />
                  </tr>
                )
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Renders once per row, however often the window moves. */
const Cells = memo(function Cells({ row }: { row: Entry }) {
  const { day, moment, title, note, amount, balance } = entryText(row);
  return (
    <>
      <td title={moment}>{day}</td>
      <td>
        <div>{title}</div>
        <small>{note}</small>
      </td>
      <td>{amount}</td>
      <td>{balance}</td>
    </>
  );
});
