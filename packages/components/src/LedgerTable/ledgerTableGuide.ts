import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `LedgerTable`. */
export const ledgerTableGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'ledger-table-title', name: 'Title', text: 'The heading; the table is named by it.' },
    {
      slot: 'ledger-table-export',
      name: 'Export',
      text: 'A CSV of exactly what the filter shows.',
      at: 'end',
    },
    { slot: 'ledger-table-filter', name: 'Kinds', text: 'All, in, out or refunds: one press.' },
    { slot: 'ledger-table-period', name: 'Period', text: 'How far back.' },
    { slot: 'ledger-table-more', name: 'Filters', text: 'Text, type, reason, days and size.', at: 'end' },
    { slot: 'ledger-table-description', name: 'Description', text: 'What for; opens the receipt.' },
    { slot: 'ledger-table-amount', name: 'Amount', text: 'Signed both ways; green only as a second hint.' },
    { slot: 'ledger-table-balance', name: 'Balance', text: 'What was left after it.' },
    { slot: 'ledger-table-footer', name: 'Footer', text: 'More entries, and how many are shown.' },
  ],
  do: [
    'Give it the width of its column; under 480 px it becomes cards by itself.',
    'Keep the filter in the URL with `ledgerFilterToSearch`, so that a view can be sent to a colleague.',
    'Use `autoLoad` where the table ends the page.',
  ],
  dont: [
    'Put it in a box that scrolls of its own; it scrolls with the page.',
    'Hide pending rows. A charge that is missing is what people write to support about.',
    'Colour whole rows; the sign says it.',
  ],
  keyboard: [
    ['Tab', 'Through export, filters, each description, and Show more.'],
    ['← →', 'Another kind.'],
    ['Enter, Space', 'Opens a receipt, the filters, or more entries.'],
    ['Esc', 'Closes the receipt and goes back to its row.'],
  ],
};
