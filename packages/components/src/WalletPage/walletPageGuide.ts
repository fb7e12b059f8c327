import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `WalletPage`. */
export const walletPageGuide: ComponentGuide = {
  story: 'Default',
  wide: true,
  parts: [
    { slot: 'balance-card', name: 'Balance', text: 'First, with the amounts behind it.' },
    { slot: 'top-up-form', name: 'Add funds', text: 'Next to the balance.' },
    { slot: 'ledger-table', name: 'Activity', text: 'All entries.' },
    { slot: 'auto-top-up-settings', name: 'Auto top-up', text: 'Off until the customer turns it on.' },
    { slot: 'alert-settings', name: 'Low-balance alert', text: 'Warns before funds run out.' },
    { slot: 'balance-chart', name: 'Chart', text: 'Balance over time, and spend by source.' },
    { slot: 'expiring-funds', name: 'Expiring funds', text: 'Funds that will expire.' },
    { slot: 'invoice-list', name: 'Invoices', text: 'Invoices with payment.' },
    {
      slot: 'payment-method-picker',
      name: 'Payment methods',
      text: 'In the order in which they are charged.',
    },
  ],
  do: [
    'Start with it. Use single components when you need your own layout.',
    'Give it the full width: two columns from 760 px, one below.',
  ],
  dont: [
    'Hide sections by CSS. Sections that the backend does not offer are not shown.',
    'Put cards around its cards.',
  ],
  keyboard: [['Tab', 'Moves through the sections in reading order.']],
};
