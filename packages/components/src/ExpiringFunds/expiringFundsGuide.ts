import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `ExpiringFunds`. */
export const expiringFundsGuide: ComponentGuide = {
  story: 'Soon',
  parts: [
    { slot: 'expiring-funds-title', name: 'Title', text: 'The heading.' },
    { slot: 'expiring-funds-warning', name: 'Warning', text: 'Only where something expires within days.' },
    { slot: 'expiring-funds-when', name: 'When', text: 'The date, and how far off it is.' },
    { slot: 'expiring-funds-amount', name: 'Amount', text: 'What is left of it.', at: 'end' },
  ],
  do: ['Show it wherever promotional money is handed out.', 'Write the date out: "soon" is not a date.'],
  dont: ['Let funds expire in silence.', 'Count down in seconds.'],
  keyboard: [['–', 'Nothing to press.']],
};
