import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** Docs page of `EntryDetail`. */
export const entryDetailGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'entry-detail-header', name: 'Reason', text: 'The reason of the entry.' },
    { slot: 'entry-detail-close', name: 'Close', text: 'Like Escape or a click beside the drawer.' },
    { slot: 'entry-detail-amount', name: 'Amount', text: 'With its sign.' },
    { slot: 'entry-detail-facts', name: 'Facts', text: 'Date, type, reference, balance before and after.' },
    {
      slot: 'entry-detail-receipt',
      name: 'Receipt',
      text: 'The server’s figures, if there is a receipt.',
    },
    { slot: 'entry-detail-actions', name: 'Actions', text: 'Copy the reference, or print only the drawer.' },
  ],
  do: [
    'Use it with your own list of entries. `LedgerTable` already includes it.',
    'Let customers copy the reference: support asks for it.',
  ],
  dont: ['Add up receipt lines yourself.', 'Open a second drawer on top.'],
  keyboard: [
    ['Tab', 'Moves within the drawer: close, copy, print.'],
    ['Esc', 'Closes the drawer and returns the focus.'],
  ],
};
