import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `ExpiringFunds`. */
export const expiringFundsGuide: ComponentGuide = {
  story: 'Soon',
  parts: [
    { slot: 'expiring-funds-title', name: 'Title', text: 'Heading of the list.' },
    { slot: 'expiring-funds-warning', name: 'Warning', text: 'Shown only if something expires soon.' },
    { slot: 'expiring-funds-when', name: 'When', text: 'The date and the days until then.' },
    { slot: 'expiring-funds-amount', name: 'Amount', text: 'The remaining amount.', at: 'end' },
  ],
  do: ['Show it if you give promo credit.', 'Give the date: "soon" is not a date.'],
  dont: ['Let funds expire without a warning.', 'Count down in seconds.'],
  keyboard: [['–', 'Nothing to activate.']],
};
