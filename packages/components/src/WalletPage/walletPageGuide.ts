import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `WalletPage`. */
export const walletPageGuide: ComponentGuide = {
  story: 'Default',
  wide: true,
  parts: [
    { slot: 'balance-card', name: 'Balance', text: 'First, with what explains it.' },
    { slot: 'top-up-form', name: 'Add funds', text: 'One glance away.' },
    { slot: 'ledger-table', name: 'Activity', text: 'Every movement.' },
    { slot: 'auto-top-up-settings', name: 'Auto top-up', text: 'Off until the customer turns it on.' },
    { slot: 'alert-settings', name: 'Low-balance alert', text: 'Know before it runs out.' },
    { slot: 'balance-chart', name: 'Chart', text: 'Balance over time, spend by source.' },
    { slot: 'expiring-funds', name: 'Expiring funds', text: 'What leaves, and when.' },
    { slot: 'invoice-list', name: 'Invoices', text: 'What is due, with pay.' },
    { slot: 'payment-method-picker', name: 'Payment methods', text: 'In the order of charging.' },
  ],
  do: [
    'Start with it; take single components once the page needs your own layout.',
    'Give it the width there is: two columns from 760 px, one below.',
  ],
  dont: [
    'Switch sections off by CSS. What the backend does not offer is not shown.',
    'Put cards around its cards.',
  ],
  keyboard: [['Tab', 'Through the sections in the order that they are read.']],
};
