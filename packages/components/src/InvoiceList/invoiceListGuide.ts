import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `InvoiceList`. */
export const invoiceListGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'invoice-list-title', name: 'Title', text: 'Heading of the list.' },
    {
      slot: 'invoice-list-name',
      name: 'Number and status',
      text: 'The status is in words, so colour is not the only difference.',
    },
    { slot: 'invoice-list-total', name: 'Total', text: 'Total of the invoice.', at: 'end' },
    { slot: 'invoice-list-when', name: 'Date', text: 'Date on which it is due or was issued.' },
    { slot: 'invoice-list-details', name: 'Details', text: 'Lines, and each payment with its result.' },
    {
      slot: 'invoice-list-pay',
      name: 'Pay',
      text: 'Names the amount due. The wallet pays first. A second click confirms.',
    },
  ],
  do: ['Show it beside the balance: amounts due explain the balance.', 'Show partial payments.'],
  dont: ['Pay from a page that hides the amount.', 'Mark an invoice paid before the server does.'],
  keyboard: [
    ['Tab', 'Moves through details and Pay of each invoice.'],
    ['Enter, Space', 'Opens the details, or pays.'],
  ],
};
