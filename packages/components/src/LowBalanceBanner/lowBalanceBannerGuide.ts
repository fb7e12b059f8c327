import type { ComponentGuide } from '../stories/ComponentGuide.ts';

/** The docs page of `LowBalanceBanner`. */
export const lowBalanceBannerGuide: ComponentGuide = {
  story: 'Critical',
  parts: [
    { slot: 'low-balance-banner-title', name: 'Title', text: 'What is the matter, in five words.' },
    { slot: 'low-balance-banner-text', name: 'Text', text: 'How much is left, and for how long.' },
    { slot: 'low-balance-banner-action', name: 'Action', text: 'The one thing to do.' },
    {
      slot: 'low-balance-banner-dismiss',
      name: 'Dismiss',
      text: 'Until it happens anew or grows graver.',
      at: 'end',
    },
  ],
  do: [
    'Put it above the content of any page, not only of billing.',
    'Give it `onAddFunds`: a warning without a way on is noise.',
    'On a page of your own, lay it over the page where it carries `data-late`, as `WalletPage` does: what is being read stays where it is.',
  ],
  dont: [
    'Keep a place for it: with nothing to tell it takes none.',
    'Show a banner of your own for the same thing.',
    'Show it again after it was dismissed.',
  ],
  keyboard: [
    ['Tab', 'To the action, then to Dismiss.'],
    ['Enter, Space', 'Presses it.'],
  ],
};
