import type { Entry } from '@coffer/adapter';
import { DataGrid, type GridColDef } from '@mui/x-data-grid';
import { createRoot } from 'react-dom/client';
import { entriesOf } from './entriesOf.ts';
import { entryText } from './entryText.ts';
import { rootElement } from './rootElement.ts';
import type { TablePage } from './TablePage.ts';

const columns: GridColDef<Entry>[] = [
  {
    field: 'day',
    headerName: 'Date',
    width: 120,
    valueGetter: (_, entry) => entryText(entry).day,
    renderCell: ({ row, value }) => <span title={entryText(row).moment}>{value}</span>,
  },
  {
    field: 'description',
    headerName: 'Description',
    flex: 1,
    valueGetter: (_, entry) => entryText(entry).title,
    renderCell: ({ row, value }) => (
      <>
        <div>{value}</div>
        <small>{entryText(row).note}</small>
      </>
    ),
  },
  {
    field: 'amount',
    headerName: 'Amount',
    width: 140,
    align: 'right',
    valueGetter: (_, entry) => entryText(entry).amount,
  },
  {
    field: 'balance',
    headerName: 'Balance',
    width: 140,
    align: 'right',
    valueGetter: (_, entry) => entryText(entry).balance,
  },
];

let entries: Entry[] = [];

/** MUI X DataGrid, community edition. It draws at most 100 rows per page, so it scrolls through these. */
export const gridPage: TablePage = {
  rowSelector: '.MuiDataGrid-row',
  scrollerSelector: '.MuiDataGrid-virtualScroller',
  load: async (count) => {
    entries = entriesOf('wallet', count);
  },
  draw: () =>
    createRoot(rootElement()).render(
      <div style={{ height: 700 }}>
        <DataGrid
          rows={entries}
          columns={columns}
          rowHeight={61}
          initialState={{ pagination: { paginationModel: { pageSize: 100, page: 0 } } }}
          disableRowSelectionOnClick
        />
      </div>,
    ),
};
