import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `EntryDetail`. */
export const entryDetailGuide: ComponentGuide = {
  story: 'Default',
  parts: [
    { slot: 'entry-detail-header', name: 'Reason', text: 'What the movement was for.' },
    { slot: 'entry-detail-close', name: 'Close', text: 'As Escape, or a press beside the drawer.' },
    { slot: 'entry-detail-amount', name: 'Amount', text: 'Signed.' },
    { slot: 'entry-detail-facts', name: 'Facts', text: 'Date, type, reference, balance before and after.' },
    {
      slot: 'entry-detail-receipt',
      name: 'Receipt',
      text: 'The server’s own figures, where there is a receipt.',
    },
    { slot: 'entry-detail-actions', name: 'Actions', text: 'Copy the reference; print the drawer alone.' },
  ],
  do: [
    'Use it from your own list of entries; `LedgerTable` brings it along.',
    'Let the reference be copied: it is what support asks for.',
  ],
  dont: ['Add up receipt lines yourself.', 'Open a second drawer above it.'],
  keyboard: [
    ['Tab', 'Round the drawer: close, copy, print.'],
    ['Esc', 'Closes it and gives the focus back.'],
  ],
};
