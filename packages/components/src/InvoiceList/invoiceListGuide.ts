import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `InvoiceList`. */
export const invoiceListGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'invoice-list-title', name: 'Title', text: 'The heading.' },
    { slot: 'invoice-list-name', name: 'Number and status', text: 'Status in words; colour only helps.' },
    { slot: 'invoice-list-total', name: 'Total', text: 'Of the invoice.', at: 'end' },
    { slot: 'invoice-list-when', name: 'Date', text: 'Due, overdue since, or issued.' },
    { slot: 'invoice-list-details', name: 'Details', text: 'Lines, and every payment with its outcome.' },
    {
      slot: 'invoice-list-pay',
      name: 'Pay',
      text: 'Says what is still due. The wallet pays first; a second press confirms.',
    },
  ],
  do: [
    'Show it beside the balance: what is due explains what is left.',
    'Show partial payments: what was paid is half of the story.',
  ],
  dont: ['Pay from a page that hides the amount.', 'Mark an invoice paid before the server does.'],
  keyboard: [
    ['Tab', 'Through details and Pay of each invoice.'],
    ['Enter, Space', 'Opens the details; pays.'],
  ],
};
