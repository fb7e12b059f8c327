import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `LedgerTable`. */
export const ledgerTableGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'ledger-table-title', name: 'Title', text: 'Heading, and accessible name of the table.' },
    {
      slot: 'ledger-table-export',
      name: 'Export',
      text: 'A CSV file of the filtered entries.',
      at: 'end',
    },
    { slot: 'ledger-table-filter', name: 'Kinds', text: 'All, in, out or refunds.' },
    { slot: 'ledger-table-period', name: 'Period', text: 'How far back to look.' },
    { slot: 'ledger-table-more', name: 'Filters', text: 'Text, type, reason, days and size.', at: 'end' },
    {
      slot: 'ledger-table-description',
      name: 'Description',
      text: 'Reason of the entry. Opens the details.',
    },
    {
      slot: 'ledger-table-amount',
      name: 'Amount',
      text: 'Always signed, so green is not the only difference.',
    },
    { slot: 'ledger-table-balance', name: 'Balance', text: 'Balance after the entry.' },
    { slot: 'ledger-table-footer', name: 'Footer', text: 'Loads more entries.' },
  ],
  do: [
    'Let it fill its column. Below 480 px it becomes cards.',
    'Keep the filter in the URL with `ledgerFilterToSearch`, so that a view can be shared.',
    'Use `autoLoad` if the table is last on the page.',
  ],
  dont: [
    'Put it into a scrolling box. It scrolls with the page.',
    'Hide pending rows. Customers contact support about missing charges.',
    'Colour whole rows. The sign is enough.',
  ],
  keyboard: [
    ['Tab', 'Moves through export, filters, each description, and Show more.'],
    ['← →', 'Chooses another kind.'],
    ['Enter, Space', 'Opens the details or the filters, or loads more entries.'],
    ['Esc', 'Closes the details and returns to the row.'],
  ],
};
